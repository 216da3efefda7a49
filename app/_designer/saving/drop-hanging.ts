import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';

/** Drops what cannot stand by itself after two drawings were laid over one another: an edge whose step is gone, a method whose container is. */
export const dropHanging = (graph: Draft<Graph>): void => {
  for (const [id, edge] of Object.entries(graph.edges)) {
    if (graph.nodes[edge.from] === undefined || graph.nodes[edge.to] === undefined) delete graph.edges[id];
  }
  const [first] = Object.keys(graph.zones);
  for (const node of Object.values(graph.nodes)) {
    if (node.parent !== undefined && graph.nodes[node.parent] === undefined) delete node.parent;
    if (graph.zones[node.zone] === undefined && first !== undefined) node.zone = first;
    if (node.group !== undefined && graph.groups?.[node.group] === undefined) delete node.group;
  }
};
