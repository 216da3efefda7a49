import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Say } from '#flows/languages/say.ts';
import type { GraphPatch } from '#flows/graph/patch.ts';
import type { Place } from '#flows/graph/overlaps.ts';
import type { FlowDocument } from '../document/create-document.ts';
import { type Changed, clashesOf, placeKey } from './clashes.ts';
import { touchedEntities } from './entities.ts';
import type { Journal } from './journal.ts';
import { mergeOver, type Side } from './merge-over.ts';
import { type FlowRemote, type Foreign, Refused } from './remote.ts';
import { advanceSaving, type SavingEvent, type SavingState, savingStatus, unsaved } from './saving-state.ts';

/** Time as the autosave needs it, so that tests need not wait. */
export type Timing = { now(): number; after(ms: number, run: () => void): () => void };

export type Autosave = {
  store: StoreApi<SavingState>;
  /** The server has this revision: takes in what others saved, as far as it does not collide with unsaved edits. */
  hear(revision: number): void;
  /** Sends what is unsaved now and resolves when the server has it, or with false when it cannot be had. */
  flush(): Promise<boolean>;
  /** Puts unsaved edits on this device now: the tab may be closed after. */
  keep(): void;
  /** What stands between my unsaved edits and the newest draft. Rejects when the server cannot be reached. */
  differences(): Promise<Differences>;
  /**
   * Settles a conflict: my edits come over the newest draft, and where both changed the same place the chosen side stands:
   * one for all, or one for each (by `placeKey`). Returns false, changing nothing, when something else has come to be
   * chosen meanwhile.
   */
  settle(choice: Side | ReadonlyMap<string, Side>): Promise<boolean>;
  /** A hidden tab sends what it has when it is hidden and then nothing until it is shown again (EDITOR 13). */
  show(shown: boolean): void;
  stop(): void;
};

/** A conflict, laid open. */
export type Differences = {
  mine: Changed;
  theirs: { revision: number; graph: Graph /** Unknown when they are too many to be told. */; patches?: readonly GraphPatch[] };
  clashes: readonly Place[];
};

const journalMs = 150;
const quietMs = 600;
const longestMs = 2_000;
const retryMs = (failures: number): number => Math.min(30_000, 2_000 * 2 ** failures);

export const startAutosave = (given: {
  document: FlowDocument;
  remote: FlowRemote;
  journal: Journal;
  timing: Timing;
  initial: SavingState;
  say: Say;
  /** Called when the server has everything, with what it finds wrong. */
  judged?(issues: readonly Issue[]): void;
  /** Called after what others saved was taken in. */
  received?(operations: readonly Foreign[]): void;
}): Autosave => {
  const { document, remote, journal, timing, say } = given;
  const store = createStore<SavingState>(() => given.initial);
  let cancelJournal: (() => void) | undefined;
  let cancelSend: (() => void) | undefined;
  let firstUnsentAt: number | undefined;
  let failures = 0;
  let stopped = false;
  let underWay: Promise<void> | undefined;
  let newest = given.initial.seen;
  let catchingUp = false;
  let hidden = false;

  const keep = (): void => {
    cancelJournal?.();
    cancelJournal = undefined;
    const state = store.getState();
    const batches = unsaved(state);
    if (batches.length === 0) {
      journal.clear();
      return;
    }
    journal.write({
      base: state.base,
      ...(state.sending === undefined ? {} : { sending: { ...state.sending, patches: [...state.sending.patches] } }),
      waiting: state.waiting.map((batch) => ({ ...batch, patches: [...batch.patches] })),
      mine: touchedEntities(document.store.getState().graph, batches).map((entity) => ({ ...entity, path: [...entity.path] })),
    });
  };

  const advance = (event: SavingEvent): void => {
    const { state, receive } = advanceSaving(store.getState(), event, say);
    store.setState(state, true);
    for (const operation of receive) document.receive(operation.patches);
    if (receive.length > 0) given.received?.(receive);
  };

  const sendIn = (ms: number): void => {
    cancelSend?.();
    cancelSend =
      stopped || hidden
        ? undefined
        : timing.after(ms, () => {
            void send();
          });
  };

  const catchUp = async (): Promise<void> => {
    if (catchingUp) return;
    catchingUp = true;
    try {
      for (;;) {
        const { seen, sending } = store.getState();
        if (stopped || sending !== undefined || newest <= seen) return;
        advance({ kind: 'heard', operations: await remote.operations(seen) });
        if (store.getState().seen === seen) return;
      }
    } catch {
      // The next save or the next revision brings it.
    } finally {
      catchingUp = false;
    }
  };

  const exchange = async (): Promise<void> => {
    const { sending, base } = store.getState();
    if (sending === undefined) return;
    try {
      const answer = await remote.save({ ...sending, base });
      failures = 0;
      advance({ ...answer, at: timing.now() });
      if (answer.kind === 'saved' && answer.issues !== undefined && savingStatus(store.getState()) === 'saved') given.judged?.(answer.issues);
    } catch (error) {
      failures += 1;
      advance({ kind: 'failed', ...(error instanceof Refused ? { reason: error.message } : {}) });
      if (!(error instanceof Refused)) sendIn(retryMs(failures - 1));
    }
  };

  const send = (): Promise<void> => {
    if (underWay !== undefined) return underWay;
    cancelSend?.();
    advance({ kind: 'due' });
    firstUnsentAt = undefined;
    underWay = exchange().then(() => {
      underWay = undefined;
      keep();
      const { trouble, waiting } = store.getState();
      if (trouble === undefined && waiting.length > 0) sendIn(quietMs);
      void catchUp();
    });
    return underWay;
  };

  const differences = async (): Promise<Differences> => {
    const draft = await remote.draft();
    const state = store.getState();
    const mine = { graph: document.store.getState().graph, patches: unsaved(state).flatMap((batch) => batch.patches) };
    // More than the server tells at once, or saved since it told: then the drawings themselves are compared.
    const theirs = state.trouble?.kind === 'conflict' && state.trouble.revision === draft.revision ? state.trouble.theirs : [];
    const patches = theirs.flatMap((operation) => operation.patches);
    const changed = { ...draft, ...(patches.length === 0 ? {} : { patches }) };
    return { mine, theirs: changed, clashes: clashesOf(mine, changed) };
  };

  const stopListening = document.onChange((change) => {
    if (change.cause === 'remote') return;
    advance({ kind: 'edited', batch: { label: change.label, patches: change.patches } });
    cancelJournal ??= timing.after(journalMs, keep);
    if (store.getState().trouble !== undefined) return;
    const now = timing.now();
    firstUnsentAt ??= now;
    sendIn(Math.max(0, Math.min(quietMs, firstUnsentAt + longestMs - now)));
  });

  if (unsaved(given.initial).length > 0) sendIn(0);

  return {
    store,
    keep,
    hear(revision) {
      newest = Math.max(newest, revision);
      void catchUp();
    },
    async flush() {
      if (underWay !== undefined) await underWay;
      if (unsaved(store.getState()).length > 0) await send();
      const state = store.getState();
      return state.trouble === undefined && unsaved(state).length === 0;
    },
    differences,
    async settle(choice) {
      const { mine, theirs, clashes } = await differences();
      if (typeof choice !== 'string' && clashes.some((clash) => !choice.has(placeKey(clash)))) return false;
      advance({ kind: 'settled', base: theirs.revision });
      document.reset(theirs.graph);
      document.transact(say('Keep my changes'), (graph) =>
        mergeOver(graph, mine, clashes, (clash) => (typeof choice === 'string' ? choice : (choice.get(placeKey(clash)) ?? 'theirs'))),
      );
      keep();
      return true;
    },
    show(shown) {
      if (!shown) void send();
      hidden = !shown;
      if (hidden) cancelSend?.();
      else if (unsaved(store.getState()).length > 0) sendIn(0);
    },
    stop() {
      stopped = true;
      stopListening();
      cancelSend?.();
      keep();
      cancelJournal?.();
    },
  };
};
