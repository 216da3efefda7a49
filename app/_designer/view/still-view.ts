import type { View, ViewState } from './create-view.ts';
import { createRelay } from './relay.ts';

type StillView = Pick<View, 'getState' | 'getInitialState' | 'subscribe'>;

/** What changes with every move of the pointer in a drag. Only the canvas itself and its guides look at it. */
const inMotion: ReadonlySet<string> = new Set(['moving', 'guides'] satisfies (keyof ViewState)[]);

const differs = (now: ViewState, before: ViewState): boolean =>
  [...new Set([...Object.keys(now), ...Object.keys(before)])].some(
    (key) => !inMotion.has(key) && !Object.is(Reflect.get(now, key), Reflect.get(before, key)),
  );

const known = new WeakMap<View, StillView>();

/** The view without what is in motion: hundreds of cards and wires hear of a drag only when it changes something for them (EDITOR 23). */
export const stillView = (view: View): StillView => {
  const found = known.get(view);
  if (found !== undefined) return found;
  const listen = createRelay((tell) =>
    view.subscribe((now, before) => {
      if (differs(now, before)) tell();
    }),
  );
  const still: StillView = {
    getState: view.getState,
    getInitialState: view.getInitialState,
    subscribe: (listener) => listen(() => listener(view.getState(), view.getState())),
  };
  known.set(view, still);
  return still;
};
