import type { Proof } from '../kit/define-executor.ts';
import type { Effect, Message } from '../kit/effect.ts';
import type { HeldSession } from '../kit/held-session.ts';
import type { Json } from '../kit/json.ts';
import type { Ports } from '../kit/ports.ts';
import type { Subject } from '../kit/step.ts';
import type { Problem } from '../protocol/challenge.ts';
import type { Decision, PlacedGuard, Transition } from './decision.ts';
import type { Machine } from './machine.ts';
import { overlay } from './overlay.ts';
import { type Run, runLimits, type State } from './run.ts';

/** The working copy of one step. Local to one call of the interpreter; becomes a decision or is thrown away. */
export type Walk = {
  /** The run as it was stored. */
  readonly run: Run;
  /** Number of the state this step will make. */
  readonly number: number;
  readonly ports: Ports;
  states: readonly State[];
  floor: number;
  visits: Record<string, number>;
  memos: Record<string, { readonly [key: string]: Json }>;
  proofs: readonly (Proof & { state: number })[];
  vars: { [name: string]: Json };
  subject: Subject;
  /** The session the run was started from, until the run ends it. */
  session: HeldSession | undefined;
  /** To be said on the next screen. */
  problems: readonly Problem[];
  effects: Effect[];
  guards: PlacedGuard[];
  message: Message | undefined;
  transitions: Transition[];
};

export const beginWalk = (machine: Machine, run: Run, from: State | undefined): Walk => {
  const effects: Effect[] = [];
  return {
    run,
    number: run.number + 1,
    ports: overlay(machine.ports, effects),
    states: run.states,
    floor: run.floor,
    visits: { ...run.visits },
    memos: { ...run.memos },
    proofs: run.proofs,
    vars: { ...from?.vars },
    subject: from?.subject ?? {},
    session: run.session,
    problems: [],
    effects,
    guards: [],
    message: undefined,
    transitions: [],
  };
};

/** States a person may return to, and the room to remember more: one per visit, at most 20 above the floor. */
const remembered = (walk: Walk, state: State): State[] => {
  const others = walk.states.filter(
    (known) => known.kind !== 'sending' && known.number >= walk.floor && !(known.node === state.node && known.visit === state.visit),
  );
  return [...others.slice(-(runLimits.states - 1)), state];
};

/** The run comes to stand at `state`; nothing transient is remembered past it. */
export const endWalk = (machine: Machine, walk: Walk, state: Omit<State, 'number' | 'vars' | 'subject'>): Decision => {
  const kept = Object.entries(walk.vars).filter(([name]) => machine.plan.variables[name] !== 'transient');
  const stood: State = { ...state, number: walk.number, vars: Object.fromEntries(kept), subject: walk.subject };
  const states = remembered(walk, stood);
  // A visit nobody can stand on again needs no notes; what was counted against accounts and addresses lives in storage.
  const reachable = new Set(states.map((known) => `${machine.plan.nodes[known.node]?.id}:${known.visit}`));
  const memos = Object.fromEntries(Object.entries(walk.memos).filter(([key]) => reachable.has(key)));
  const { session: _before, ...run } = walk.run;
  return {
    kind: 'commit',
    run: {
      ...run,
      ...(walk.session && { session: walk.session }),
      number: walk.number,
      floor: walk.floor,
      states,
      visits: walk.visits,
      memos,
      proofs: walk.proofs,
    },
    guards: walk.guards,
    effects: walk.effects,
    ...(walk.message && { message: walk.message }),
    transitions: walk.transitions,
  };
};
