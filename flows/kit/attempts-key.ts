import type { Identifier } from './identifier.ts';
import type { DigestPort } from './ports.ts';

/** What kinds of attempts are counted apart. */
export type AttemptPurpose = 'password' | 'email-code' | 'sms-code' | 'pin';

/**
 * Under what failed attempts are counted: against an account, or against the identifier somebody named where there is
 * none, so that both behave alike (PWD-08). `device` sets the attempts from a device the account knows apart: strangers
 * cannot lock its owner out there (PWD-07). Names and addresses do not stand in the key, and an account's count outlives
 * a change of the server's secret.
 */
export const attemptsKey = (
  digest: DigestPort,
  purpose: AttemptPurpose,
  whom: { user: string; device?: string } | { identifier: Identifier },
): string => {
  const account =
    'user' in whom
      ? digest.hash(JSON.stringify([whom.user, whom.device ?? '']))
      : digest.keyed('counter', JSON.stringify([whom.identifier.kind, whom.identifier.canonical]));
  return `attempts:${purpose}:${account}`;
};
