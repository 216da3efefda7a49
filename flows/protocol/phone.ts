import type { RunContext } from '../kit/define-executor.ts';
import type { WireStep } from './step.ts';

/**
 * What console and phone frame tell each other by `postMessage`. Both sides check the other's origin and the shape
 * before they believe a word (WEB-10).
 */

/** Which of two linked apps a phone shows: the edited one, or the one it is linked with (MOB-11). */
export type PhoneSide = 'own' | 'twin';

/** Typed tokens of an app's look; nothing else of a builder's becomes CSS (WEB-03). */
export type PhoneTheme = { accent: string; radius: number; logo: string | null };

/** The draft has never compiled, so there is nothing to run: one of its errors, and how many there are. */
export type PhoneBlocked = { problem: string; count: number };

/** A run of the world, and what shows that one holds it. */
type Standing = { run: string; state: string };

type ConsoleWord =
  /** Answers `ready`. `token` opens the preview world; it is never put into an address. */
  | {
      type: 'open';
      token: string;
      flow: string;
      entry?: string;
      context?: Omit<RunContext, 'ip'>;
      app: { name: string; theme: PhoneTheme };
      locale: string;
      blocked?: PhoneBlocked;
      /** Somebody comes from the linked app: the pass they bring. */
      pass?: string;
      /** The builder has begun a run for it already. */
      standing?: Standing;
    }
  /** Begin again at the entry. */
  | { type: 'restart'; flow?: string; entry?: string; context?: Omit<RunContext, 'ip'>; blocked?: PhoneBlocked }
  /** The builder has begun a run somewhere in the flow: show where it stands. */
  | { type: 'take-up'; standing: Standing }
  /** The builder has moved the run on, or back: show where it stands now, whatever is on the screen. */
  | { type: 'walked' }
  /** Something moved behind the phone's back: read the current step again. */
  | { type: 'reload' }
  /** The world's clock is so far ahead of the real one (ms), and the current step is to be read again. */
  | { type: 'clock'; aheadMs: number }
  /** The app is swiped out of memory, or opened again by its icon. */
  | { type: 'put-away' }
  | { type: 'open-app' }
  /** The linked app stands beside this one: ask the server for the way into it. */
  | { type: 'hand-over' }
  /** Somebody comes from the linked app with a pass. */
  | { type: 'arrive'; pass: string; entry?: string }
  /** A link in a captured mail was tapped. */
  | { type: 'link'; secret: string }
  /** A code in a captured message was tapped: it goes where one is asked for. */
  | { type: 'code'; code: string }
  | { type: 'theme'; scheme: 'light' | 'dark' | 'system'; theme?: PhoneTheme }
  | { type: 'locale'; locale: string }
  /** The builder points at parts of the screen: a press tells which, and does nothing else. */
  | { type: 'pick'; on: boolean }
  /** The builder writes this field of that step: show where it stands. Without one, nothing is shown. */
  | { type: 'point'; node?: string; field?: string }
  /** Percent of the usual text size, 50 to 300. */
  | { type: 'text-size'; percent: number };

export type ConsoleMessage = { source: 'sallyport-console' } & ConsoleWord;

type PhoneWord =
  /** The frame has loaded and waits for `open`. */
  | { type: 'ready' }
  /** After every step. `state` is the number alone and there are no tokens: the console lights the way, it does not act. */
  | { type: 'step'; step: WireStep }
  /** The builder pointed at a part of this step's screen: the key of its words. */
  | { type: 'picked'; node: string; part: string }
  /** A button that leads into the linked app was pressed. */
  | { type: 'leave'; app: string }
  /** The pass that was asked for: good once, for a minute. Without one the server gave none. */
  | { type: 'handed'; pass?: string }
  /** The phone could not go on: a stable code of `problemCodes`, or `network`. */
  | { type: 'problem'; code: string };

export type PhoneMessage = { source: 'sallyport-phone' } & PhoneWord;
