import type { Graph } from '../graph/graph.ts';
import type { ScenarioResult } from './result.ts';

export type Coverage = { nodes: ReadonlySet<string>; edges: ReadonlySet<string>; allNodes: number; allEdges: number };

/** Which steps and wires of a drawing scenarios pass. A chain counts as passed with any of its methods. What is gone counts no more. */
export const coverageOf = (graph: Graph, results: readonly Pick<ScenarioResult, 'coverage'>[]): Coverage => {
  const nodes = new Set<string>();
  const edges = new Set<string>();
  for (const { coverage } of results) {
    for (const id of coverage.nodes) {
      for (let at: string | undefined = id; at !== undefined && !nodes.has(at); at = graph.nodes[at]?.parent) {
        if (graph.nodes[at] === undefined) break;
        nodes.add(at);
      }
    }
    for (const id of coverage.edges) if (graph.edges[id] !== undefined) edges.add(id);
  }
  return { nodes, edges, allNodes: Object.keys(graph.nodes).length, allEdges: Object.keys(graph.edges).length };
};
