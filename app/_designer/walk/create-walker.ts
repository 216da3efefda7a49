import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ForcedOutcome } from '#flows/interpreter/forced-outcome.ts';
import type { Say } from '#flows/languages/say.ts';
import type { Phone } from '../phone/create-phone.ts';
import { announce, type View } from '../view/create-view.ts';
import { nobodyYet, type Pin } from './pin.ts';
import { forRun, type Replay, type ReplayStep } from './replay.ts';
import type { Mocked, WalkRemote } from './walk-remote.ts';

export type WalkerState = {
  busy: boolean;
  /** Why it could not go there. */
  failure?: string;
  /** The step the walk began at, if not where the flow does. */
  from?: { node: string; pin: Pin };
  /** The canvas moves with the run. */
  follow: boolean;
  /** A past run that is walked again, step by step. */
  replay?: Replay & { at: number };
};

/** Walks the phone's run along the drawing: from any step, by any outcome, and back (EDITOR 17). */
export type Walker = {
  store: StoreApi<WalkerState>;
  runFrom(node: string, pin: Pin, forced?: readonly ForcedOutcome[]): Promise<void>;
  /** Leaves the step the run stands on by this outcome. */
  take(outcome: string): Promise<void>;
  /** A wrong code, password or PIN. */
  answerWrong(): Promise<void>;
  back(): Promise<void>;
  restart(): Promise<void>;
  /** Begins where the flow does, from now on. */
  fromTheStart(): Promise<void>;
  follow(on: boolean): void;
  /** The path stays lit, the rest is as bright as ever. */
  end(): void;
  /** Takes up a past run; `next` walks its next step. */
  replay(replay: Replay): Promise<void>;
  next(): Promise<void>;
  stop(): void;
};

const words = (error: unknown, say: Say): string =>
  error instanceof Error && error.message !== '' ? error.message : say('The preview cannot be reached. Check your connection, then try again.');

/** How long a frame that is being loaded may take to begin its own run, ms. */
const patience = 5_000;

/**
 * A phone that is being opened begins a run at the entry by itself. What is begun for it comes after that one, or it would be the
 * entry's run that counts. One that nobody has opened has no frame.
 */
const settled = ({ store }: Pick<Phone, 'store'>): Promise<void> =>
  new Promise((resolve) => {
    const isSettled = (): boolean => {
      const { status, trace, blocked } = store.getState();
      return status === 'closed' || status === 'failed' || (status === 'open' && (trace?.run != null || blocked !== undefined));
    };
    if (isSettled()) return resolve();
    const timer = setTimeout(end, patience);
    const stop = store.subscribe(() => {
      if (isSettled()) end();
    });
    function end(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });

export const createWalker = (given: {
  phone: Pick<Phone, 'store' | 'open' | 'refresh' | 'restart' | 'takeUp' | 'walked' | 'beginWith' | 'isShown' | 'setDevice'>;
  remote: WalkRemote;
  view: View;
  /** Brings a step into view. */
  reveal: (node: string) => void;
  titleOf: (node: string) => string;
  /** The flow's first way in. */
  entry: () => string | undefined;
  /** Why a step of a past run cannot be walked on the draft as it is; undefined: it can. */
  missing: (step: ReplayStep) => string | undefined;
  say: Say;
}): Walker => {
  const { phone, remote, view, reveal, titleOf, entry, missing, say } = given;
  const store = createStore<WalkerState>(() => ({ busy: false, follow: true }));

  /** One move at a time: what is pressed meanwhile is not meant for where the run will stand then. */
  const move = async (go: (world: string) => Promise<void>): Promise<boolean> => {
    if (store.getState().busy) return false;
    store.setState({ busy: true, failure: undefined });
    try {
      const { status } = phone.store.getState();
      if (status === 'closed' || status === 'failed') await phone.open();
      const { world, failure } = phone.store.getState();
      if (world === undefined) throw new Error(failure ?? '');
      await go(world);
      view.setState({ walking: true });
      return true;
    } catch (error) {
      const failure = words(error, say);
      store.setState({ failure });
      announce(view, failure);
      return false;
    } finally {
      store.setState({ busy: false });
    }
  };

  const startAt = async (world: string, node: string, pin: Pin, forced: readonly ForcedOutcome[], notice?: string): Promise<void> => {
    if (phone.store.getState().device.online !== pin.online) await phone.setDevice({ online: pin.online });
    phone.takeUp(await remote.startAt(world, node, pin.context, forced));
    phone.store.setState({ notice });
    await phone.refresh();
  };

  const runFrom: Walker['runFrom'] = async (node, pin, forced = []) => {
    await settled(phone);
    const done = await move(async (world) => {
      await startAt(world, node, pin, forced);
      store.setState({ from: { node, pin }, replay: undefined });
      phone.beginWith((notice) => void move((again) => startAt(again, node, pin, forced, notice)));
    });
    if (done) announce(view, say('Running from {step}', { step: titleOf(node) }));
  };

  const mock = (mocked: Mocked): Promise<boolean> =>
    move(async (world) => {
      await remote.mock(world, mocked);
      await phone.walked();
    });

  const standing = (): string | undefined => phone.store.getState().trace?.node ?? undefined;

  const begin = (): void => {
    store.setState({ from: undefined });
    phone.beginWith(undefined);
  };

  const next = async (): Promise<void> => {
    const { replay } = store.getState();
    const step = replay?.steps[replay.at];
    if (replay === undefined || step === undefined) return;
    const stopped = missing(step) ?? (replay.at > 0 && standing() !== step.node ? forRun.elsewhere(titleOf(step.node), say) : undefined);
    if (stopped !== undefined) {
      store.setState({ failure: stopped });
      announce(view, stopped);
      return;
    }
    if (step.kind === 'start') await settled(phone);
    const done = await move(async (world) => {
      if (step.kind === 'start') {
        phone.beginWith(undefined);
        await startAt(world, step.node, replay.pin, step.forced);
        return;
      }
      if (step.kind === 'back') await remote.back(world);
      else if (step.kind === 'wrong') await remote.mock(world, step);
      else await remote.mock(world, { kind: 'outcome', node: step.node, outcome: step.outcome, forced: [...step.forced] });
      await phone.walked();
    });
    if (done) store.setState({ replay: { ...replay, at: replay.at + 1 } });
  };

  /** Without a frame nobody else begins a run. */
  const again = async (): Promise<void> => {
    await phone.restart();
    const start = entry();
    if (!phone.isShown() && store.getState().from === undefined && start !== undefined) {
      await move((world) => startAt(world, start, nobodyYet, []));
    }
    await phone.refresh();
  };

  const stopFollowing = phone.store.subscribe(({ trace, status }, before) => {
    if (status === 'closed') {
      if (before.status !== 'closed') view.setState({ walking: false });
      return;
    }
    if (trace === before.trace || trace?.run == null) return;
    // Somebody acted in the phone: from then on it is a walk.
    const acted = trace.steps.length > (before.trace?.run === trace.run ? before.trace.steps.length : 1);
    if (acted && trace.steps.at(-1)?.cause.startsWith('answer:') === true) view.setState({ walking: true });
    if (trace.node === null || trace.node === before.trace?.node) return;
    if (store.getState().follow && view.getState().walking && view.getState().shown === undefined) reveal(trace.node);
  });

  return {
    store,
    runFrom,
    take: async (outcome) => {
      const node = standing();
      if (node !== undefined) await mock({ kind: 'outcome', node, outcome, forced: [] });
    },
    answerWrong: async () => {
      const node = standing();
      if (node !== undefined) await mock({ kind: 'wrong', node });
    },
    back: async () => {
      await move(async (world) => {
        const run = await remote.back(world);
        if (run === 'nowhere') announce(view, say('This is where the walk began'));
        if (run === 'restart') await phone.restart();
        else await phone.walked();
      });
      const { replay } = store.getState();
      if (replay !== undefined && replay.at > 1) store.setState({ replay: { ...replay, at: replay.at - 1 } });
    },
    restart: async () => {
      const { replay } = store.getState();
      if (replay !== undefined) {
        store.setState({ replay: { ...replay, at: 0 } });
        return next();
      }
      await again();
    },
    fromTheStart: async () => {
      begin();
      store.setState({ replay: undefined });
      await again();
    },
    follow: (follow) => store.setState({ follow }),
    end: () => {
      store.setState({ replay: undefined, failure: undefined });
      view.setState({ walking: false });
      announce(view, say('The walk is over'));
    },
    replay: async (replay) => {
      begin();
      store.setState({ replay: { ...replay, at: 0 }, failure: undefined });
      await next();
    },
    next,
    stop: stopFollowing,
  };
};
