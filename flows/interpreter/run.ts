import type { Proof, RunContext } from '../kit/define-executor.ts';
import type { HeldSession } from '../kit/held-session.ts';
import type { Json } from '../kit/json.ts';
import type { Subject } from '../kit/step.ts';
import type { Challenge, Phrase, Problem } from '../protocol/challenge.ts';

/** Bounds of one run (DESIGN section 6). Over them the run fails closed; a step that would not fit is refused. */
export const runLimits = {
  /** Automatic transitions one step may spend (FLOW-16). */
  transitions: 100,
  /** States kept above the floor. */
  states: 20,
  /** Bytes of the run's JSON. */
  bytes: 32_768,
  /** Visits of one node in a run. */
  visits: 50,
} as const;

/** A place the run stood at. Going back restores one of these, under a new number. */
export type State = {
  number: number;
  /** Index into the plan's nodes. */
  node: number;
  visit: number;
  kind: 'ask' | 'wait' | 'sending' | 'done' | 'failed';
  challenge: Challenge;
  problems: readonly Problem[];
  /** Id of the message that has to leave before anybody is shown this (foresee.ts). */
  awaits?: string;
  vars: { readonly [name: string]: Json };
  subject: Subject;
  /** For `done`. */
  screen?: string;
  statusText?: Phrase;
};

/**
 * A person's way through a plan, as plain JSON. `number` is the current state and grows with every commit; states below
 * `floor` cannot be gone back to. Visits, memos and what they count only grow, whatever direction the run takes.
 */
export type Run = {
  number: number;
  floor: number;
  /** Oldest first; the last one is current. */
  states: readonly State[];
  visits: { readonly [node: string]: number };
  /** Keyed `<node>:<visit>` (FLOW-04). */
  memos: { readonly [key: string]: { readonly [key: string]: Json } };
  /** `state`: the number of the state it was proven in; going back behind it drops the proof. */
  proofs: readonly (Proof & { state: number })[];
  /** What it was started from. */
  session?: HeldSession;
  /** Who the person is in the app's twin, if they came from there (MOB-11). Says nothing about who they are here. */
  twin?: { app: string; user: string };
  context: RunContext;
  locale: string;
};
