import type { Say } from '../languages/say.ts';
import { fact, type Facts, has } from './facts.ts';
import type { Place } from './flow.ts';
import type { IssueCode } from './issue-codes.ts';

/** Whether a fact that a place needs is missing on a way where `facts` hold. What is missing only because another one is, is no gap of its own. */
export const isGap = (needed: Facts, facts: Facts, wanted: Facts): boolean =>
  has(needed, wanted) && !has(facts, wanted) && !impliedBy(needed & ~facts, wanted);

/** What is missing only because something else is: a kind of address without a person, a second proof without a first. */
const impliedBy = (missing: Facts, wanted: Facts): boolean =>
  (has(missing, fact.subject) && [fact.email, fact.phone, fact.username].some((name) => name === wanted)) ||
  (has(missing, fact.proven) && (wanted === fact.twoKinds || wanted === fact.twoFactors)) ||
  (has(missing, fact.held) && (wanted === fact.locked || wanted === fact.user));

/** What to tell a builder about it. */
export const gapAt = (place: Place, wanted: Facts, say: Say): { code: IssueCode; message: string; advice: string } => {
  const names = { step: place.name, zone: place.zone.name };
  switch (wanted) {
    case fact.proven:
      return place.definition?.role === 'session'
        ? {
            code: 'unproven-session',
            message: say('“{step}” opens “{zone}” to people who proved nothing.', names),
            advice: say('Put a verification on this way, or lead it elsewhere.'),
          }
        : {
            code: 'no-proof',
            message: say('“{step}” needs people who proved who they are, but some come without a proof.', names),
            advice: say('Put a verification before it.'),
          };
    case fact.subject:
      return {
        code: 'no-subject',
        message: say('“{step}” works on somebody, but people come here without having said who they are.', names),
        advice: say('Ask who they are before it.'),
      };
    case fact.user:
      return {
        code: 'no-user',
        message: say('“{step}” needs a user record, but some people come here without one.', names),
        advice: say('Find or register the user before it.'),
      };
    case fact.twoKinds:
      return {
        code: 'too-few-proofs',
        message: say('“{step}” asks for two kinds of proof; on some way there are fewer.', names),
        advice: say('Put a verification of another kind on this way.'),
      };
    case fact.twoFactors:
      return {
        code: 'too-few-proofs',
        message: say('“{step}” asks for two factors, and control of an address is none; on some way there are fewer.', names),
        advice: say('Put a verification of another factor on this way.'),
      };
    case fact.held:
      return {
        code: 'no-held-session',
        message: say('“{step}” works on a session the app has, but people come to it without one.', names),
        advice: say('Begin this way at an in-app action or a relock.'),
      };
    case fact.locked:
      return {
        code: 'no-held-session',
        message: say('“{step}” works on a locked session, but people come to it without one.', names),
        advice: say('Begin this way at a relock.'),
      };
    case fact.backed:
      return {
        code: 'pin-alone',
        message: say('“{step}” would sign people in by a PIN alone, and a PIN is quickly guessed.', names),
        advice: say('Put another verification before it, ask for it in a relock, or switch on “PIN alone signs in”.'),
      };
    case fact.session:
    case fact.here:
      return {
        code: 'no-session',
        message: say('People come to “{step}” in “{zone}” without a session there.', names),
        advice: say('Start a session in this zone on the way, or move the step out of the zone.'),
      };
    default: {
      const kind = wanted === fact.email ? 'email' : wanted === fact.phone ? 'phone' : 'username';
      return {
        code: 'wrong-identifier',
        message: say(
          '“{step}” needs {kind, select, email {an e-mail address} phone {a phone number} other {a user name}}, but people may have given something else.',
          { ...names, kind },
        ),
        advice: say(
          'Ask for {kind, select, email {an e-mail address} phone {a phone number} other {a user name}} before it, or add a column for it to the users table.',
          { kind },
        ),
      };
    }
  }
};

/** A step that would exchange the person something was proven about. */
export const subjectChanged = (place: Place, say: Say): { message: string; advice: string } => ({
  message: say('“{step}” names somebody after something was proven: the proof would be about another person.', { step: place.name }),
  advice: say('Ask who somebody is before they prove anything, or lead this way past it.'),
});
