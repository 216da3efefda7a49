import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FlowDocument } from '../document/create-document.ts';
import type { Model } from '../model/derive-model.ts';
import type { Timing } from '../saving/start-autosave.ts';
import { type View } from '../view/create-view.ts';
import { litPath } from './lit-path.ts';
import type { Device, Mail, PhoneRemote, Trace } from './phone-remote.ts';

export type PhoneState = {
  status: 'closed' | 'opening' | 'open' | 'failed';
  world?: string;
  frameUrl?: string;
  /** Grows to load the frame anew. */
  frame: number;
  /** Why it could not be opened, or what just happened to the run in it. */
  failure?: string;
  notice?: string;
  /** How far the world's clock is ahead, ms. */
  offsetMs: number;
  device: Device;
  mails: readonly Mail[];
  /** The newest mail that has not been looked at, for the banner. */
  banner?: Mail;
  trace?: Trace;
};

export type Phone = {
  store: StoreApi<PhoneState>;
  open(): Promise<void>;
  close(): void;
  restart(): Promise<void>;
  moveClock(byMs: number): Promise<void>;
  setDevice(device: Partial<Device>): Promise<void>;
  /** The frame has taken a step, or time has passed: read trace and inbox again. */
  refresh(): Promise<void>;
  dismissBanner(): void;
  stop(): void;
};

const editQuietMs = 300;
const words = (error: unknown): string => (error instanceof Error && error.message !== '' ? error.message : 'The phone cannot be reached. Check your connection, then try again.');

/** The phone beside the canvas: runs the unsaved draft in a world of its own and lights its way on the canvas. */
export const createPhone = (given: {
  remote: PhoneRemote; document: FlowDocument; model: () => Model; view: View; timing: Timing; language: string;
}): Phone => {
  const { remote, document, model, view, timing } = given;
  const store = createStore<PhoneState>(() => ({
    status: 'closed', frame: 0, offsetMs: 0, mails: [], device: { ip: '203.0.113.7', language: given.language, online: true },
  }));
  let cancelUpdate: (() => void) | undefined;
  const graph = () => document.store.getState().graph;

  const light = (trace: Trace | undefined): void => {
    const traced = trace === undefined ? undefined : litPath(model(), trace);
    view.setState(({ walk, lit }) => ({ traced, lit: walk === undefined ? traced : lit }));
  };

  const refresh = async (): Promise<void> => {
    const { world } = store.getState();
    if (world === undefined) return;
    try {
      const [trace, mails] = await Promise.all([remote.trace(world), remote.inbox(world)]);
      if (store.getState().world !== world) return;
      const known = new Set(store.getState().mails.map((mail) => mail.id));
      const banner = mails.find((mail) => !known.has(mail.id));
      store.setState({ trace, mails, ...(banner === undefined ? {} : { banner }) });
      light(trace);
    } catch {
      // The next step or poll reads them again; a world that is gone says so when it is used.
    }
  };

  const open = async (): Promise<void> => {
    store.setState({ status: 'opening', failure: undefined, notice: undefined });
    try {
      const { world, frameUrl } = await remote.open(graph());
      store.setState(({ frame }) => ({ status: 'open', world, frameUrl, frame: frame + 1, offsetMs: 0, mails: [], banner: undefined, trace: undefined }));
      const { device } = store.getState();
      await remote.device(world, device);
    } catch (error) {
      store.setState({ status: 'failed', failure: words(error) });
    }
  };

  /** A world ends after two hours or with its server: then a new one is opened, with a word about it. */
  const inWorld = async (use: (world: string) => Promise<void>): Promise<void> => {
    const { world } = store.getState();
    if (world === undefined) return;
    try {
      await use(world);
    } catch (error) {
      store.setState({ status: 'failed', failure: words(error) });
    }
  };

  const reload = (notice?: string): void => {
    store.setState(({ frame }) => ({ frame: frame + 1, notice, trace: undefined }));
    light(undefined);
  };

  const update = (): Promise<void> => inWorld(async (world) => {
    const run = await remote.update(world, graph());
    if (run === 'restart') reload('Started again: the step it stood on has changed.');
    else if (run !== 'unchanged') store.setState({ notice: undefined });
    if (run !== 'unchanged') await refresh();
  });

  const unsubscribe = document.onChange(() => {
    if (store.getState().status !== 'open') return;
    cancelUpdate?.();
    cancelUpdate = timing.after(editQuietMs, () => { void update(); });
  });

  const close = (): void => {
    const { world } = store.getState();
    store.setState({ status: 'closed', world: undefined, frameUrl: undefined, trace: undefined, mails: [], banner: undefined });
    light(undefined);
    if (world !== undefined) remote.close(world).catch(() => undefined);
  };

  return {
    store, open, close, refresh,
    restart: () => inWorld(async (world) => {
      await remote.restart(world);
      reload();
    }),
    moveClock: (byMs) => inWorld(async (world) => {
      const offsetMs = store.getState().offsetMs + byMs;
      await remote.clock(world, offsetMs);
      store.setState({ offsetMs });
      await refresh();
    }),
    setDevice: (device) => inWorld(async (world) => {
      store.setState((state) => ({ device: { ...state.device, ...device } }));
      await remote.device(world, device);
      if (device.language !== undefined || device.ip !== undefined) {
        await remote.restart(world);
        reload('Started again with the new device settings.');
      }
    }),
    dismissBanner: () => store.setState({ banner: undefined }),
    stop() {
      unsubscribe();
      cancelUpdate?.();
      close();
    },
  };
};
