import type { Challenge } from '../protocol/challenge.ts';
import type { Decision, Transition } from './decision.ts';
import type { Machine } from './machine.ts';
import type { Place } from './place.ts';
import { endWalk, type Walk } from './walk.ts';

/** The run cannot go on for a reason no node has an outcome for: it ends refused, never skips (FLOW-05). */
export const failClosed = (machine: Machine, walk: Walk, place: Place, rule: NonNullable<Transition['rule']>, fault?: unknown): Decision => {
  const id = machine.plan.nodes[place.node]?.id ?? '';
  walk.transitions.push({ node: id, visit: place.visit, outcome: 'failed', rule, edges: [] });
  // Nothing that the broken step wanted is written with the refusal, but tries stay counted: else guessing were free
  // wherever a wrong guess ends the run (OTP-05).
  walk.effects.length = 0;
  walk.guards = walk.guards.filter(({ kind }) => kind === 'count' || kind === 'throttle');
  walk.message = undefined;
  const title = { key: 'flow.failed' };
  const challenge: Challenge = { kind: 'message', title, body: { key: 'flow.failed-body' }, fields: [], actions: [] };
  const decision = endWalk(machine, walk, { node: place.node, visit: place.visit, kind: 'failed', challenge, problems: [], statusText: title });
  return decision.kind === 'commit' && fault !== undefined ? { ...decision, fault } : decision;
};
