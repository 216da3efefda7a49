import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Actor } from '../actor.ts';
import { Fault } from '../fault.ts';

/** How long a password counts that was given to sign in or to confirm (ms). */
export const confirmedFor = 5 * 60_000;

/**
 * Asked before what somebody at a builder's open screen must not be able to do (LINK-05, ASVS 7.5.1). Throws Fault `unconfirmed`:
 * the console then asks for the password and tries again.
 */
export const refuseUnconfirmed = async (actor: Actor, { storage, clock }: Services): Promise<void> => {
  const session = await storage.members.session(actor.session);
  if (session !== undefined && clock.now() < session.confirmedAt + confirmedFor) return;
  throw new Fault('unconfirmed', phrase('Confirm with your password first: it is longer than five minutes ago that you gave it.'));
};
