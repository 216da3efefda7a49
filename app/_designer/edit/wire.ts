import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { newId } from './new-id.ts';

/** Leads an outcome to a node. An outcome leads to one place: what was there before is replaced. */
export const wire = (graph: Draft<Graph>, from: string, outcome: string, to: string): void => {
  const old = Object.entries(graph.edges).find(([, edge]) => edge.from === from && edge.outcome === outcome);
  if (old === undefined) graph.edges[newId('edge', graph.edges)] = { from, outcome, to };
  else old[1].to = to;
};

export const unwire = (graph: Draft<Graph>, from: string, outcome: string): void => {
  for (const [id, edge] of Object.entries(graph.edges)) {
    if (edge.from === from && edge.outcome === outcome) delete graph.edges[id];
  }
};
