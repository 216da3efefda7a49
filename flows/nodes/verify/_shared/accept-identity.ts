import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import { type ExternalIdentity, sameIdentity } from '#flows/kit/identifier.ts';
import type { User } from '#flows/kit/ports.ts';
import type { Profile, Subject } from '#flows/kit/step.ts';

/** What a recognised identity is for: to sign in, to confirm who somebody is, or to be added to their account. */
export type IdentityUse = 'sign-in' | 'confirm' | 'add';

type Input = Pick<ExecutorInput<{ use: IdentityUse }, 'users'>, 'config' | 'subject' | 'proofs' | 'ports'>;
type Accepted = { accepted: true; subject: Subject; owner: User | undefined } | { accepted: false; because: 'refused' | 'other-person' };

const refused = (because: 'refused' | 'other-person'): Accepted => ({ accepted: false, because });

/**
 * Takes an identity that was just proven for what it may mean here. Nobody becomes somebody else by it: once the run is about
 * a user, only an identity of theirs, or one that is nobody's yet, goes on (FLOW-10, LINK-01).
 */
export const acceptIdentity = async ({ config, subject, proofs, ports }: Input, identity: ExternalIdentity, profile: Profile): Promise<Accepted> => {
  const owner = await ports.users.byIdentity(identity);
  if (owner !== undefined && owner.status !== 'active') return refused('refused');
  const soFar = subject.user ?? (subject.identifier && (await ports.users.byIdentifier(subject.identifier)))?.id;
  const bound = config.use !== 'sign-in' || subject.user !== undefined || proofs.length > 0;
  if (bound && owner !== undefined && owner.id !== soFar) return refused('other-person');
  if (config.use === 'confirm' && owner === undefined) return refused('other-person');
  // Without a user, what was proven is an identity or an address: it stays the one it was.
  if (proofs.length > 0 && soFar === undefined && subject.identity !== undefined && !sameIdentity(subject.identity, identity))
    return refused('other-person');
  const who = config.use === 'sign-in' && proofs.length === 0 ? {} : subject;
  const user = config.use === 'sign-in' ? owner?.id : soFar;
  return { accepted: true, subject: { ...who, identity, profile, ...(user !== undefined && { user }) }, owner };
};
