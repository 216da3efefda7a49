import type { Effect, Guard } from '#flows/kit/effect.ts';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { Subject } from '#flows/kit/step.ts';
import type { Recipient } from './recipient.ts';

/**
 * What it means that somebody has shown they read the recipient's messages: the subject is known better, and an address
 * the builder had only written down is theirs from now on, unless another user has proven it before (LINK-02).
 */
export const provenAddress = <Outcome extends string>(
  subject: Subject,
  { kind, address, user }: Recipient,
  otherwise: Outcome,
): {
  subject: Subject;
  guards: readonly Guard<Outcome>[];
  effects: readonly Effect[];
} => {
  if (user === undefined) return { subject, guards: [], effects: [] };
  const identifier: Identifier = { kind, canonical: address };
  const verified = user.identifiers.some((known) => known.kind === kind && known.canonical === address && known.verified);
  return {
    subject: { ...subject, user: user.id },
    guards: verified ? [] : [{ kind: 'unique', identifier, except: user.id, otherwise }],
    effects: verified ? [] : [{ kind: 'identifier.verify', user: user.id, identifier }],
  };
};
