import type { Amr, Assurance } from './assurance.ts';
import type { ExternalIdentity, Identifier } from './identifier.ts';
import type { Json } from './json.ts';
import type { Login } from './login.ts';

/** A write as data. The closed set of what a step may change; committed together with the run or not at all. */
export type Effect =
  | {
      kind: 'user.create';
      user: { id: string; attributes: { [column: string]: Json } };
      identifiers: readonly (Identifier & { verified: boolean })[];
    }
  | { kind: 'user.set'; user: string; attributes: { [column: string]: Json } }
  /** Adds the identifier to the user if it is missing and marks it verified. Clashes with another verified owner fail the commit. */
  | { kind: 'identifier.verify'; user: string; identifier: Identifier }
  /** Gives the user one more way to be recognised. An identity that is somebody's already fails the commit (LINK-01). */
  | { kind: 'identity.link'; user: string; identity: ExternalIdentity; label?: string; claims: { [claim: string]: Json } }
  /** Does nothing where the identity is not this user's. */
  | { kind: 'identity.unlink'; user: string; identity: ExternalIdentity }
  /** Replaces the rights that came from this source (a connector's id); those from others stay. */
  | { kind: 'user.roles'; user: string; roles: readonly string[]; source: string }
  | { kind: 'password.set'; user: string; hash: string; reason: 'chosen' | 'rehash' }
  | { kind: 'session.create'; session: NewSession }
  /** Opens a locked session again; being used counts from now. */
  | { kind: 'session.unlock'; session: string }
  /** Ends one session with its refresh family, or all of a user but one. */
  | { kind: 'session.revoke'; session: string }
  | { kind: 'session.revoke'; user: string; except?: string }
  | { kind: 'ticket.create'; ticket: Ticket }
  /** Somebody is about to leave for an external provider. */
  | { kind: 'login.begin'; login: Login }
  /** A success ends the count of failures before it. */
  | { kind: 'counter.clear'; key: string }
  /** Tells somebody something: leaves by itself after the commit. The run does not wait for it and never learns what became of it. */
  | { kind: 'notify'; message: MailMessage }
  | { kind: 'audit'; action: string; detail: { [key: string]: Json } };

export type NewSession = {
  user?: string;
  zone: string;
  zoneKind: 'public' | 'secure';
  amr: readonly Amr[];
  acr: 'aal0' | 'aal1' | 'aal2';
  proofs: readonly { assurance: Assurance; node: string; at: number }[];
  /** Seconds, as issued: a later change of the app's lifetimes does not touch it. */
  lifetimes: { accessSeconds: number; refreshSeconds: number; absoluteSeconds: number };
};

/** What a mailed link stands for. Useless for any other purpose, person, flow version or node (FLOW-09). */
export type Ticket = {
  /** SHA-256 of the link's secret. */
  hash: string;
  purpose: 'verify-email';
  run: string;
  node: string;
  visit: number;
  identifier: Identifier;
  expiresAt: number;
};

/**
 * A condition checked and applied inside the commit. If one fails nothing is written and `otherwise` is taken as the
 * node's outcome. Nothing about right or wrong leaves the server before the commit.
 */
export type Guard<Outcome extends string = string> =
  /** The ticket must be unspent and alive; spends it. */
  | { kind: 'spend'; ticket: string; otherwise: Outcome }
  /** What came back from a provider must be unspent and in time; spends it. `code`: SHA-256 of the return code. */
  | { kind: 'spend-login'; code: string; otherwise: Outcome }
  /** At most `limit` in a fixed window that opens with the first; counts one. */
  | { kind: 'count'; key: string; limit: number; windowSeconds: number; otherwise: Outcome }
  /** `free` tries, then each further one waits twice as long as the one before (PWD-07); counts one. */
  | { kind: 'throttle'; key: string; free: number; firstWaitSeconds: number; maxWaitSeconds: number; otherwise: Outcome }
  /** Nobody else may have the identifier verified. */
  | { kind: 'unique'; identifier: Identifier; except?: string; otherwise: Outcome }
  /** Nobody else may be linked to the identity. */
  | { kind: 'unique-identity'; identity: ExternalIdentity; except?: string; otherwise: Outcome };

/** What leaves through the outbox. Bodies are sealed at rest and wiped on delivery. */
export type Message = MailMessage | SmsMessage;

export type MailMessage = {
  channel: 'email';
  to: string;
  subject: string;
  text: string;
  /** Goes nowhere: keeps the answer the same for an address nobody may use. */
  decoy?: boolean;
};

export type SmsMessage = {
  channel: 'sms';
  /** E.164. */
  to: string;
  text: string;
  /** The builder's own SMS account. Absent: the quota that comes with the server. */
  connector?: string;
  decoy?: boolean;
};
