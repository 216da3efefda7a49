import { fact, type Facts, has } from './facts.ts';
import type { Place } from './flow.ts';
import type { IssueCode } from './issue-codes.ts';
import { quote } from './words.ts';

/** Whether a fact that a place needs is missing on a way where `facts` hold. What is missing only because another one is, is no gap of its own. */
export const isGap = (needed: Facts, facts: Facts, wanted: Facts): boolean =>
  has(needed, wanted) && !has(facts, wanted) && !impliedBy(needed & ~facts, wanted);

/** What is missing only because something else is: a kind of address without a person, a second proof without a first. */
const impliedBy = (missing: Facts, wanted: Facts): boolean =>
  (has(missing, fact.subject) && [fact.email, fact.phone, fact.username].some((name) => name === wanted)) ||
  (has(missing, fact.proven) && (wanted === fact.twoKinds || wanted === fact.twoFactors)) ||
  (has(missing, fact.held) && (wanted === fact.locked || wanted === fact.user));

/** What to tell a builder about it. */
export const gapAt = (place: Place, wanted: Facts): { code: IssueCode; message: string; advice: string } => {
  const name = quote(place.name);
  switch (wanted) {
    case fact.proven:
      return place.definition?.role === 'session'
        ? {
            code: 'unproven-session',
            message: `${name} opens ${quote(place.zone.name)} to people who proved nothing.`,
            advice: 'Put a verification on this way, or lead it elsewhere.',
          }
        : {
            code: 'no-proof',
            message: `${name} needs people who proved who they are, but some come without a proof.`,
            advice: 'Put a verification before it.',
          };
    case fact.subject:
      return {
        code: 'no-subject',
        message: `${name} works on somebody, but people come here without having said who they are.`,
        advice: 'Ask who they are before it.',
      };
    case fact.user:
      return {
        code: 'no-user',
        message: `${name} needs a user record, but some people come here without one.`,
        advice: 'Find or register the user before it.',
      };
    case fact.twoKinds:
    case fact.twoFactors: {
      const [asked, kind] = wanted === fact.twoKinds ? ['two kinds of proof', 'kind'] : ['two factors, and control of an address is none', 'factor'];
      return {
        code: 'too-few-proofs',
        message: `${name} asks for ${asked}; on some way there are fewer.`,
        advice: `Put a verification of another ${kind} on this way.`,
      };
    }
    case fact.held:
    case fact.locked:
      return {
        code: 'no-held-session',
        message: `${name} works on ${wanted === fact.held ? 'a session the app has' : 'a locked session'}, but people come to it without one.`,
        advice: `Begin this way at ${wanted === fact.held ? 'an in-app action or a relock' : 'a relock'}.`,
      };
    case fact.backed:
      return {
        code: 'pin-alone',
        message: `${name} would sign people in by a PIN alone, and a PIN is quickly guessed.`,
        advice: 'Put another verification before it, ask for it in a relock, or switch on “PIN alone signs in”.',
      };
    case fact.session:
    case fact.here:
      return {
        code: 'no-session',
        message: `People come to ${name} in ${quote(place.zone.name)} without a session there.`,
        advice: 'Start a session in this zone on the way, or move the step out of the zone.',
      };
    default: {
      const kind = wanted === fact.email ? 'an e-mail address' : wanted === fact.phone ? 'a phone number' : 'a user name';
      return {
        code: 'wrong-identifier',
        message: `${name} needs ${kind}, but people may have given something else.`,
        advice: `Ask for ${kind} before it, or add a column for it to the users table.`,
      };
    }
  }
};

/** A step that would exchange the person something was proven about. */
export const subjectChanged = (place: Place): { message: string; advice: string } => ({
  message: `${quote(place.name)} names somebody after something was proven: the proof would be about another person.`,
  advice: 'Ask who somebody is before they prove anything, or lead this way past it.',
});
