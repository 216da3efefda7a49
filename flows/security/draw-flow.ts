import type { SecurityAnswers } from './answers.ts';
import { type ConnectorNames, drawMethods } from './draw-methods.ts';
import { createAuthButton, drawCreateAuth, drawPinChoice, drawRelock } from './draw-later.ts';
import { type Drawing, type Exit, lead, openSketch, type Sketch } from './sketch.ts';

/**
 * Draws the flow that the answers describe (MOB-1 to MOB-12). Deterministic: the same answers give the same ids, so that what
 * changed by hand since can be told. The answers must be free of `refusals`.
 */
export const drawFlow = (answers: SecurityAnswers, names: ConnectorNames = {}): Drawing => {
  const sketch = openSketch();
  const begun = drawEntries(sketch, answers);
  if (answers.access === 'anyone') drawOpen(sketch, begun);
  else drawGuarded(sketch, answers, begun, names);
  return sketch.finish();
};

/** `named`: somebody came by their own link, so that nobody need ask who it is. */
type Begun = { anybody: readonly Exit[]; named: readonly Exit[] };

const drawEntries = (sketch: Sketch, { ipRanges, personalLink }: SecurityAnswers): Begun => {
  const anybody: readonly Exit[] = [
    { from: sketch.step('sign-in', { type: 'entry.sign-in', zone: 'public', column: 0 }), outcome: 'started' },
    { from: sketch.step('common-link', { type: 'entry.common-link', zone: 'public', column: 0 }), outcome: 'opened' },
  ];
  const named: readonly Exit[] = personalLink
    ? [{ from: sketch.step('personal-link', { type: 'entry.personal-link', zone: 'public', column: 0 }), outcome: 'opened' }]
    : [];
  if (ipRanges.length === 0) return { anybody, named };
  const outside = sketch.step('wrong-network', { type: 'end.deny', name: 'Wrong network', zone: 'public', column: 2 });
  const within = (called: string, exits: readonly Exit[]): readonly Exit[] => {
    if (exits.length === 0) return [];
    const config = { ranges: ipRanges };
    const range = sketch.step(called, { type: 'access.ip-range', name: 'Allowed networks', zone: 'public', column: 1, config });
    lead(sketch, exits, range);
    sketch.wire(range, 'outside', outside);
    return [{ from: range, outcome: 'inside' }];
  };
  return { anybody: within('network', anybody), named: within('network-of-link', named) };
};

/** A visit starts without a question; the user object is made at the first POST (MOB-2). */
const drawOpen = (sketch: Sketch, { anybody }: Begun): void => {
  const guest = sketch.step('guest', { type: 'user.create-guest', zone: 'public', column: 2 });
  const session = sketch.step('start-visit', { type: 'session.issue', name: 'Start visit', zone: 'public', column: 3 });
  const home = sketch.step('home', { type: 'zone.screen', name: 'Home', zone: 'public', column: 4 });
  const refuse = sketch.step('refuse', { type: 'end.deny', name: 'Refuse', zone: 'public', column: 4 });
  lead(sketch, anybody, guest);
  sketch.wire(guest, 'created', session);
  sketch.wire(guest, 'refused', refuse);
  sketch.wire(session, 'refused', refuse);
  sketch.wire(session, 'issued', home);
};

const drawGuarded = (sketch: Sketch, answers: SecurityAnswers, begun: Begun, names: ConnectorNames): void => {
  const refuse = sketch.step('refuse', { type: 'end.deny', name: 'Refuse', zone: 'public', column: 5 });
  const verified = drawMethods(sketch, answers, { ...begun, refuse, names });
  const register = sketch.step('register', {
    type: 'identify.register',
    name: answers.access === 'added' ? 'Only people added' : 'Register if new',
    zone: 'public',
    column: 4,
  });
  lead(sketch, verified, register);
  sketch.wire(register, 'refused', refuse);
  const known: Exit[] = [
    { from: register, outcome: 'registered' },
    { from: register, outcome: 'known' },
  ];
  const ready = answers.relock?.pin === 'chosen' ? drawPinChoice(sketch, known, refuse) : known;
  const session = sketch.step('start-session', { type: 'session.issue', zone: 'secure', column: 3 });
  const home = sketch.step('home', {
    type: 'zone.screen',
    name: 'Home',
    zone: 'secure',
    column: 4,
    ...(answers.createAuth && { config: { buttons: [createAuthButton] } }),
  });
  lead(sketch, ready, session);
  sketch.wire(session, 'issued', home);
  sketch.wire(session, 'refused', refuse);
  if (answers.relock !== null) drawRelock(sketch, answers.relock, home);
  if (answers.createAuth) drawCreateAuth(sketch, answers, home, names);
};
