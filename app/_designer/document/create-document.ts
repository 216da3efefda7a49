import { applyPatches, type Draft, enablePatches, produceWithPatches } from 'immer';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Graph } from '#flows/graph/graph.ts';
import { inEnglish, type Say } from '#flows/languages/say.ts';
import type { GraphPatch } from '#flows/graph/patch.ts';
import { type HistoryStep, joinSteps } from './history-step.ts';
import { overlaps } from '#flows/graph/overlaps.ts';
import { changesGroups, readyFor, withGroups } from '#flows/graph/with-groups.ts';

enablePatches();

const undoDepth = 200;
const burstGapMs = 1_000;

export type DocumentState = {
  graph: Graph;
  /** Oldest first; the last one is undone next. */
  past: readonly HistoryStep[];
  /** The last one is redone next. */
  future: readonly HistoryStep[];
};

/** What happened to the graph. `remote` changes are already on the server. */
export type Change = { cause: 'edit' | 'undo' | 'redo' | 'remote'; label: string; patches: readonly GraphPatch[] };
export type Recipe = (graph: Draft<Graph>) => void;

export type FlowDocument = {
  store: StoreApi<DocumentState>;
  /**
   * The only way to change the graph. What `recipe` does becomes one named step; edits with the same `burst` that
   * follow within a second join it. Returns false when nothing changed.
   */
  transact(label: string, recipe: Recipe, options?: { burst?: string }): boolean;
  /** Applies patches that came as data (a fix of the compiler) as one step. Returns false when they do not fit. */
  transactPatches(label: string, patches: readonly GraphPatch[]): boolean;
  /** Ends a burst: the next edit is a step of its own. */
  settle(): void;
  undo(): HistoryStep | undefined;
  redo(): HistoryStep | undefined;
  /** What somebody else saved. Steps of ours that it overlaps can no longer be undone. */
  receive(patches: readonly GraphPatch[]): void;
  /** Another document altogether (a conflict was settled, a version was taken): the history starts anew. */
  reset(graph: Graph): void;
  /** Called after every change, in order. Undo, autosave and sync hang here, never on the graph itself. */
  onChange(listener: (change: Change) => void): () => void;
};

/** A step that a foreign change overlaps is gone, and so is every older one that the lost step builds on. */
const withoutOverlapped = (steps: readonly HistoryStep[], foreign: readonly GraphPatch[]): readonly HistoryStep[] => {
  let blocking = foreign;
  const kept = steps.toReversed().filter((step) => {
    if (!overlaps(step.patches, blocking)) return true;
    blocking = [...blocking, ...step.patches];
    return false;
  });
  return kept.length === steps.length ? steps : kept.toReversed();
};

/**
 * `locked`: nobody here may change it; it only takes in what others saved. `tidy`: run after each change made here, as part
 * of it, for what is to be true whoever changes what. `selected`: what is selected now, for each step to remember.
 * `say`: for what the document itself calls something.
 */
export const createDocument = (
  graph: Graph,
  now: () => number,
  { locked = false, tidy, selected, say = inEnglish }: { locked?: boolean; tidy?: Recipe; selected?: () => readonly string[]; say?: Say } = {},
): FlowDocument => {
  const store = createStore<DocumentState>(() => ({ graph, past: [], future: [] }));
  const listeners = new Set<(change: Change) => void>();
  let nextId = 1;

  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change);
  };

  const commit = (label: string, recipe: Recipe, burst?: string): boolean => {
    const { graph: before, past } = store.getState();
    const [changed, patches, inverse] = produceWithPatches(withGroups(before), (draft) => {
      recipe(draft);
      tidy?.(draft);
    });
    if (patches.length === 0 || locked) return false;
    const { groups: _empty, ...ungrouped } = changed;
    const next = before.groups === undefined && !changesGroups(patches) ? ungrouped : changed;
    const last = past.at(-1);
    const step: HistoryStep = {
      id: nextId,
      label,
      patches,
      inverse,
      at: now(),
      ...(burst === undefined ? {} : { burst }),
      ...(selected === undefined ? {} : { selected: selected() }),
    };
    const joins = last !== undefined && burst !== undefined && last.burst === burst && step.at - last.at < burstGapMs;
    if (!joins) nextId += 1;
    const steps = joins ? [...past.slice(0, -1), joinSteps(last, step)] : [...past, step];
    store.setState({ graph: next, past: steps.slice(-undoDepth), future: [] });
    tell({ cause: 'edit', label, patches });
    return true;
  };

  const travel = (cause: 'undo' | 'redo'): HistoryStep | undefined => {
    const state = store.getState();
    const step = (cause === 'undo' ? state.past : state.future).at(-1);
    if (step === undefined) return undefined;
    const { burst: _settled, ...settled } = step;
    const patches = cause === 'undo' ? step.inverse : step.patches;
    store.setState({
      graph: applyPatches(state.graph, patches),
      past: cause === 'undo' ? state.past.slice(0, -1) : [...state.past, settled],
      future: cause === 'undo' ? [...state.future, settled] : state.future.slice(0, -1),
    });
    tell({ cause, label: say(cause === 'undo' ? 'Undo: {change}' : 'Redo: {change}', { change: step.label }), patches });
    return step;
  };

  return {
    store,
    transact(label, recipe, options) {
      return commit(label, recipe, options?.burst);
    },
    transactPatches(label, patches) {
      try {
        return commit(label, (draft) => {
          applyPatches(draft, patches);
        });
      } catch {
        return false;
      }
    },
    settle() {
      const { past } = store.getState();
      const last = past.at(-1);
      if (last?.burst === undefined) return;
      const { burst: _settled, ...step } = last;
      store.setState({ past: [...past.slice(0, -1), step] });
    },
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    receive(patches) {
      const state = store.getState();
      store.setState({
        graph: applyPatches(readyFor(state.graph, patches), patches),
        past: withoutOverlapped(state.past, patches),
        future: withoutOverlapped(state.future, patches),
      });
      tell({ cause: 'remote', label: say('Changed elsewhere'), patches });
    },
    reset(next) {
      store.setState({ graph: next, past: [], future: [] });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
