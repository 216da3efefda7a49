import type { Effect, MailMessage } from '#flows/kit/effect.ts';
import type { Services } from '../services.ts';
import type { NewOutboxMail } from '../storage/ports/outbox.ts';
import { deliveryTimes, noticeTimes } from './lifetimes.ts';
import type { Realm } from './realm.ts';

/** A message that no run waits for, and its place in the outbox. */
export type Notice = { row: NewOutboxMail; message: MailMessage };

/** The notices among a step's effects, sealed, to be committed with it: told exactly when what they tell of has happened. */
export const noticesOf = (services: Services, realm: Realm, effects: readonly Effect[], now: number): Notice[] =>
  effects.flatMap((effect) => {
    if (effect.kind !== 'notify') return [];
    const id = realm.random.id('ob');
    const { message } = effect;
    const sealed = services.seal.seal('outbox', id, JSON.stringify(message));
    const times = { createdAt: now, claimedUntil: now + deliveryTimes.claim, expiresAt: now + noticeTimes.alive };
    return [{ message, row: { ...realm.scope, id, run: null, number: 0, channel: message.channel, sealed, ...times } }];
  });

/** Lets a committed notice leave. One that cannot yet is tried again later (left-behind.ts). */
export const deliverNotice = async (realm: Pick<Realm, 'storage' | 'delivery' | 'clock'>, id: string, message: MailMessage): Promise<void> => {
  const { outbox } = realm.storage;
  const sent = await realm.delivery.deliver(message, null, deliveryTimes.giveUp);
  await (sent ? outbox.remove(id) : outbox.retry(id, realm.clock.now() + noticeTimes.pause));
};

/** The same behind the answer, which does not wait for it. */
export const sendNotice = (services: Services, realm: Realm, { row, message }: Notice): void => {
  deliverNotice(realm, row.id, message).catch((error: unknown) => {
    services.log.error({ outbox: row.id, error }, 'a notice could not be delivered; it is tried again');
  });
};
