import type { PhraseValues } from '#flows/protocol/challenge.ts';
import { maskAddress } from '../_shared/mask-address.ts';
import type { Recipient } from '../_shared/recipient.ts';
import type { LinkInput, LinkMemo, LinkStep } from './link-visit.ts';

/** Says where to look, and waits. No button here completes the step: only the server's record of the link does (FLOW-03). */
export const waitingScreen = (
  { config, say }: LinkInput,
  recipient: Recipient,
  memo: LinkMemo,
  problem?: string,
  values?: PhraseValues,
): LinkStep => ({
  kind: 'wait',
  memo,
  challenge: {
    kind: 'wait',
    title: say(config.title, 'title'),
    body: say(config.body, 'body', { lifetime: { seconds: config.lifetimeSeconds } }),
    fields: [],
    actions: [
      { id: 'resend', label: say(undefined, 'resend'), primary: false, inputs: false, availableAt: memo.sentAt + config.resendAfterSeconds * 1000 },
    ],
    ...(recipient.shown && { sentTo: maskAddress(recipient.address) }),
    expiresAt: memo.expiresAt,
  },
  ...(problem !== undefined && { problems: [{ code: problem, text: say(undefined, problem, values) }] }),
});
