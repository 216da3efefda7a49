import type { Action, Challenge, Phrase, Problem } from '../protocol/challenge.ts';
import type { Effect, Guard, Message } from './effect.ts';
import type { ExternalIdentity, Identifier } from './identifier.ts';
import type { Json } from './json.ts';

/** Who the run is about. An identifier is chosen first; the user is known once one was found, created or proven. */
export type Subject = {
  identifier?: Identifier;
  user?: string;
  /** Whom a connector has recognised. A proof about it says nothing about `user` unless it is linked to them (LINK-03). */
  identity?: ExternalIdentity;
  /** What that connector vouches for about `identity`. */
  profile?: Profile;
};

/** What a connector said about an identity it has just verified, in the app's own terms. Bounded: it travels with the run. */
export type Profile = {
  /** How people recognise the account (an address, a name). Shown to them and in the console. */
  label?: string;
  /** Canonical. Only where the connector is trusted for its domain and says it is verified (LINK-01). */
  email?: string;
  /** Values for users columns, each fitting its column. Laid down when the user is registered. */
  attributes?: { [column: string]: Json };
  /** Rights of this connector's groups; absent: the connector says nothing of rights. */
  roles?: readonly string[];
  /** Kept with the link, for the console. */
  claims?: { [claim: string]: Json };
};

/** What a node does next. */
type Move<Outcome extends string> =
  /** Wait for the person. */
  | { kind: 'ask'; challenge: Challenge; problems?: readonly Problem[] }
  /** Wait for something that happens elsewhere (a mailed link); the challenge says what to do meanwhile. */
  | { kind: 'wait'; challenge: Challenge; problems?: readonly Problem[] }
  /** Commit as waiting, let the outbox deliver, then be called again with `{kind: 'delivered'}`. */
  | { kind: 'dispatch'; message: Message }
  | {
      kind: 'exit';
      outcome: Outcome;
      /** Values for later nodes. Declared in the definition's `writes`. */
      set?: { [variable: string]: Json };
      /** Replaces the subject. Refused once something was proven about it (FLOW-10). */
      subject?: Subject;
      /** Said on the screen that comes next: why the outcome was taken. */
      problems?: readonly Problem[];
    }
  /** The run is over: the app shows `screen` of the zone, or the refusal. Only `zone` and `end` nodes. */
  | { kind: 'finish'; result: 'done' | 'failed'; screen?: string; title: Phrase; body?: Phrase; statusText?: Phrase; actions?: readonly Action[] };

/**
 * What an executor answers. `memo` is the node visit's own record (challenges, attempts, sends): it lives on the run,
 * is keyed by node and visit, survives going back and only this visit of this node ever sees it (FLOW-04).
 */
export type Step<Outcome extends string = string> = {
  memo?: { [key: string]: Json };
  effects?: readonly Effect[];
  guards?: readonly Guard<Outcome>[];
} & Move<Outcome>;

/** Why the executor is called. */
export type Arrival =
  | { kind: 'enter' }
  /** Already checked against the fields and actions of the challenge that was shown. */
  | { kind: 'answer'; action: string; inputs: { [field: string]: string | number | boolean } }
  | { kind: 'delivered'; sent: boolean }
  /** Something this visit waits for happened, recorded by the server (FLOW-03). `ticket` is the hash to spend. */
  | { kind: 'ticket'; ticket: string };
