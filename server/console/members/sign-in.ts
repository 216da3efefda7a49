import type { Services } from '#server/services.ts';
import { Fault } from '../fault.ts';
import { noteMember } from './note-member.ts';
import { openConsoleSession } from './open-console-session.ts';

/** Growing waits per account and per network address, shared by all processes (PWD-07). */
const perAccount = { free: 10, firstWaitSeconds: 30, maxWaitSeconds: 3_600 };
const perAddress = { free: 50, firstWaitSeconds: 30, maxWaitSeconds: 3_600 };

const wait = (seconds: number) =>
  new Fault(
    'too-many-tries',
    `Too many tries. Wait ${seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}, then try again.`,
    { retryAfter: seconds },
  );

/**
 * Signs a builder in. An unknown address, a wrong password and a disabled account get the same answer after the same work
 * (PWD-08). The session the browser had before is ended, never taken over (SES-01, SES-06).
 */
export const signIn = async (
  services: Services,
  input: { email: string; password: string; previous: string | undefined; address: string },
): Promise<{ secret: string; expiresAt: number }> => {
  const { storage, clock, digest, hashing, log } = services;
  const email = input.email.toLowerCase();
  const now = clock.now();
  for (const [key, rule] of [
    [`address:${input.address}`, perAddress],
    [`account:${digest.hash(email)}`, perAccount],
  ] as const) {
    const attempt = await storage.members.attempt(key, rule, now);
    if (!attempt.ok) throw wait(Math.max(1, Math.ceil((attempt.blockedUntil - now) / 1000)));
  }
  const member = await storage.members.byEmail(email);
  const comparison = await hashing.compare(member?.passwordHash, input.password);
  if (member === undefined || comparison.result === 'mismatch' || member.status !== 'active') {
    // Into the log only: a row written for known accounts alone would be told by the clock (PWD-08).
    log.warn({ member: member?.id, address: input.address }, 'console: sign-in refused');
    throw new Fault('not-allowed', 'The e-mail address or the password is not right. Check both and try again.');
  }
  await storage.members.clearAttempts(`account:${digest.hash(email)}`);
  if (comparison.rehash !== undefined) await storage.members.setPassword(member.id, comparison.rehash);
  if (input.previous !== undefined) await storage.members.closeSession(digest.hash(input.previous));
  await noteMember(services, { member, address: input.address }, 'member.signed-in');
  return openConsoleSession(services, member.id);
};
