import { type Transfer, type Ways, explore } from '../explore.ts';
import { changesSubject, type Facts, factsAfter, factsAtEntry, factsEntering } from '../facts.ts';
import type { Context, Flow } from '../flow.ts';

/**
 * How facts come about: at an entry, and from place to place. What a place needs is taken to hold beyond it; whether it does
 * hold is for the proofs to say.
 */
export const transferOf = (flow: Flow, needs: readonly Facts[]): { start: (entry: number) => Facts; transfer: Transfer<Facts> } => ({
  start: (entry) => factsAtEntry(flow.places[entry]),
  transfer: (index, exit, before) => {
    const place = flow.places[index];
    const next = exit.to === undefined ? undefined : flow.places[exit.to];
    const facts = before | (needs[index] ?? 0);
    if (place === undefined || next === undefined || changesSubject(exit, facts)) return undefined;
    return factsEntering(place, next, factsAfter(place, exit, facts));
  },
});

/** The dataflow the proofs rest on: which facts hold where, over all paths. Undefined: too many ways, reported. */
export const walkFacts = ({ report, say }: Context, flow: Flow, needs: readonly Facts[]): Ways<Facts> | undefined => {
  const { start, transfer } = transferOf(flow, needs);
  const ways = explore(flow, start, transfer);
  if (ways === undefined) {
    report.add('too-many-ways', {
      message: say('This flow branches so much that not every way through it can be checked.'),
      advice: say('Split it into several flows, or let branches come together earlier.'),
    });
  }
  return ways;
};
