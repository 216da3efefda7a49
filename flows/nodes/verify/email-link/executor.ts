import { defineExecutor } from '#flows/kit/define-executor.ts';
import { provenAddress } from '../_shared/proven-address.ts';
import { recipientFor } from '../_shared/recipient.ts';
import { resendFault } from '../_shared/resend-fault.ts';
import { definition } from './definition.ts';
import { linkMemo, type LinkStep } from './link-visit.ts';
import { sendLimits, sendLink } from './send-link.ts';
import { waitingScreen } from './waiting-screen.ts';

export const executor = defineExecutor(definition, async (input): Promise<LinkStep> => {
  const { arrival, config, ports, subject, say } = input;
  const cannotSend: LinkStep = { kind: 'exit', outcome: 'cannot-send', problems: [{ code: 'cannot-send', text: say(undefined, 'cannot-send') }] };
  const recipient = await recipientFor(input, 'email');
  if (recipient === undefined) return cannotSend;
  if (arrival.kind === 'enter') return sendLink(input, recipient);

  const memo = linkMemo.parse(input.memo);
  if (arrival.kind === 'delivered') return arrival.sent ? waitingScreen(input, recipient, memo) : cannotSend;
  if (arrival.kind === 'answer') {
    const fault = await resendFault(input, { ...config, sentAt: memo.sentAt, limits: sendLimits(input, recipient) });
    return fault === undefined ? sendLink(input, recipient) : waitingScreen(input, recipient, memo, fault.problem, fault.values);
  }

  if (!ports.digest.equal(arrival.ticket, memo.ticket)) return waitingScreen(input, recipient, memo, 'old-link');
  if (!recipient.admitted || ports.clock.now() >= memo.expiresAt) return waitingScreen(input, recipient, memo, 'expired');
  const proven = provenAddress(subject, recipient, 'expired');
  return {
    kind: 'exit',
    outcome: 'verified',
    subject: proven.subject,
    guards: [{ kind: 'spend', ticket: memo.ticket, otherwise: 'expired' }, ...proven.guards],
    effects: proven.effects,
  };
});
