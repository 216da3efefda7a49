import type { Decision } from './decision.ts';
import type { Machine } from './machine.ts';
import type { Run, State } from './run.ts';
import { returnTo, screenBefore } from './return-to.ts';
import { beginWalk } from './walk.ts';

/** The screen "back" leads to, if any. */
export const backTarget = (machine: Machine, run: Run): State | undefined => {
  const state = run.states.at(-1);
  if (state === undefined || state.kind === 'done' || state.kind === 'failed' || state.kind === 'sending') return undefined;
  return screenBefore(machine, run, state);
};

/** Stands on the screen before, under a new number. Attempts, sends and visits stay counted. */
export const goBack = (machine: Machine, run: Run, number: number): Decision => {
  const state = run.states.at(-1);
  if (state === undefined || state.kind === 'done' || state.kind === 'failed') return { kind: 'refuse', code: 'run-over' };
  if (state.number !== number) return { kind: 'refuse', code: 'stale-state' };
  const screen = backTarget(machine, run);
  if (screen === undefined) return { kind: 'refuse', code: 'cannot-go-back' };
  const walk = beginWalk(machine, run, state);
  walk.transitions.push({ node: machine.plan.nodes[state.node]?.id ?? '', visit: state.visit, outcome: 'back', edges: [] });
  return returnTo(machine, walk, screen, []);
};
