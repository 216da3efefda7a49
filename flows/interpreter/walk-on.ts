import type { Effect } from '../kit/effect.ts';
import type { HeldSession } from '../kit/held-session.ts';
import type { Step } from '../kit/step.ts';
import type { Decision, Failed } from './decision.ts';
import { failClosed } from './fail-closed.ts';
import { foresee } from './foresee.ts';
import { inputFor } from './input-for.ts';
import type { Machine } from './machine.ts';
import type { Place } from './place.ts';
import { runLimits } from './run.ts';
import { stopAt } from './stop-at.ts';
import { takeOutcome } from './take-outcome.ts';
import type { Walk } from './walk.ts';

/** Outages are the caller's to answer with 503, the run unchanged; anything else a node throws is a defect. */
const isOutage = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'busy' || error.code === 'unavailable');

/** Replaces the step by the declared outcome of a guard that failed in the commit. */
const afterGuards = (step: Step, at: string, failed: Failed): { step: Step; guarded: boolean } => {
  const index = (step.guards ?? []).findIndex((_, position) => failed.has(`${at}:${position}`));
  const outcome = failed.get(`${at}:${index}`);
  return outcome === undefined ? { step, guarded: false } : { step: { kind: 'exit', outcome }, guarded: true };
};

/** What ended the session it was started from goes on without it. */
const endsSession = (effects: readonly Effect[], { id, user }: HeldSession): boolean =>
  effects.some(
    (effect) => effect.kind === 'session.revoke' && ('session' in effect ? effect.session === id : effect.user === user && effect.except !== id),
  );

/**
 * Runs nodes until one waits, sends or finishes. Everything written on the way is collected; a node that throws, or
 * answers something its definition does not declare, ends the run refused.
 */
export const walkOn = async (machine: Machine, walk: Walk, start: Place, failed: Failed): Promise<Decision> => {
  let place = start;
  for (let spent = 0; spent < runLimits.transitions; spent += 1) {
    const node = machine.plan.nodes[place.node];
    const executor = node && Object.hasOwn(machine.executors, node.type) ? machine.executors[node.type] : undefined;
    const input = node && inputFor(machine, walk, node, place);
    if (node === undefined || executor === undefined || input === undefined) return failClosed(machine, walk, place, 'error');
    const at = `${node.id}:${place.visit}`;
    let answered: Step;
    try {
      answered = await executor(input);
    } catch (error) {
      if (isOutage(error)) throw error;
      return failClosed(machine, walk, place, 'error', error);
    }
    const { step, guarded } = afterGuards(answered, at, failed);
    if (step.memo !== undefined) walk.memos[at] = step.memo;
    walk.effects.push(...(step.effects ?? []));
    if (walk.session !== undefined && endsSession(step.effects ?? [], walk.session)) walk.session = undefined;
    walk.guards.push(...(step.guards ?? []).map((guard, index) => ({ ...guard, at: `${at}:${index}` })));
    if (step.kind === 'dispatch') return foresee(machine, walk, node, executor, place, await stopAt(machine, walk, node, place, step));
    if (step.kind !== 'exit') return stopAt(machine, walk, node, place, step);
    const taken = await takeOutcome(machine, walk, node, place, step, guarded);
    if ('decision' in taken) return taken.decision;
    place = taken.place;
  }
  return failClosed(machine, walk, place, 'limit');
};
