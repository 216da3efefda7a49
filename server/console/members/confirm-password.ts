import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Actor } from '../actor.ts';
import { Fault, invalid } from '../fault.ts';

const tries = { free: 10, firstWaitSeconds: 30, maxWaitSeconds: 3_600 };

/** Takes a builder's own password once more, for the session it is given in. Tries are counted as at the door (PWD-07). */
export const confirmPassword = async (actor: Actor, services: Services, { password }: { password: string }): Promise<void> => {
  const { members } = services.storage;
  const key = `confirm:${actor.member.id}`;
  const attempt = await members.attempt(key, tries, services.clock.now());
  if (!attempt.ok) throw new Fault('too-many-tries', phrase('Too many tries with a wrong password. Wait a few minutes.'));
  const member = await members.find(actor.member.id);
  const { result } = await services.hashing.compare(member?.passwordHash, password);
  if (result === 'mismatch') {
    services.log.warn({ member: actor.member.id, address: actor.address }, 'console: a password to confirm with was wrong');
    throw invalid({ password: phrase('This is not your password.') });
  }
  await members.clearAttempts(key);
  await members.confirmSession(actor.session, services.clock.now());
};
