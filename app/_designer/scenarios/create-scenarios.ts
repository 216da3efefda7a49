import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Say } from '#flows/languages/say.ts';
import type { ScenarioResult } from '#flows/scenario/result.ts';
import type { Phone } from '../phone/create-phone.ts';
import { type SavingState, savingStatus } from '../saving/saving-state.ts';
import type { Autosave, Timing } from '../saving/start-autosave.ts';
import { announce, type View } from '../view/create-view.ts';
import type { ScenarioLine, ScenariosRemote } from './scenarios-remote.ts';

/** What came of a scenario, and on which revision of the draft. */
export type Told = { revision: number; result: ScenarioResult };

export type ScenariosState = {
  status: 'loading' | 'ready' | 'failed';
  list: readonly ScenarioLine[];
  told: ReadonlyMap<string, Told>;
  /** Being played now. */
  playing: ReadonlySet<string>;
  /** Why something just asked for could not be done. */
  failure?: string;
  /** The walk in the phone is being given a name; `replaces`: it takes that scenario's place. */
  naming?: { replaces?: string };
  /** Uncovered steps and wires are marked on the canvas. */
  marking: boolean;
};

export type Scenarios = {
  store: StoreApi<ScenariosState>;
  /** Saves what is not saved yet, then plays those named, or all. */
  run(ids?: readonly string[]): Promise<void>;
  /** Asks for a name for the walk in the phone. */
  askName(replaces?: string): void;
  cancelName(): void;
  keep(name: string): Promise<boolean>;
  /** Takes the paths these go now for the ones they should go. */
  accept(ids: readonly string[]): Promise<void>;
  change(id: string, change: { name?: string; required?: boolean }): Promise<void>;
  move(id: string, to: number): Promise<void>;
  duplicate(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** For a flow that was just begun from a template. */
  addOfTemplate(template: string): Promise<void>;
  /** Out of a flow file, once the drawing it came with is on the server. Whether they could be added. */
  add(given: readonly unknown[]): Promise<boolean>;
  /** Opens it in the phone, as far as it goes the way it should and one step on. */
  walk(id: string): Promise<void>;
  mark(on: boolean): void;
  stop(): void;
};

/** Long enough that a burst of edits is played once. */
const quietMs = 1_200;

/** Whether a result is about the draft as it is: nothing was edited since. */
export const isCurrent = (told: Told | undefined, saving: SavingState): told is Told =>
  told !== undefined && told.revision === saving.base && savingStatus(saving) === 'saved';

/** How many steps of it are walked in the phone: up to the one that came out differently. */
export const stepsToWalk = ({ steps }: Pick<ScenarioLine, 'steps'>, told: Told | undefined): number => {
  const problem = told?.result.problem;
  if (problem === undefined) return steps;
  return Math.max(0, Math.min(steps, told?.result.status === 'failed' ? problem.at + 1 : problem.at));
};

/**
 * The flow's scenarios, and what comes of them. They are played on the server a moment after each saved edit, so that what the list
 * says is true of the draft as it is; between an edit and its save they are said to be not run since.
 */
export const createScenarios = (given: {
  remote: ScenariosRemote;
  autosave: Pick<Autosave, 'store' | 'flush'>;
  phone: Pick<Phone, 'store' | 'open' | 'takeUp' | 'refresh'>;
  view: View;
  timing: Timing;
  /** Without the right to edit the list is only looked at. */
  plays: boolean;
  say: Say;
}): Scenarios => {
  const { remote, autosave, phone, view, timing, plays, say } = given;
  const words = (error: unknown): string =>
    error instanceof Error && error.message !== '' ? error.message : say('The server cannot be reached. Check your connection, then try again.');
  const unsaved = (): Error => new Error(say('Your edits could not be saved just now. Try again when the header says Saved.'));
  const store = createStore<ScenariosState>(() => ({ status: 'loading', list: [], told: new Map(), playing: new Set(), marking: false }));
  let cancel: (() => void) | undefined;
  let under = false;
  let again = false;
  let over = false;

  const load = async (): Promise<void> => {
    const list = await remote.list();
    const known = new Set(list.map(({ id }) => id));
    store.setState(({ told }) => ({ status: 'ready', list, told: new Map([...told].filter(([id]) => known.has(id))) }));
  };

  const play = async (ids?: readonly string[]): Promise<void> => {
    const wanted = ids ?? store.getState().list.map(({ id }) => id);
    if (wanted.length === 0) return;
    under = true;
    store.setState({ playing: new Set(wanted) });
    try {
      const { revision, results, unreached } = await remote.run(ids);
      store.setState(({ told }) => ({ told: new Map([...told, ...results.map(({ id, result }) => [id, { revision, result }] as const)]) }));
      if (unreached.length > 0 && results.length > 0 && !over) await play(unreached);
    } finally {
      under = false;
      store.setState({ playing: new Set() });
    }
  };

  /** In the background: what cannot be played now is said to be not run, and is played after the next edit. */
  const playSoon = (): void => {
    cancel?.();
    cancel = timing.after(quietMs, () => {
      if (under) {
        again = true;
        return;
      }
      play().then(
        () => {
          if (!again || over) return;
          again = false;
          playSoon();
        },
        () => undefined,
      );
    });
  };

  const doing = async (work: () => Promise<unknown>, done?: string): Promise<boolean> => {
    store.setState({ failure: undefined });
    try {
      await work();
      if (done !== undefined) announce(view, done);
      return true;
    } catch (error) {
      store.setState({ failure: words(error) });
      announce(view, words(error));
      return false;
    }
  };

  const changing = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    await doing(async () => {
      await work();
      await load();
    }, done);
  };

  const playSaved = async (ids?: readonly string[]): Promise<void> => {
    cancel?.();
    if (!(await autosave.flush())) throw unsaved();
    await play(ids);
  };

  const verdict = (ids: readonly string[]): string => {
    const { told } = store.getState();
    const failed = ids.filter((id) => told.get(id)?.result.status !== 'passed').length;
    if (failed === 0) return say('{count, plural, one {The scenario passed} other {All # scenarios passed}}', { count: ids.length });
    return say('{count, plural, one {One scenario does not pass} other {# scenarios do not pass}}', { count: failed });
  };

  const stopWatching = autosave.store.subscribe((saving, before) => {
    if (plays && savingStatus(saving) === 'saved' && saving.base !== before.base) playSoon();
  });
  void doing(load).then((loaded) => {
    if (!loaded) store.setState({ status: 'failed' });
    else if (plays && !over) playSoon();
  });

  return {
    store,
    run: async (ids) => {
      const about = ids ?? store.getState().list.map(({ id }) => id);
      const done = await doing(() => playSaved(ids));
      if (done) announce(view, verdict(about));
    },
    askName: (replaces) => {
      store.setState({ naming: replaces === undefined ? {} : { replaces }, failure: undefined });
      view.setState({ drawer: 'scenarios' });
    },
    cancelName: () => store.setState({ naming: undefined, failure: undefined }),
    keep: async (name) => {
      const { naming } = store.getState();
      const { world } = phone.store.getState();
      return doing(
        async () => {
          if (world === undefined) throw new Error(say('The phone is not running. Open it, walk through the flow, then keep the walk.'));
          if (!(await autosave.flush())) throw unsaved();
          const { id } = await remote.keep(world, name, naming?.replaces);
          store.setState({ naming: undefined });
          await load();
          await play([id]);
        },
        say('Kept as “{name}”', { name }),
      );
    },
    accept: async (ids) => {
      await doing(
        async () => {
          if (!(await autosave.flush())) throw unsaved();
          for (const id of ids) await remote.accept(id);
          await load();
          await play(ids);
        },
        say('{count, plural, one {The new path is expected from now on} other {The new paths are expected from now on}}', { count: ids.length }),
      );
    },
    change: (id, change) => changing(() => remote.change(id, change), say(change.name === undefined ? 'Changed' : 'Renamed')),
    move: (id, to) => changing(() => remote.move(id, to), say('Moved')),
    duplicate: async (id) => {
      await changing(() => remote.duplicate(id), say('Duplicated'));
      playSoon();
    },
    remove: (id) => changing(() => remote.remove(id), say('Deleted')),
    addOfTemplate: async (template) => {
      await doing(async () => {
        // The drawing has to be on the server before anything can be played on it.
        if (!(await autosave.flush())) return;
        await remote.addOfTemplate(template);
        await load();
        await play();
      });
    },
    add: (given) =>
      doing(async () => {
        if (!(await autosave.flush()))
          throw new Error(say('Your edits could not be saved just now. Bring the file in again when the header says Saved.'));
        await remote.add(given);
        await load();
        await play();
      }),
    walk: async (id) => {
      const { list, told } = store.getState();
      const line = list.find((candidate) => candidate.id === id);
      if (line === undefined) return;
      await doing(
        async () => {
          // Its people and its clock are its own: it begins in a world nobody was in.
          await phone.open();
          const { world, failure } = phone.store.getState();
          if (world === undefined) throw new Error(failure ?? '');
          const { run, state, stopped } = await remote.walk(id, world, stepsToWalk(line, told.get(id)));
          phone.takeUp({ run, state });
          phone.store.setState({ notice: stopped ?? told.get(id)?.result.problem?.words });
          await phone.refresh();
        },
        say('“{name}” is in the phone', { name: line.name }),
      );
    },
    mark: (marking) => store.setState({ marking }),
    stop: () => {
      over = true;
      cancel?.();
      stopWatching();
    },
  };
};
