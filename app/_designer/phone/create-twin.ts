import type { StoreApi } from 'zustand/vanilla';
import type { Say } from '#flows/languages/say.ts';
import type { PhoneMessage, PhoneSide } from '#flows/protocol/phone.ts';
import type { PhoneState, PhoneWord } from './create-phone.ts';
import type { OpenedTwin, PhoneRemote } from './phone-remote.ts';

/** The linked app, as far as the phone shows it. A name of null is one the builder may not see. */
export type TwinState =
  | { kind: 'none' }
  | { kind: 'off' | 'opening'; name: string | null }
  | { kind: 'refused'; name: string | null; why: string }
  | ({ kind: 'open'; name: string } & OpenedTwin);

/** A word of a frame, as the part that looks after two apps needs it. */
export type FrameWord = PhoneMessage extends infer Message ? (Message extends PhoneMessage ? Omit<Message, 'source'> : never) : never;

export type Twin = {
  /** What a new world said of the linked app. Opened anew where it stood beside the edited one before. */
  found(linked: { name: string | null } | null): Promise<void>;
  show(): Promise<void>;
  hide(): void;
  /** Its frame has loaded: what it needs to begin. */
  greet(): void;
  /** A frame wants to hand somebody over, or does. */
  hear(from: PhoneSide, word: FrameWord): Promise<void>;
};

/** The app that the edited one is linked with, beside it in the same world, and people going from one into the other (MOB-11). */
export const createTwin = (given: {
  remote: Pick<PhoneRemote, 'openTwin'>;
  store: StoreApi<PhoneState>;
  tell: (word: PhoneWord, side: PhoneSide) => void;
  /** Where the draft is entered from the linked app; undefined: at its first entry. */
  entry: () => string | undefined;
  words: (error: unknown) => string;
  say: Say;
}): Twin => {
  const { remote, store, tell, say } = given;
  /** Whether its frame listens, and the pass of who is on the way there until it does. */
  let listening = false;
  let arriving: string | undefined;

  const show = async (): Promise<void> => {
    const { world, twin } = store.getState();
    if (world === undefined || twin.kind === 'none' || twin.kind === 'open' || twin.kind === 'opening') return;
    const { name } = twin;
    const still = (): boolean => store.getState().world === world && store.getState().twin.kind === 'opening';
    listening = false;
    store.setState({ twin: { kind: 'opening', name } });
    try {
      const opened = await remote.openTwin(world);
      if (still()) store.setState({ twin: { kind: 'open', ...opened, name: opened.app.name } });
    } catch (error) {
      if (still()) store.setState({ twin: { kind: 'refused', name, why: given.words(error) } });
    }
  };

  const leave = async (from: PhoneSide): Promise<void> => {
    if (store.getState().twin.kind !== 'open') await show();
    const { kind } = store.getState().twin;
    if (kind === 'none') store.setState({ notice: say('This button leads into the linked app. Link one in the app’s settings, then try it again.') });
    if (kind === 'open') tell({ type: 'hand-over' }, from);
  };

  const bring = (to: PhoneSide, pass: string): void => {
    store.setState({ front: to });
    const entry = to === 'own' ? given.entry() : undefined;
    if (to === 'twin' && !listening) arriving = pass;
    else tell({ type: 'arrive', pass, ...(entry !== undefined && { entry }) }, to);
  };

  return {
    show,
    async found(linked) {
      const before = store.getState().twin.kind;
      arriving = undefined;
      store.setState({ front: 'own', twin: linked === null ? { kind: 'none' } : { kind: 'off', name: linked.name } });
      if (before === 'open') await show();
    },
    hide() {
      const { twin } = store.getState();
      if (twin.kind !== 'none') store.setState({ front: 'own', twin: { kind: 'off', name: twin.name } });
    },
    greet() {
      const { token, device, twin } = store.getState();
      if (token === undefined || twin.kind !== 'open') return;
      const pass = arriving;
      arriving = undefined;
      listening = true;
      const { name, theme } = twin.app;
      tell({ type: 'open', token, ...twin.start, app: { name, theme }, locale: device.language, ...(pass !== undefined && { pass }) }, 'twin');
    },
    async hear(from, word) {
      if (word.type === 'leave') return leave(from);
      if (word.type !== 'handed') return undefined;
      if (word.pass !== undefined) return bring(from === 'own' ? 'twin' : 'own', word.pass);
      return store.setState({ notice: say('Nobody can go over: the two apps are not linked any more, or nobody is signed in here.') });
    },
  };
};
