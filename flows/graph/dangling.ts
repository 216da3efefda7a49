import type { Graph } from './graph.ts';

/** References to something that is not there, as `<what>.<id>.<field>`. A draft may have some; the compiler reports them. */
export const dangling = (graph: Graph): ReadonlySet<string> => {
  const found = new Set<string>();
  const hasNode = (id: string) => Object.hasOwn(graph.nodes, id);
  for (const [id, { zone, parent, group }] of Object.entries(graph.nodes)) {
    if (!Object.hasOwn(graph.zones, zone)) found.add(`nodes.${id}.zone`);
    if (parent !== undefined && !hasNode(parent)) found.add(`nodes.${id}.parent`);
    if (group !== undefined && !Object.hasOwn(graph.groups ?? {}, group)) found.add(`nodes.${id}.group`);
  }
  for (const [id, { from, to }] of Object.entries(graph.edges)) {
    if (!hasNode(from)) found.add(`edges.${id}.from`);
    if (!hasNode(to)) found.add(`edges.${id}.to`);
  }
  return found;
};
