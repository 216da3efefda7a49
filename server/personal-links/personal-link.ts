import type { Subject } from '#flows/kit/step.ts';
import type { Realm } from '../engine/realm.ts';
import type { Services } from '../services.ts';
import type { Scope } from '../storage/ports/scope.ts';

type Parts = Pick<Services, 'storage' | 'random' | 'digest' | 'clock' | 'env'>;

const secretShape = /^[\w-]{20,100}$/;

/**
 * Gives a user a new link of their own; the one before stops working at once (MOB-2). The address holds a secret that is
 * stored as a hash, so this answer is the only time it is seen. Undefined: there is no such user.
 */
export const rotatePersonalLink = async (
  { storage, random, digest, clock, env }: Parts,
  scope: Scope,
  user: string,
): Promise<{ url: string; madeAt: number } | undefined> => {
  const secret = random.secret();
  const now = clock.now();
  if (!(await storage.personalLinks.rotate(scope, user, digest.hash(secret), now))) return undefined;
  return { url: `${env.publicUrl}${scope.env === 'live' ? '/p' : '/sandbox/p'}/${secret}`, madeAt: now };
};

/** Whom a personal link stands for, and in which app. Undefined: unknown, replaced, or of somebody who may not come in. */
export const findPersonalLink = async (
  { storage, digest }: Pick<Parts, 'storage' | 'digest'>,
  secret: string,
): Promise<(Scope & { subject: Subject }) | undefined> => {
  const found = secretShape.test(secret) ? await storage.personalLinks.find(digest.hash(secret)) : undefined;
  const user = found && (await storage.users.find(found, found.user));
  return found === undefined || user?.status !== 'active' ? undefined : { app: found.app, env: found.env, subject: { user: found.user } };
};

/** The same for an app that starts a run with its user's link. One of another app is none. */
export const subjectOfLink = async (
  parts: Pick<Parts, 'storage' | 'digest'>,
  realm: Realm,
  secret: string | undefined,
): Promise<Subject | undefined> => {
  const found = secret === undefined ? undefined : await findPersonalLink(parts, secret);
  return found?.app === realm.scope.app && found.env === realm.scope.env ? found.subject : undefined;
};
