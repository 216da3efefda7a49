import type { ClockPort, RandomPort } from '#flows/kit/ports.ts';
import type { Seal } from '../security/seal.ts';
import type { Log } from '../services.ts';
import type { Scope } from '../storage/ports/scope.ts';
import type { Storage } from '../storage/ports/storage.ts';
import { createBreaker } from './breaker.ts';
import { captureMessages } from './capture.ts';
import { createDelivery, type Delivery } from './deliver.ts';
import type { Mailer } from './mailer.ts';

type Parts = {
  /** Undefined: live mail is kept for the owner. */
  mailer: Mailer | undefined;
  storage: Pick<Storage, 'mailbox'>;
  seal: Seal;
  clock: ClockPort;
  random: RandomPort;
  log: Log;
};

/** How the messages of each app leave: live mail by the mailer, everything of the sandbox into its mailbox. */
export const createDeliveries = (parts: Parts): ((scope: Scope) => Delivery) => {
  const { mailer, clock, log } = parts;
  const mail =
    mailer &&
    createDelivery({
      send: async (message, run, signal) => {
        if (message.channel === 'email') await mailer.send({ to: message.to, subject: message.subject, text: message.text, run }, signal);
      },
      breaker: createBreaker(clock),
      failed: (error) => log.warn({ error }, 'mail could not be sent'),
    });
  return (scope) => {
    const captured = createDelivery({
      send: captureMessages({ mailbox: parts.storage.mailbox, scope, seal: parts.seal, clock, random: parts.random }),
      breaker: createBreaker(clock),
      failed: (error) => log.warn({ error }, 'a message could not be kept'),
    });
    if (scope.env === 'sandbox') return captured;
    return {
      deliver: (message, run, withinMs) => (message.channel === 'email' ? (mail ?? captured) : captured).deliver(message, run, withinMs),
    };
  };
};
