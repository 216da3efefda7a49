import type { Message } from '#flows/kit/effect.ts';
import type { RandomPort } from '#flows/kit/ports.ts';
import type { Scope } from '../storage/ports/scope.ts';
import { createBreaker } from './breaker.ts';
import { captureMessages } from './capture.ts';
import { createDelivery, type Delivery } from './deliver.ts';
import type { Mailer } from './mailer.ts';
import { createSmsDelivery } from './sms/create-sms-delivery.ts';
import type { SmsParts } from './sms/route.ts';

/** `mailer` undefined: live mail is kept for the owner. */
type Parts = SmsParts & { mailer: Mailer | undefined; random: RandomPort };

/**
 * How the messages of each app leave: live mail by the mailer, live SMS by the account they name, everything of the sandbox
 * into its mailbox. Where nothing is set up and the server keeps live mail (MAIL_CAPTURE), it keeps live SMS, too.
 */
export const createDeliveries = (parts: Parts): ((scope: Scope) => Delivery) => {
  const { env, mailer, clock, log } = parts;
  const mail =
    mailer &&
    createDelivery({
      send: async (message, run, signal) => {
        if (message.channel === 'email') await mailer.send({ to: message.to, subject: message.subject, text: message.text, run }, signal);
      },
      breaker: createBreaker(clock),
      failed: (error) => log.warn({ error }, 'mail could not be sent'),
    });
  const smsFor = createSmsDelivery(parts);
  return (scope) => {
    const captured = createDelivery({
      send: captureMessages({ mailbox: parts.storage.mailbox, scope, seal: parts.seal, clock, random: parts.random }),
      breaker: createBreaker(clock),
      failed: (error) => log.warn({ error }, 'a message could not be kept'),
    });
    if (scope.env === 'sandbox') return captured;
    const sms = smsFor(scope);
    const isKept = (message: Message) =>
      message.channel === 'email' ? mail === undefined : message.connector === undefined && env.sms.included === undefined && env.mail.capture;
    return {
      deliver: (message, run, withinMs) => {
        const delivery = isKept(message) ? captured : message.channel === 'email' ? (mail ?? captured) : sms;
        return delivery.deliver(message, run, withinMs);
      },
    };
  };
};
