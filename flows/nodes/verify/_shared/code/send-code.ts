import type { Recipient } from '../recipient.ts';
import { limitGuards } from '../send-limit.ts';
import { codeDigest, type CodeInput, type CodeMemo, type CodeMethod, type CodeStep } from './code-method.ts';

/** Sends a new code, which ends the life of any before it. Decoys do the same work and count the same (OTP-06). */
export const sendCode = async (input: CodeInput, method: CodeMethod, recipient: Recipient, failures: number): Promise<CodeStep> => {
  const { config, ports, app } = input;
  const code = ports.random.digits(config.digits);
  // Nobody ever types a 256-bit secret: behind a decoy stands a code that cannot be guessed either.
  const secret = ports.random.secret();
  const now = ports.clock.now();
  const memo: CodeMemo = {
    digest: codeDigest(input, method.purpose, recipient.address, recipient.admitted ? code : secret),
    sentAt: now,
    expiresAt: now + config.lifetimeSeconds * 1000,
    failures,
  };
  const message = await method.message(recipient, { code, app: app.name, lifetime: { seconds: config.lifetimeSeconds } });
  return {
    kind: 'dispatch',
    memo,
    guards: limitGuards(method.limits(recipient)),
    message: recipient.admitted ? message : { ...message, decoy: true },
  };
};
