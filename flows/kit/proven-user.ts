import type { Proof } from './define-executor.ts';
import { type Identifier, sameIdentity } from './identifier.ts';
import type { User, UsersPort } from './ports.ts';
import type { Subject } from './step.ts';

/**
 * The run's user with the proofs that are about them, judged by the record and not by the position in the graph
 * (FLOW-07). A proof is about a user if it names the user, or an identifier that leads to nobody but them. One by an
 * external identity is about whom that identity is linked to, whomever else it names (LINK-03). Undefined: there is no
 * user, or nothing was proven about them.
 */
export const provenUser = async ({
  subject,
  proofs,
  users,
}: {
  subject: Subject;
  proofs: readonly Proof[];
  users: Pick<UsersPort, 'find' | 'byIdentifier'>;
}): Promise<{ user: User; proofs: readonly Proof[] } | undefined> => {
  const user = subject.user === undefined ? undefined : await users.find(subject.user);
  if (user === undefined) return undefined;
  const about: Proof[] = [];
  for (const proof of proofs) {
    if (await isAbout(user, proof.subject, users)) about.push(proof);
  }
  return about.length === 0 ? undefined : { user, proofs: about };
};

const isAbout = async (user: User, { user: named, identifier, identity }: Subject, users: Pick<UsersPort, 'byIdentifier'>): Promise<boolean> => {
  if (identity !== undefined) return user.identities?.some((own) => sameIdentity(own, identity)) ?? false;
  if (named !== undefined) return named === user.id;
  if (identifier === undefined) return false;
  const own = user.identifiers.find((known) => same(known, identifier));
  if (own === undefined) return false;
  // Verified identifiers have one owner; one that a builder wrote down may stand with several people.
  return own.verified || (await users.byIdentifier(identifier))?.id === user.id;
};

const same = (a: Identifier, b: Identifier): boolean => a.kind === b.kind && a.canonical === b.canonical;
