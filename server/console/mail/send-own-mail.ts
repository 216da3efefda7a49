import type { MailMessage } from '#flows/kit/effect.ts';
import { deliverNotice } from '#server/engine/notices.ts';
import { deliveryTimes, noticeTimes } from '#server/engine/lifetimes.ts';
import type { Services } from '#server/services.ts';
import { consoleScope } from '#server/storage/ports/scope.ts';

/** Whether the console can write to people: live mail leaves over a mail server. */
export const canSendOwnMail = (services: Services): boolean => services.ownMail !== undefined;

/**
 * Sends a mail of the console's own, to a builder: through the sealed outbox, so that a crash or a mail server that is down does not lose
 * it. Resolves when it is kept; it leaves behind the answer. Without a mail server there is nobody to carry it, and nothing is kept.
 */
export const sendOwnMail = async (services: Services, mail: Pick<MailMessage, 'to' | 'subject' | 'text'>): Promise<void> => {
  const { ownMail, storage, clock, random, seal } = services;
  if (ownMail === undefined) return;
  const id = random.id('ob');
  const message: MailMessage = { channel: 'email', ...mail };
  const now = clock.now();
  await storage.outbox.add({
    ...consoleScope,
    id,
    run: null,
    number: 0,
    channel: 'email',
    sealed: seal.seal('outbox', id, JSON.stringify(message)),
    createdAt: now,
    claimedUntil: now + deliveryTimes.claim,
    expiresAt: now + noticeTimes.alive,
  });
  deliverNotice({ storage, clock, delivery: ownMail }, id, message).catch((error: unknown) => {
    services.log.error({ outbox: id, error }, 'a mail of the console could not be delivered; it is tried again');
  });
};
