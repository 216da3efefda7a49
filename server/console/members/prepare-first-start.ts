import type { Services } from '#server/services.ts';
import { createOwner } from './create-owner.ts';

/**
 * Called once at start. Makes the owner from OWNER_EMAIL and OWNER_PASSWORD, or returns the one-time link under which the
 * owner's account can be made (KEY-02). The token stands in the fragment, so that it reaches no log. Undefined when there is an owner.
 */
export const prepareFirstStart = async (services: Services): Promise<string | undefined> => {
  const { storage, env, random, digest } = services;
  if ((await storage.members.count()) > 0) return undefined;
  if (env.owner !== undefined) {
    const name = env.owner.email.split('@')[0] ?? env.owner.email;
    await createOwner(services, { ...env.owner, name, workspace: 'My workspace' });
    return undefined;
  }
  const token = random.secret();
  await storage.members.setSetupToken(digest.hash(token));
  return `${env.consoleUrl}/set-up#${token}`;
};
