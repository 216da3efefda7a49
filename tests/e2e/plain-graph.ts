import type { Graph } from '#flows/graph/graph.ts';

const childOrder = (nodes: Graph['nodes'], id: string): number => {
  const own = nodes[id];
  const siblings = Object.entries(nodes).filter(([, node]) => node.parent !== undefined && node.parent === own?.parent);
  return siblings.filter(([, node]) => own !== undefined && node.order < own.order).length;
};

/** A graph as it means something: without ids, order keys, places and sizes, which two people never choose alike. */
export const plainGraph = ({ nodes, edges, zones, strings }: Graph) => {
  const nameOf = (id: string | undefined): string | undefined => {
    const node = nodes[id ?? ''];
    return node === undefined ? undefined : `${node.name ?? ''}|${node.type}`;
  };
  const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return {
    zones: Object.values(zones)
      .map(({ key, kind, name }) => ({ key, kind, name }))
      .sort(byText),
    nodes: Object.entries(nodes)
      .map(([id, { type, version, name, config, zone, parent }]) => ({
        type,
        version,
        name,
        config,
        zone: zones[zone]?.key,
        parent: nameOf(parent),
        place: parent === undefined ? undefined : childOrder(nodes, id),
      }))
      .sort(byText),
    edges: Object.values(edges)
      .map(({ from, outcome, to }) => ({ from: nameOf(from), outcome, to: nameOf(to) }))
      .sort(byText),
    strings: Object.values(strings)
      .flatMap((texts) => Object.values(texts))
      .sort(byText),
  };
};
