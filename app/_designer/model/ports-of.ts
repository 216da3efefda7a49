import type { OutcomeSpec } from '#flows/kit/define-node.ts';
import type { Graph, GraphNode } from '#flows/graph/graph.ts';
import { childrenOf } from './children-of.ts';
import type { NodeFacts } from './node-facts.ts';

/** One row on the right side of a card. */
export type Port = Pick<OutcomeSpec, 'id' | 'label' | 'kind'> & {
  /** The edge that leads on from here. */
  edge?: string;
  /** Wired, but the node has no such outcome any more. */
  stale?: true;
};

export const isContainer = (facts: NodeFacts): boolean => facts.definition?.role === 'chain';

/**
 * What can be taken out of a node, in order. A fallback chain has what its children can end with, except that a method
 * is unavailable: that is what the chain is for.
 */
export const outcomesOf = (graph: Graph, id: string, node: GraphNode, factsOf: (node: GraphNode) => NodeFacts): OutcomeSpec[] => {
  const facts = factsOf(node);
  if (!isContainer(facts)) return [...facts.outcomes];
  const inherited = childrenOf(graph.nodes, id).flatMap((child) => {
    const found = graph.nodes[child];
    return found === undefined ? [] : factsOf(found).outcomes.filter((outcome) => outcome.kind !== 'unavailable');
  });
  const byId = new Map([...inherited, ...facts.outcomes].toReversed().map((outcome) => [outcome.id, outcome]));
  const order = new Set([...inherited, ...facts.outcomes].map((outcome) => outcome.id));
  return [...order].flatMap((outcome) => byId.get(outcome) ?? []);
};

/** `edges` are the edges that start at the node, by outcome. */
export const portsOf = (outcomes: readonly OutcomeSpec[], edges: ReadonlyMap<string, string>): Port[] => {
  const known = new Set(outcomes.map((outcome) => outcome.id));
  return [
    ...outcomes.map(({ id, label, kind }): Port => {
      const edge = edges.get(id);
      return { id, label, kind, ...(edge === undefined ? {} : { edge }) };
    }),
    ...[...edges].filter(([outcome]) => !known.has(outcome))
      .map(([outcome, edge]): Port => ({ id: outcome, label: outcome, kind: 'fail', edge, stale: true })),
  ];
};
