import type { SecurityAnswers } from './answers.ts';
import { type ConnectorNames, drawMethods } from './draw-methods.ts';
import { drawCreateAuth, drawPinChoice, drawRelock } from './draw-later.ts';
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

const drawEntries = (sketch: Sketch, { ipRanges, personalLink }: SecurityAnswers): readonly Exit[] => {
  const entries: Exit[] = [
    { from: sketch.step('sign-in', { type: 'entry.sign-in', zone: 'public', column: 0 }), outcome: 'started' },
    { from: sketch.step('common-link', { type: 'entry.common-link', zone: 'public', column: 0 }), outcome: 'opened' },
  ];
  if (personalLink)
    entries.push({ from: sketch.step('personal-link', { type: 'entry.personal-link', zone: 'public', column: 0 }), outcome: 'opened' });
  if (ipRanges.length === 0) return entries;
  const range = sketch.step('network', {
    type: 'access.ip-range',
    name: 'Allowed networks',
    zone: 'public',
    column: 1,
    config: { ranges: ipRanges },
  });
  const outside = sketch.step('wrong-network', { type: 'end.deny', name: 'Wrong network', zone: 'public', column: 1 });
  for (const { from, outcome } of entries) sketch.wire(from, outcome, range);
  sketch.wire(range, 'outside', outside);
  return [{ from: range, outcome: 'inside' }];
};

/** A visit starts without a question; the user object is made at the first POST (MOB-2). */
const drawOpen = (sketch: Sketch, begun: readonly Exit[]): void => {
  const guest = sketch.step('guest', { type: 'user.create-guest', zone: 'public', column: 2 });
  const session = sketch.step('start-visit', { type: 'session.issue', name: 'Start visit', zone: 'public', column: 3 });
  const home = sketch.step('home', { type: 'zone.screen', name: 'Home', zone: 'public', column: 4 });
  lead(sketch, begun, guest);
  sketch.wire(guest, 'created', session);
  sketch.wire(session, 'issued', home);
};

const drawGuarded = (sketch: Sketch, answers: SecurityAnswers, begun: readonly Exit[], names: ConnectorNames): void => {
  const verified = drawMethods(sketch, answers, begun, names);
  const register = sketch.step('register', {
    type: 'identify.register',
    name: answers.access === 'added' ? 'Only people added' : 'Register if new',
    zone: 'public',
    column: 4,
  });
  const refuse = sketch.step('refuse', { type: 'end.deny', name: 'Refuse', zone: 'public', column: 5 });
  lead(sketch, verified, register);
  sketch.wire(register, 'refused', refuse);
  const known: Exit[] = [
    { from: register, outcome: 'registered' },
    { from: register, outcome: 'known' },
  ];
  const ready = answers.relock?.pin === 'chosen' ? drawPinChoice(sketch, known) : known;
  const session = sketch.step('start-session', { type: 'session.issue', zone: 'secure', column: 3 });
  const home = sketch.step('home', { type: 'zone.screen', name: 'Home', zone: 'secure', column: 4 });
  lead(sketch, ready, session);
  sketch.wire(session, 'issued', home);
  sketch.wire(session, 'refused', refuse);
  if (answers.relock !== null) drawRelock(sketch, answers.relock, home);
  if (answers.createAuth) drawCreateAuth(sketch, answers, home, names);
};
