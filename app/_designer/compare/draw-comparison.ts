import { type Difference, diffGraphs } from '#flows/graph/diff-graphs.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { Mark } from '../shown/drawing.ts';

type Items<Item> = Readonly<Record<string, Item>>;

/** What is new, and what was before and is gone, which stands where it stood. */
const both = <Item>(before: Items<Item>, after: Items<Item>): Record<string, Item> => ({ ...before, ...after });

const marksOf = (difference: Difference<string>): [string, Mark][] => [
  ...difference.added.map((id): [string, Mark] => [id, 'added']),
  ...difference.removed.map((id): [string, Mark] => [id, 'removed']),
  ...difference.changed.filter(({ what }) => what.some((aspect) => aspect !== 'layout')).map(({ id }): [string, Mark] => [id, 'changed']),
];

/**
 * Two drawings of a flow as one (EDITOR 15): the newer one, with what only the older one had, and a mark on everything
 * that came, went or runs differently. Where things stand is no difference.
 */
export const drawComparison = (before: Graph, after: Graph): { graph: Graph; marks: Record<string, Mark> } => {
  const { nodes, edges } = diffGraphs(before, after);
  const languages = new Set([...Object.keys(before.strings), ...Object.keys(after.strings)]);
  return {
    graph: {
      ...after,
      zones: both(before.zones, after.zones),
      nodes: both(before.nodes, after.nodes),
      edges: both(before.edges, after.edges),
      notes: both(before.notes, after.notes),
      strings: Object.fromEntries([...languages].map((tag) => [tag, both(before.strings[tag] ?? {}, after.strings[tag] ?? {})])),
    },
    marks: Object.fromEntries([...marksOf(nodes), ...marksOf(edges)]),
  };
};
