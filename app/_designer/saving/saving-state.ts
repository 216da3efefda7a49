import type { Say } from '#flows/languages/say.ts';
import { overlaps } from '#flows/graph/overlaps.ts';
import type { Batch, Foreign } from './remote.ts';

export type Trouble =
  | { kind: 'offline' /** Why trying again is of no use. */; reason?: string }
  | { kind: 'conflict'; revision: number; theirs: readonly Foreign[] };

/** What stands between this tab and the server. The graph itself is not in it: a reply never changes the canvas by itself. */
export type SavingState = {
  /** The newest revision that our saved edits rest on. */
  base: number;
  /** Foreign operations up to here are in the document already. */
  seen: number;
  /** Handed to the server; kept, unchanged, until it answers, so that a lost answer can be told from a lost request. */
  sending?: Batch;
  /** Made since. */
  waiting: readonly Batch[];
  trouble?: Trouble;
  savedAt?: number;
};

export type SavingEvent =
  | { kind: 'edited'; batch: Batch }
  | { kind: 'due' }
  | { kind: 'saved'; revision: number; since: readonly Foreign[]; at: number }
  | { kind: 'conflict'; revision: number; since: readonly Foreign[]; at: number }
  /** What others saved meanwhile, oldest first. */
  | { kind: 'heard'; operations: readonly Foreign[] }
  | { kind: 'failed'; reason?: string }
  /** The builder chose; `base` is the revision the document now rests on. */
  | { kind: 'settled'; base: number };

/** The next state, and what of other people's work the document must take in now. */
export type Advance = { state: SavingState; receive: readonly Foreign[] };

export const savingStatus = (state: SavingState): 'saved' | 'saving' | 'offline' | 'conflict' => {
  if (state.trouble !== undefined) return state.trouble.kind;
  return state.sending === undefined && state.waiting.length === 0 ? 'saved' : 'saving';
};

export const unsaved = (state: SavingState): readonly Batch[] => (state.sending === undefined ? state.waiting : [state.sending, ...state.waiting]);

const joined = (batches: readonly Batch[], say: Say): Batch => {
  const labels = [...new Set(batches.map((batch) => batch.label))];
  const [first = say('Edit')] = labels;
  return {
    label: labels.length > 1 ? say('{change} and {count} more', { change: first, count: labels.length - 1 }) : first,
    patches: batches.flatMap((batch) => batch.patches),
  };
};

const sameBatch = (a: Batch, b: Batch): boolean => JSON.stringify(a.patches) === JSON.stringify(b.patches);

const without = ({ sending: _sending, trouble: _trouble, ...state }: SavingState): SavingState => state;

const landed = (state: SavingState, revision: number, since: readonly Foreign[], at: number): Advance => {
  const fresh = since.filter((operation) => operation.revision > state.seen);
  const rest: SavingState = { ...without(state), base: revision, seen: revision, savedAt: at };
  const clash = fresh.filter((operation) =>
    overlaps(
      rest.waiting.flatMap((batch) => batch.patches),
      operation.patches,
    ),
  );
  if (clash.length === 0) return { state: rest, receive: fresh };
  return { state: { ...rest, seen: state.seen, trouble: { kind: 'conflict', revision, theirs: fresh } }, receive: [] };
};

/** The autosave machine: pure, so that slow, lost and repeated answers can be tried in any order. `say`: for what several edits in one are called. */
export const advanceSaving = (state: SavingState, event: SavingEvent, say: Say): Advance => {
  switch (event.kind) {
    case 'edited':
      return { state: { ...state, waiting: [...state.waiting, event.batch] }, receive: [] };
    case 'due': {
      if (state.trouble?.kind === 'conflict' || unsaved(state).length === 0) return { state, receive: [] };
      const { trouble: _over, ...calm } = state;
      if (state.sending !== undefined) return { state: calm, receive: [] };
      return { state: { ...calm, sending: joined(state.waiting, say), waiting: [] }, receive: [] };
    }
    case 'saved':
      return landed(state, event.revision, event.since, event.at);
    case 'conflict': {
      // Our own operation among theirs: it was saved, only the answer was lost on the way.
      const sending = state.sending;
      const own = sending && event.since.find((operation) => sameBatch(operation, sending));
      if (own !== undefined)
        return landed(
          state,
          event.revision,
          event.since.filter((operation) => operation !== own),
          event.at,
        );
      return { state: { ...state, trouble: { kind: 'conflict', revision: event.revision, theirs: event.since } }, receive: [] };
    }
    case 'heard': {
      // An answer that is still to come tells the same; what collides with edits of ours is settled when they are saved.
      const fresh = event.operations.filter((operation) => operation.revision > state.seen);
      const newest = fresh.at(-1)?.revision;
      const own = unsaved(state).flatMap((batch) => batch.patches);
      if (newest === undefined || state.sending !== undefined || state.trouble?.kind === 'conflict') return { state, receive: [] };
      if (fresh.some((operation) => overlaps(own, operation.patches))) return { state, receive: [] };
      // The server still judges unsaved edits from where they were made.
      return { state: { ...state, seen: newest, base: own.length === 0 ? newest : state.base }, receive: fresh };
    }
    case 'failed':
      return { state: { ...state, trouble: { kind: 'offline', ...(event.reason === undefined ? {} : { reason: event.reason }) } }, receive: [] };
    case 'settled': {
      const { sending: _sending, trouble: _trouble, ...calm } = state;
      return { state: { ...calm, base: event.base, seen: event.base, waiting: [] }, receive: [] };
    }
  }
};
