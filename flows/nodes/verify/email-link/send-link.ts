import type { Recipient } from '../_shared/recipient.ts';
import { limitGuards, type SendLimit } from '../_shared/send-limit.ts';
import { sendsKey } from '../_shared/sends-key.ts';
import type { LinkInput, LinkMemo, LinkStep } from './link-visit.ts';

export const sendLimits = (input: LinkInput, recipient: Recipient): readonly SendLimit[] => [
  { key: sendsKey(input, recipient), limit: input.config.sendsPerHour, windowSeconds: 3_600 },
];

/**
 * Mails a new link. Its ticket belongs to this run, node, visit and address (FLOW-09). A decoy has a ticket as well, so
 * that it costs the same, but its mail goes nowhere and nobody knows the secret.
 */
export const sendLink = async (input: LinkInput, recipient: Recipient): Promise<LinkStep> => {
  const { config, ports, app, run, node } = input;
  const secret = ports.random.secret();
  const now = ports.clock.now();
  const memo: LinkMemo = { ticket: ports.digest.hash(secret), sentAt: now, expiresAt: now + config.lifetimeSeconds * 1000 };
  const values = { link: ports.links.mail(secret), app: app.name, lifetime: { seconds: config.lifetimeSeconds } };
  return {
    kind: 'dispatch',
    memo,
    guards: limitGuards(sendLimits(input, recipient)),
    effects: [
      {
        kind: 'ticket.create',
        ticket: {
          hash: memo.ticket,
          purpose: 'verify-email',
          run: run.id,
          node: node.id,
          visit: node.visit,
          identifier: { kind: 'email', canonical: recipient.address },
          expiresAt: memo.expiresAt,
        },
      },
    ],
    message: {
      channel: 'email',
      to: recipient.address,
      subject: await input.words(input.say(config.mailSubject, 'mail-subject', values)),
      text: await input.words(input.say(config.mailText, 'mail-text', values)),
      ...(!recipient.admitted && { decoy: true }),
    },
  };
};
