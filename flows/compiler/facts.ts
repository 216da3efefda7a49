import type { Assurance } from '../kit/assurance.ts';
import type { OutcomeSpec, Requirement } from '../kit/define-node.ts';
import type { IdentifierKind } from '../kit/identifier.ts';
import type { AppSettings } from './app-settings.ts';
import type { Exit, Place } from './flow.ts';

/**
 * What is certain about a run at some point of a path: one bit a fact, so that all facts of all paths fit a number. A
 * missing bit means "not on this path", never "unknown".
 */
export const fact = {
  /** Somebody was named. Proves nothing (FLOW-08). */
  subject: 1 << 0,
  user: 1 << 1,
  /** Something was proven about the subject. */
  proven: 1 << 2,
  identifier: 1 << 3,
  possession: 1 << 4,
  knowledge: 1 << 5,
  inherence: 1 << 6,
  /** A session was started, in whatever zone. */
  session: 1 << 7,
  /** A session was started in the zone the run is in. */
  here: 1 << 8,
  /** There is a screen to go back to: above the floor and not used up by a proof, as the interpreter sees it. */
  screen: 1 << 9,
  /** What the subject may have been named by. */
  email: 1 << 10,
  phone: 1 << 11,
  username: 1 << 12,
  /** Two different kinds of proof; two of which neither is control of an address (aal2). Both follow from the proofs. */
  twoKinds: 1 << 13,
  twoFactors: 1 << 14,
  /** The run was started from a session, and that session was locked. */
  held: 1 << 15,
  locked: 1 << 16,
  /** The subject's own session, or `proven`: enough for a PIN to count beside it (PIN-02). */
  backed: 1 << 17,
} as const;

export type Facts = number;

const anyName = fact.email | fact.phone | fact.username;
const sessions = fact.held | fact.locked | fact.backed;
const everyProof = fact.identifier | fact.possession | fact.knowledge | fact.inherence;

export const has = (facts: Facts, wanted: Facts): boolean => (facts & wanted) === wanted;

export const proofFact = (assurance: Assurance): Facts => fact[assurance];
/** The kinds of proof among the facts. */
export const proofsIn = (facts: Facts): Facts => facts & everyProof;

/**
 * What must hold wherever a place works. Beyond it, it is taken to hold: a run on which it does not hold stops there, so
 * that one missing step is one issue and not one at everything that follows.
 */
export const needsOf = (place: Place, app: AppSettings): Facts => {
  if (place.unclear) return 0;
  const role = place.definition?.role;
  const declared = place.requires.reduce((facts, requirement) => facts | factsFor(requirement, app), 0);
  // Any zone's screens are content: they are served to sessions only (401 without one).
  const asScreen = role === 'zone-screen' ? fact.session : 0;
  if (place.zone.kind === 'public') return declared | asScreen;
  // The gate itself, and refusing somebody at it, need no session; everything else in a secure zone does.
  if (role === 'session') return declared | fact.proven;
  return role === 'end' ? declared : declared | fact.here;
};

const atLeast = { 'two-kinds': fact.twoKinds, 'two-factors': fact.twoFactors } as const;

export const factsFor = (requirement: Requirement, { columns }: Pick<AppSettings, 'columns'>): Facts => {
  switch (requirement.kind) {
    case 'subject': {
      const { identifier } = requirement;
      // Whoever named themselves otherwise may still have an address in the users table.
      return identifier === undefined || columns.some(({ type }) => type === identifier) ? fact.subject : fact.subject | fact[identifier];
    }
    case 'user':
      return fact.user;
    case 'proof':
      return fact.proven | (requirement.atLeast === undefined ? 0 : atLeast[requirement.atLeast]);
    case 'session':
      return fact.held | (requirement.locked === true ? fact.locked : 0);
    case 'session-or-proof':
      return fact.backed;
    default:
      return 0;
  }
};

/**
 * What a run knows when it begins. One from a live session has what that session stands for: in a secure zone somebody who
 * has proven who they are. One from a locked session knows whose it is, and nothing that was proven before counts.
 */
export const factsAtEntry = (place: Place | undefined): Facts => {
  const { session, personal } = place?.definition ?? {};
  if (place === undefined || place.unclear) return 0;
  if (personal === true) return fact.subject | fact.user;
  if (session === undefined) return 0;
  if (session === 'locked') return fact.held | fact.backed | fact.locked | fact.subject | fact.user;
  const person = place.signedIn ? fact.subject | fact.user | fact.proven | fact.backed : 0;
  return fact.held | person | (place.zone.kind === 'secure' ? fact.session | fact.here : 0);
};

/** Whether taking the exit would exchange the person something was proven about. A run stops there instead (FLOW-10). */
export const changesSubject = ({ outcome }: Exit, facts: Facts): boolean => proofsIn(facts) !== 0 && gives(outcome, 'subject');

/** What holds after leaving a place by an exit, before the next one is entered. */
export const factsAfter = (place: Place, { outcome }: Exit, before: Facts): Facts => {
  if (place.unclear)
    return (
      before | fact.subject | fact.user | fact.proven | fact.twoKinds | fact.twoFactors | fact.session | fact.here | fact.screen | sessions | anyName
    );
  let facts = before;
  // A screen whose answer proved something is used up; after something that cannot be undone there is no going back.
  if (place.definition?.asks === true && outcome.proves === undefined) facts |= fact.screen;
  if (place.definition?.irreversible === true && outcome.kind === 'pass') facts &= ~fact.screen;
  if (gives(outcome, 'subject')) facts = (facts & ~(fact.user | fact.backed | anyName)) | fact.subject | namesOf(outcome.identifiers);
  if (gives(outcome, 'user')) facts |= fact.user;
  if (outcome.proves !== undefined) facts = withProof(facts, outcome.proves.assurance);
  if (outcome.endsSession === true) facts = withoutSession(facts);
  if (place.definition?.role === 'session' && outcome.kind === 'pass') facts = (facts | fact.session | fact.here) & ~fact.locked;
  return facts;
};

const withoutSession = (facts: Facts): Facts =>
  facts & ~(fact.held | fact.locked | fact.session | fact.here | (has(facts, fact.proven) ? 0 : fact.backed));

const withProof = (facts: Facts, assurance: Assurance): Facts => {
  const proofs = proofsIn(facts) | proofFact(assurance);
  return (
    facts |
    proofs |
    fact.proven |
    fact.backed |
    (count(proofs) >= 2 ? fact.twoKinds : 0) |
    (count(proofs & ~fact.identifier) >= 2 ? fact.twoFactors : 0)
  );
};

const count = (facts: Facts): number => Object.values(fact).filter((bit) => (facts & bit) !== 0).length;

/** A session is one zone's: crossing into another zone leaves it behind. */
export const factsEntering = (from: Place, to: Place, facts: Facts): Facts => (from.zone.key === to.zone.key ? facts : facts & ~fact.here);

const gives = ({ gives: given = [] }: OutcomeSpec, what: 'subject' | 'user'): boolean => given.includes(what);

const namesOf = (identifiers: readonly IdentifierKind[] | undefined): Facts =>
  identifiers === undefined ? anyName : identifiers.reduce((facts, kind) => facts | fact[kind], 0);
