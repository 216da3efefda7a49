import type { Graph, GraphNode } from '#flows/graph/graph.ts';
import type { NodeText } from '#flows/graph/texts-by-node.ts';

const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  // A reference to a text is an id; its words are among the flow's texts.
  if ('text' in value && Object.keys(value).length === 1) return [];
  return Object.values(value).flatMap(wordsIn);
};

/** What can be read in the settings of a step: values, and the builder's words in every language. `named` are connectors by id. */
export const settingsText = (node: GraphNode, texts: readonly NodeText[], named: ReadonlyMap<string, string>): string[] => [
  ...wordsIn(node.config).map((word) => named.get(word) ?? word),
  ...texts.map(({ words }) => words),
];

/** Steps some run may come to: from its entries, along the wires, with what is in containers. */
export const reachedSteps = (graph: Graph, entries: readonly string[]): ReadonlySet<string> => {
  const onward = Map.groupBy(Object.values(graph.edges), ({ from }) => from);
  const children = Map.groupBy(Object.entries(graph.nodes), ([, { parent }]) => parent);
  const reached = new Set<string>();
  const open = [...entries];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const { to } of onward.get(id) ?? []) open.push(to);
    for (const [child] of children.get(id) ?? []) open.push(child);
  }
  return reached;
};
