import type { Graph } from '#flows/graph/graph.ts';
import { registry } from '#flows/nodes/registry.ts';
import type { HandChange } from '#flows/security/changed-by-hand.ts';
import type { Difference } from '#flows/security/same-shape.ts';
import type { Drawing } from '#flows/security/sketch.ts';

type Nodes = Pick<Graph, 'nodes'>;

const titleOf = ({ nodes }: Nodes | Drawing, id: string): string => {
  const node = nodes[id];
  if (node === undefined) return 'a step that is gone';
  return `“${node.name ?? registry[node.type]?.title ?? node.type}”`;
};

/** What the builder changed in the page's own drawing, a sentence each. `before` is what the page would draw for the same answers. */
export const handChangeWords = (changes: readonly HandChange[], graph: Graph, before: Drawing): readonly string[] => {
  const changedNodes = new Set(changes.flatMap(({ part, id }) => (part === 'node' ? [id] : [])));
  return changes.flatMap(({ part, id, what }) => {
    if (part === 'node') {
      const title = titleOf(graph.nodes[id] === undefined ? before : graph, id);
      return [what === 'removed' ? `You removed ${title}.` : `You changed ${title}.`];
    }
    const edge = before.edges[id];
    // The wires of a removed step went with it.
    if (edge === undefined || changedNodes.has(edge.from) || changedNodes.has(edge.to)) return [];
    const now = graph.edges[id];
    const from = titleOf(graph, edge.from);
    return [now === undefined ? `You cut the wire from ${from} to ${titleOf(graph, edge.to)}.` : `You led ${from} to ${titleOf(graph, now.to)}.`];
  });
};

/**
 * Where a flow is not what the form can say, a sentence each: steps of a kind the form would not draw, or that it would draw and
 * are not there. Everything else comes of these, or is one sentence about the wires.
 */
export const differenceWords = (differences: readonly Difference[], graph: Graph, drawing: Drawing): readonly string[] => {
  const typesIn = ({ nodes }: Nodes | Drawing) => new Set(Object.values(nodes).map(({ type }) => type));
  const [own, drawn] = [typesIn(graph), typesIn(drawing)];
  const told = differences.flatMap((difference): string[] => {
    switch (difference.kind) {
      case 'extra':
        return drawn.has(graph.nodes[difference.node]?.type ?? '')
          ? []
          : [`${titleOf(graph, difference.node)} is not something this form asks about.`];
      case 'missing':
        return own.has(drawing.nodes[difference.drawn]?.type ?? '') ? [] : [`${titleOf(drawing, difference.drawn)} is missing in the flow.`];
      case 'settings':
        return [`${titleOf(graph, difference.node)} has other settings.`];
      case 'leads-elsewhere':
        return [];
    }
  });
  return told.length === 0 && differences.length > 0 ? ['Its steps are wired in another way.'] : [...new Set(told)];
};
