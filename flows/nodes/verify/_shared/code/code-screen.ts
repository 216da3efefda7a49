import type { Problem } from '#flows/protocol/challenge.ts';
import { maskAddress } from '../mask-address.ts';
import type { Recipient } from '../recipient.ts';
import type { CodeInput, CodeMemo, CodeStep } from './code-method.ts';

/** Asks for the code. Looks the same for everybody, decoys included. */
export const codeScreen = ({ config, say }: CodeInput, recipient: Recipient, memo: CodeMemo, problem?: Problem): CodeStep => ({
  kind: 'ask',
  memo,
  challenge: {
    kind: 'code',
    title: say(config.title, 'title'),
    body: say(config.body, 'body', { digits: String(config.digits), lifetime: { seconds: config.lifetimeSeconds } }),
    fields: [
      {
        name: 'code',
        type: 'code',
        required: true,
        label: say(undefined, 'code'),
        autocomplete: 'one-time-code',
        digits: config.digits,
        maxLength: 40,
      },
    ],
    actions: [
      { id: 'submit', label: say(undefined, 'submit'), primary: true, inputs: true },
      { id: 'resend', label: say(undefined, 'resend'), primary: false, inputs: false, availableAt: memo.sentAt + config.resendAfterSeconds * 1000 },
    ],
    ...(recipient.shown && { sentTo: maskAddress(recipient.address) }),
    expiresAt: memo.expiresAt,
  },
  ...(problem && { problems: [problem] }),
});
