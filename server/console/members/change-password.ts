import type { Services } from '#server/services.ts';
import type { Actor } from '../actor.ts';
import { Fault, invalid } from '../fault.ts';
import { sendOwnMail } from '../mail/send-own-mail.ts';
import { noteMember } from './note-member.ts';
import { openConsoleSession } from './open-console-session.ts';
import { passwordMail } from './password-mail.ts';
import { refuseWeakPassword } from './password-fault.ts';

const tries = { free: 10, firstWaitSeconds: 30, maxWaitSeconds: 3_600 };

/**
 * Needs the current password (PWD-09). The caller goes on with a new session; all others end if they asked for that.
 */
export const changePassword = async (
  actor: Actor,
  services: Services,
  input: { current: string; next: string; endOthers: boolean },
): Promise<{ secret: string; expiresAt: number }> => {
  const { storage, clock, hashing } = services;
  const { id, email, name } = actor.member;
  const attempt = await storage.members.attempt(`change:${id}`, tries, clock.now());
  if (!attempt.ok) throw new Fault('too-many-tries', 'Too many tries with a wrong password. Wait a few minutes.');
  const member = await storage.members.find(id);
  const comparison = await hashing.compare(member?.passwordHash, input.current);
  if (comparison.result === 'mismatch') throw invalid({ current: 'This is not your current password.' });
  refuseWeakPassword(services, 'next', input.next, { email, name });
  await storage.members.setPassword(id, await hashing.hash(input.next));
  await storage.members.clearAttempts(`change:${id}`);
  await (input.endOthers ? storage.members.closeSessions(id) : storage.members.closeSession(actor.session));
  await noteMember(services, actor, 'member.password-changed');
  await sendOwnMail(services, passwordMail(services.env.consoleUrl, email));
  return openConsoleSession(services, id);
};
