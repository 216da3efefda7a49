import type { OutcomeSpec } from '#flows/kit/define-node.ts';
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
 * What can be taken out of a fallback chain: what its children can end with, in order, except that a method is
 * unavailable (that is what the chain is for), and then its own.
 */
export const chainOutcomes = (own: readonly OutcomeSpec[], children: readonly NodeFacts[]): OutcomeSpec[] => {
  const inherited = children.flatMap((child) => child.outcomes.filter((outcome) => outcome.kind !== 'unavailable'));
  const byId = new Map<string, OutcomeSpec>();
  for (const outcome of [...inherited, ...own]) if (!byId.has(outcome.id)) byId.set(outcome.id, outcome);
  return [...byId.values()];
};

/** `edges` are the edges that start at the node, by outcome. Wires of outcomes that are gone stay visible, to be led elsewhere. */
export const portsOf = (outcomes: readonly OutcomeSpec[], edges: ReadonlyMap<string, string>): Port[] => {
  const known = new Set(outcomes.map((outcome) => outcome.id));
  return [
    ...outcomes.map(({ id, label, kind }): Port => {
      const edge = edges.get(id);
      return { id, label, kind, ...(edge === undefined ? {} : { edge }) };
    }),
    ...[...edges]
      .filter(([outcome]) => !known.has(outcome))
      .map(([outcome, edge]): Port => ({ id: outcome, label: outcome, kind: 'fail', edge, stale: true })),
  ];
};
