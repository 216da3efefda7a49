import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';

/** Text ids of a node: `<nodeId>.<field>`. */
const ownTexts = (texts: Record<string, string>, ids: ReadonlySet<string>): string[] =>
  Object.keys(texts).filter((text) => ids.has(text.slice(0, text.indexOf('.'))));

/** Removes nodes with what is in them, their wires and their texts. */
export const removeNodes = (graph: Draft<Graph>, nodes: Iterable<string>): void => {
  const gone = new Set(nodes);
  for (const [id, node] of Object.entries(graph.nodes)) if (node.parent !== undefined && gone.has(node.parent)) gone.add(id);
  for (const id of gone) delete graph.nodes[id];
  for (const [id, edge] of Object.entries(graph.edges)) if (gone.has(edge.from) || gone.has(edge.to)) delete graph.edges[id];
  for (const texts of Object.values(graph.strings)) for (const text of ownTexts(texts, gone)) delete texts[text];
};
