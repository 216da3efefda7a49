import type { Problem } from '../protocol/challenge.ts';
import type { Decision } from './decision.ts';
import type { Machine } from './machine.ts';
import type { State } from './run.ts';
import { endWalk, type Walk } from './walk.ts';

/**
 * The last screen before a place that a person may stand on again: above the floor, another visit than the place's own,
 * and not one whose answer proved something (its challenge is spent).
 */
export const screenBefore = (
  machine: Pick<Machine, 'plan'>,
  walk: Pick<Walk, 'states' | 'floor' | 'proofs'>,
  place: { node: number; visit: number },
): State | undefined => {
  const spent = (state: State) => walk.proofs.some((proof) => proof.node === machine.plan.nodes[state.node]?.id && proof.visit === state.visit);
  return walk.states.findLast(
    (state) => state.kind === 'ask' && state.number >= walk.floor && !(state.node === place.node && state.visit === place.visit) && !spent(state),
  );
};

/** Stands on an earlier screen again, under a new number. Proofs, subject and values made after it are gone (FLOW-06). */
export const returnTo = (machine: Machine, walk: Walk, screen: State, problems: readonly Problem[]): Decision => {
  walk.proofs = walk.proofs.filter((proof) => proof.state <= screen.number);
  walk.vars = { ...screen.vars };
  walk.subject = screen.subject;
  walk.states = walk.states.filter((state) => state.number < screen.number);
  const { node, visit, kind, challenge } = screen;
  return endWalk(machine, walk, { node, visit, kind, challenge, problems });
};
