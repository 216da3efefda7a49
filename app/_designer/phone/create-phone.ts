import { createStore, type StoreApi } from 'zustand/vanilla';
import { type DirectoryScript, emptyDirectory } from '#flows/kit/directory-script.ts';
import type { Say } from '#flows/languages/say.ts';
import type { ConsoleMessage, PhoneBlocked, PhoneSide } from '#flows/protocol/phone.ts';
import type { FlowDocument } from '../document/create-document.ts';
import type { Model } from '../model/derive-model.ts';
import type { Timing } from '../saving/start-autosave.ts';
import type { View } from '../view/create-view.ts';
import { createTwin, type FrameWord, type TwinState } from './create-twin.ts';
import { litPath } from './lit-path.ts';
import { type PhoneLook, usualLook } from './devices.ts';
import type { Device, Mail, PhoneRemote, Trace } from './phone-remote.ts';

export type PhoneState = {
  status: 'closed' | 'opening' | 'open' | 'failed';
  world?: string;
  /** Bearer of the world: told to the frame by message, never put into an address. */
  token?: string;
  frameUrl?: string;
  /** Grows with every world, so that its frame is a fresh one. */
  frame: number;
  /** Why it could not be opened, or what just happened to the run in it. */
  failure?: string;
  notice?: string;
  /** How far the world's clock is ahead, ms. */
  offsetMs: number;
  device: Device;
  look: PhoneLook;
  /** Who is in the directory that directory steps ask, and whether it answers. */
  directory: DirectoryScript;
  mails: readonly Mail[];
  /** The newest mail that has not been looked at, for the banner. */
  banner?: Mail;
  trace?: Trace;
  /** The app this one is linked with, and which of the two is in hand: the shelf's keys mean that one. */
  twin: TwinState;
  front: PhoneSide;
  /** Why nothing can run: the draft has not compiled since the phone was opened. */
  blocked?: PhoneBlocked;
  /** The run that the builder began for it somewhere in the flow. */
  standing?: Standing;
};
export type Standing = { run: string; state: string };

/** A word to the frame, without the signature that the frame checks. */
export type PhoneWord = ConsoleMessage extends infer Message ? (Message extends ConsoleMessage ? Omit<Message, 'source'> : never) : never;
type Opening = Pick<Extract<ConsoleMessage, { type: 'open' }>, 'flow' | 'app'>;

export type Phone = {
  store: StoreApi<PhoneState>;
  /** Hears what a frame is to be told. */
  onWord(listener: (word: PhoneWord, side: PhoneSide) => void): () => void;
  /** A frame said something: it has loaded, taken a step, or wants to hand somebody over. */
  hear(side: PhoneSide, word: FrameWord): void;
  /** A link in a captured mail is opened in the phone. */
  openLink(secret: string, side: PhoneSide): void;
  /** Shows the linked app beside this one, or this one alone. */
  showBoth(both: boolean): void;
  /** Takes one of two apps in hand. */
  take(side: PhoneSide): void;
  open(): Promise<void>;
  close(): void;
  restart(): Promise<void>;
  /** Shows a run that the builder began. */
  takeUp(standing: Standing): void;
  /** Whether a frame is there that would begin a run. */
  isShown(): boolean;
  /** The builder moved the run on or back: the frame looks again, and so do we. */
  walked(): Promise<void>;
  /** Who begins a run from now on whenever one begins anew; undefined: the frame, at its entry. */
  beginWith(beginner: ((notice?: string) => void) | undefined): void;
  moveClock(byMs: number): Promise<void>;
  setDevice(device: Partial<Device>): Promise<void>;
  /** Another screen, other colours, larger text, the keyboard: where the run stands and what was typed stay. */
  setLook(look: Partial<PhoneLook>): void;
  /** Shows where the words of a field stand on the screen. */
  point(at: { node: string; field: string } | undefined): void;
  setDirectory(directory: DirectoryScript): Promise<void>;
  /** A code in a captured message is tapped. */
  fillCode(code: string, side: PhoneSide): void;
  /** The app is swiped out of the phone's memory. */
  putAway(): void;
  /** The app is opened again by its icon. */
  openApp(): void;
  /** The frame has taken a step, or time has passed: read trace and inbox again. */
  refresh(): Promise<void>;
  dismissBanner(): void;
  stop(): void;
};

/** An edit shows within 200 ms (EDITOR 16): edits of one moment go together, and the next ones when these are there. */
const editMs = 60;

/** The phone beside the canvas: runs the unsaved draft in a world of its own and lights its way on the canvas. */
export const createPhone = (given: {
  remote: PhoneRemote;
  document: FlowDocument;
  model: () => Model;
  view: View;
  timing: Timing;
  /** What the device speaks at first. */
  language: string;
  say: Say;
  opening: Opening;
}): Phone => {
  const { remote, document, model, view, timing, opening, say } = given;
  const words = (error: unknown): string =>
    error instanceof Error && error.message !== '' ? error.message : say('The phone cannot be reached. Check your connection, then try again.');
  const listeners = new Set<(word: PhoneWord, side: PhoneSide) => void>();
  const tell = (word: PhoneWord, side: PhoneSide = 'own'): void => {
    for (const listener of listeners) listener(word, side);
  };
  const tellBoth = (word: PhoneWord): void => {
    tell(word);
    if (store.getState().twin.kind === 'open') tell(word, 'twin');
  };
  const store = createStore<PhoneState>(() => ({
    status: 'closed',
    frame: 0,
    offsetMs: 0,
    mails: [],
    device: { ip: '203.0.113.7', language: given.language, online: true },
    look: usualLook,
    directory: emptyDirectory,
    twin: { kind: 'none' },
    front: 'own',
  }));
  let cancelUpdate: (() => void) | undefined;
  const graph = () => document.store.getState().graph;
  const twin = createTwin({
    remote,
    store,
    tell,
    words,
    say,
    // As at the app's own address: its common link, where one is drawn.
    entry: () => Object.entries(graph().nodes).find(([, { type }]) => type === 'entry.common-link')?.[0],
  });

  const light = (trace: Trace | undefined): void => {
    const traced = trace === undefined ? undefined : litPath(model(), trace);
    view.setState(({ walk, shown, lit }) => ({ traced, lit: walk === undefined && shown === undefined ? traced : lit }));
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
      const { world, token, frameUrl, blocked, twin: linked } = await remote.open(graph());
      const { device, directory } = store.getState();
      await remote.device(world, device);
      if (directory !== emptyDirectory) await remote.setDirectory(world, directory);
      store.setState(({ frame }) => ({
        status: 'open',
        world,
        token,
        frameUrl,
        frame: frame + 1,
        offsetMs: 0,
        mails: [],
        banner: undefined,
        trace: undefined,
        standing: undefined,
        blocked: blocked ?? undefined,
      }));
      await twin.found(linked);
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

  const told = (): { blocked?: PhoneBlocked } => {
    const { blocked } = store.getState();
    return blocked === undefined ? {} : { blocked };
  };

  let beginner: ((notice?: string) => void) | undefined;
  const begin = (notice?: string): void => {
    store.setState({ notice, trace: undefined, standing: undefined });
    light(undefined);
    // Where nothing can run, the frame says so.
    if (beginner !== undefined && store.getState().blocked === undefined) beginner(notice);
    else tell({ type: 'restart', ...told() });
  };
  const beginBoth = (notice?: string): void => {
    begin(notice);
    if (store.getState().twin.kind === 'open') tell({ type: 'restart' }, 'twin');
  };

  const update = (): Promise<void> =>
    inWorld(async (world) => {
      const { run, blocked } = await remote.update(world, graph());
      const before = store.getState().blocked;
      store.setState({ blocked: blocked ?? undefined });
      if (run === 'unchanged') {
        if (blocked !== null && (blocked.problem !== before?.problem || blocked.count !== before.count)) begin();
        return;
      }
      store.setState({ notice: undefined });
      if (run === 'restart') begin(say('Started again: the step it stood on has changed.'));
      // Until now there was no draft that could run, so nothing stands in the phone.
      else if (run === 'none' && (store.getState().trace?.run ?? null) === null) begin();
      else tell({ type: 'reload' });
      await refresh();
    });

  let updating = false;
  let stale = false;
  const updateSoon = (): void => {
    if (updating) stale = true;
    else
      cancelUpdate ??= timing.after(editMs, () => {
        cancelUpdate = undefined;
        updating = true;
        void update().finally(() => {
          updating = false;
          if (stale) updateSoon();
          stale = false;
        });
      });
  };

  const unsubscribe = document.onChange(() => {
    if (store.getState().status !== 'open') return;
    updateSoon();
  });

  const close = (): void => {
    const { world } = store.getState();
    store.setState({
      status: 'closed',
      world: undefined,
      token: undefined,
      frameUrl: undefined,
      trace: undefined,
      mails: [],
      banner: undefined,
      twin: { kind: 'none' },
      front: 'own',
    });
    light(undefined);
    if (world !== undefined) remote.close(world).catch(() => undefined);
  };

  const greet = (): void => {
    const { token, device, standing } = store.getState();
    if (token !== undefined) tell({ type: 'open', token, ...opening, locale: device.language, ...told(), ...(standing && { standing }) });
  };

  return {
    store,
    open,
    close,
    refresh,
    onWord(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    hear(side, word) {
      if (word.type !== 'ready') {
        void twin.hear(side, word);
        void refresh();
      } else if (side === 'own') greet();
      else twin.greet();
    },
    showBoth: (both) => (both ? void twin.show() : twin.hide()),
    take: (front) => store.setState({ front }),
    putAway: () => tell({ type: 'put-away' }, store.getState().front),
    openApp: () => tell({ type: 'open-app' }, store.getState().front),
    openLink(secret, side) {
      store.setState({ front: side });
      tell({ type: 'link', secret }, side);
    },
    restart: () =>
      inWorld(async (world) => {
        await remote.restart(world);
        beginBoth();
      }),
    takeUp(standing) {
      store.setState({ standing });
      tell({ type: 'take-up', standing });
    },
    isShown: () => listeners.size > 0,
    async walked() {
      tell({ type: 'walked' });
      await refresh();
    },
    beginWith(next) {
      beginner = next;
    },
    moveClock: (byMs) =>
      inWorld(async (world) => {
        const offsetMs = store.getState().offsetMs + byMs;
        await remote.clock(world, offsetMs);
        store.setState({ offsetMs });
        tellBoth({ type: 'clock', aheadMs: offsetMs });
        await refresh();
      }),
    setDevice: (device) =>
      inWorld(async (world) => {
        store.setState((state) => ({ device: { ...state.device, ...device } }));
        await remote.device(world, device);
        if (device.language !== undefined) tellBoth({ type: 'locale', locale: device.language });
        else if (device.ip !== undefined) {
          await remote.restart(world);
          beginBoth(say('Started again from the new address.'));
        }
      }),
    setLook(change) {
      const look = { ...store.getState().look, ...change };
      store.setState({ look });
      if (change.scheme !== undefined) tellBoth({ type: 'theme', scheme: look.scheme });
      if (change.textSize !== undefined) tellBoth({ type: 'text-size', percent: look.textSize });
      if (change.picking !== undefined) tell({ type: 'pick', on: look.picking });
    },
    point: (at) => tell({ type: 'point', ...at }),
    setDirectory: (directory) =>
      inWorld(async (world) => {
        store.setState({ directory });
        await remote.setDirectory(world, directory);
      }),
    fillCode(code, side) {
      store.setState({ front: side });
      tell({ type: 'code', code }, side);
    },
    dismissBanner: () => store.setState({ banner: undefined }),
    stop() {
      unsubscribe();
      cancelUpdate?.();
      close();
    },
  };
};
