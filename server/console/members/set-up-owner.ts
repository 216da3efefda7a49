import type { Services } from '#server/services.ts';
import { Fault } from '../fault.ts';
import { createOwner } from './create-owner.ts';
import { openConsoleSession } from './open-console-session.ts';
import { refuseWeakPassword } from './password-fault.ts';

const badLink = () =>
  new Fault('not-allowed', 'This set-up link is not valid, or was used already. Restart the server to get a new one in its output.');

/** Makes the owner's account from the one-time link and signs them in. The link is spent with it (KEY-02). */
export const setUpOwner = async (
  services: Services,
  input: { token: string; email: string; name: string; password: string; workspace: string },
): Promise<{ secret: string; expiresAt: number }> => {
  const { storage, digest } = services;
  const expected = await storage.members.setupToken();
  if (expected === undefined || !digest.equal(expected, digest.hash(input.token))) throw badLink();
  refuseWeakPassword(services, 'password', input.password, input);
  const owner = await createOwner(services, input);
  if (owner === undefined) throw badLink();
  await storage.members.setSetupToken(null);
  return openConsoleSession(services, owner.id);
};
