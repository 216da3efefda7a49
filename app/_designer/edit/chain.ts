import type { Draft } from 'immer';
import { generateKeyBetween } from 'fractional-indexing';
import type { Graph } from '#flows/graph/graph.ts';
import { childrenOf } from '../model/children-of.ts';
import { wire } from './wire.ts';

const orderAt = (graph: Graph, parent: string, index: number, moving: string): string => {
  const others = childrenOf(graph.nodes, parent)
    .filter((id) => id !== moving)
    .map((id) => graph.nodes[id]?.order);
  return generateKeyBetween(others[index - 1] ?? null, others[index] ?? null);
};

/**
 * Puts a node into a container, as its `index`th child. Children have no wires of their own: what led to the node leads
 * to the container, and what it led to follows the container's outcome of the same name, unless that is wired already.
 */
export const putInContainer = (graph: Draft<Graph>, id: string, parent: string, index: number): void => {
  const node = graph.nodes[id];
  const container = graph.nodes[parent];
  if (node === undefined || container === undefined || id === parent) return;
  node.order = orderAt(graph, parent, index, id);
  node.parent = parent;
  node.zone = container.zone;
  for (const [key, edge] of Object.entries(graph.edges)) {
    if (edge.to === id) {
      if (edge.from === parent) delete graph.edges[key];
      else edge.to = parent;
    } else if (edge.from === id) {
      delete graph.edges[key];
      const taken = Object.values(graph.edges).some((other) => other.from === parent && other.outcome === edge.outcome);
      if (!taken && edge.to !== parent) wire(graph, parent, edge.outcome, edge.to);
    }
  }
};

export const takeOutOfContainer = (graph: Draft<Graph>, id: string): void => {
  const node = graph.nodes[id];
  if (node !== undefined) delete node.parent;
};
