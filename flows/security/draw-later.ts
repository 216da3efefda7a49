import type { SecurityAnswers } from './answers.ts';
import type { ConnectorNames } from './draw-methods.ts';
import { drawExternal, giveUp, optionOf } from './draw-methods.ts';
import { type Exit, lead, prefix, type Sketch } from './sketch.ts';

/** People choose a PIN once, after they have proven who they are and before they are let in (MOB-9). */
export const drawPinChoice = (sketch: Sketch, known: readonly Exit[], refuse: string): readonly Exit[] => {
  const pin = sketch.step('choose-pin', { type: 'user.set-pin', zone: 'public', column: 5 });
  lead(sketch, known, pin);
  sketch.wire(pin, 'refused', refuse);
  return [
    { from: pin, outcome: 'set' },
    { from: pin, outcome: 'kept' },
  ];
};

/** The app came back after idle time or was swiped away: a PIN opens the session it still has. */
export const drawRelock = (sketch: Sketch, relock: NonNullable<SecurityAnswers['relock']>, home: string): void => {
  const entry = sketch.step('came-back', { type: 'entry.relock', zone: 'public', column: 0 });
  const pin = sketch.step('pin', { type: 'verify.pin', zone: 'public', column: 1 });
  const unlock = sketch.step('unlock', { type: 'session.unlock', zone: 'secure', column: 1 });
  const out = sketch.step('signed-out', { type: 'end.deny', name: 'Signed out', zone: 'public', column: 2 });
  sketch.wire(entry, 'started', pin);
  sketch.wire(pin, 'verified', unlock);
  sketch.wire(pin, 'disconnected', out);
  // Who has no PIN signs in again.
  sketch.wire(pin, 'not-enrolled', out);
  sketch.wire(unlock, 'unlocked', home);
  sketch.wire(unlock, 'refused', out);
  const { idleSeconds, onOffload } = relock;
  sketch.relock('secure', { ...(idleSeconds !== null && { idleSeconds }), onOffload, entry });
};

/** Stands on the app's first screen, so that the way can be tried before any app has the button. */
export const createAuthButton = { label: 'Add an external ID', to: { entry: `${prefix}create-auth` } };

/** A button in the app: the external ID is added to whoever is signed in, however they first registered (MOB-7). */
export const drawCreateAuth = (sketch: Sketch, { methods }: SecurityAnswers, home: string, names: ConnectorNames): void => {
  const entry = sketch.step('create-auth', { type: 'entry.action', name: 'Create Auth', zone: 'secure', column: 0 });
  const link = sketch.step('add-identity', { type: 'user.link-identity', zone: 'secure', column: 3 });
  const added = methods.external.map((connector) => ({
    connector,
    step: drawExternal(sketch, `add-${optionOf(connector)}`, connector, names, 'secure'),
  }));
  const [only] = added;
  if (added.length === 1 && only !== undefined) {
    sketch.wire(entry, 'started', only.step);
    giveUp(sketch, only.step, { retry: 'cancelled', to: home, otherwise: home });
  } else {
    const options = methods.external.map((connector) => ({
      id: optionOf(connector),
      name: `Add ${names[connector] ?? 'an external ID'}`.slice(0, 80),
    }));
    const menu = sketch.step('which-identity', { type: 'choose.menu', name: 'Which one to add', zone: 'secure', column: 1, config: { options } });
    sketch.wire(entry, 'started', menu);
    for (const { connector, step } of added) sketch.wire(menu, optionOf(connector), step);
  }
  for (const { step } of added) sketch.wire(step, 'verified', link);
  sketch.wire(link, 'linked', home);
  sketch.wire(link, 'refused', home);
};
