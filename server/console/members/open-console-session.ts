import type { Services } from '#server/services.ts';
import { consoleSessionLimits } from '../actor.ts';

/** A new session with a new secret, whatever the browser sent (SES-01). Only its hash is stored. */
export const openConsoleSession = async (services: Services, member: string): Promise<{ secret: string; hash: string; expiresAt: number }> => {
  const secret = services.random.secret();
  const hash = services.digest.hash(secret);
  const now = services.clock.now();
  const expiresAt = now + consoleSessionLimits.absolute;
  await services.storage.members.openSession({ hash, member, createdAt: now, lastSeenAt: now, expiresAt });
  return { secret, hash, expiresAt };
};
