import { durationWords } from '../_shared/duration-words.ts';
import type { Recipient } from '../_shared/recipient.ts';
import { sendsKey } from '../_shared/sends-key.ts';
import { codeDigest, type CodeInput, type CodeMemo, type CodeStep } from './code-visit.ts';

/** Mails a new code, which ends the life of any before it. Decoys do the same work and count the same (OTP-06). */
export const sendCode = async (input: CodeInput, recipient: Recipient, failures: number): Promise<CodeStep> => {
  const { config, ports, app, run } = input;
  const code = ports.random.digits(config.digits);
  // Nobody ever types a 256-bit secret: behind a decoy stands a code that cannot be guessed either.
  const secret = ports.random.secret();
  const now = ports.clock.now();
  const memo: CodeMemo = {
    digest: codeDigest(input, recipient.address, recipient.admitted ? code : secret),
    sentAt: now,
    expiresAt: now + config.lifetimeSeconds * 1000,
    failures,
  };
  const values = { code, app: app.name, lifetime: durationWords(config.lifetimeSeconds, run.locale) };
  return {
    kind: 'dispatch',
    memo,
    guards: [{ kind: 'count', key: sendsKey(input, recipient), limit: config.sendsPerHour, windowSeconds: 3_600, otherwise: 'cannot-send' }],
    message: {
      channel: 'email',
      to: recipient.address,
      subject: await input.words(input.say(config.mailSubject, 'mail-subject', values)),
      text: await input.words(input.say(config.mailText, 'mail-text', values)),
      ...(!recipient.admitted && { decoy: true }),
    },
  };
};
