import type { Effect, Guard, Message } from '../kit/effect.ts';
import type { Phrase } from '../protocol/challenge.ts';
import type { Run } from './run.ts';

/** One node passed on the way, for the event row: trace, funnel and replay. Never a secret value (LOG-02). */
export type Transition = {
  node: string;
  visit: number;
  /** Outcome taken, or what the node stopped with. */
  outcome: string;
  /** `unwired`: the outcome led back to the screen that fed the node; `guard`: a guard failed in the commit. */
  rule?: 'unwired' | 'guard' | 'limit' | 'error';
  edges: readonly string[];
  /** Taken because somebody walking a preview said so (forced-outcome.ts). */
  mocked?: true;
  changes?: { readonly [name: string]: string };
  /** What the screen it came to stand at said was wrong; of the values in it, numbers and durations only (LOG-02). */
  told?: readonly Phrase[];
};

/** A guard with the place it came from: the engine names it when it failed. */
export type PlacedGuard = Guard & { at: string };

/** What one call of the interpreter wants written. The engine commits all of it or nothing. */
export type Decision =
  | {
      kind: 'commit';
      run: Run;
      guards: readonly PlacedGuard[];
      effects: readonly Effect[];
      message?: Message;
      transitions: readonly Transition[];
      /** Where the run stands once the message has left, and how it got there; only if that is all that happens then. */
      foreseen?: { run: Run; transitions: readonly Transition[] };
      /** What a node threw, when the run was refused for it: logged, never shown. */
      fault?: unknown;
    }
  /** Nothing changes. */
  | { kind: 'refuse'; code: 'stale-state' | 'run-over' | 'cannot-go-back' | 'unknown-action' }
  | { kind: 'refuse'; code: 'invalid-input'; errors: readonly { path: string; code: string; message: string }[] };

/** Guards that failed in a commit: `PlacedGuard.at` → the outcome to take instead. Handed to the recomputation. */
export type Failed = ReadonlyMap<string, string>;
