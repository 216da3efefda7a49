import * as z from 'zod';
import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Message } from '#flows/kit/effect.ts';
import type { TextRef } from '#flows/kit/field-meta.ts';
import type { Step } from '#flows/kit/step.ts';
import type { Duration } from '#flows/protocol/challenge.ts';
import type { Recipient } from '../recipient.ts';
import type { SendLimit } from '../send-limit.ts';

/** What the settings of every kind of sent code have in common. */
export type CodeConfig = {
  digits: number;
  lifetimeSeconds: number;
  tries: number;
  resendAfterSeconds: number;
  title?: TextRef | undefined;
  body?: TextRef | undefined;
};

export const codeNeeds = ['clock', 'random', 'digest', 'users', 'counters', 'sessions'] as const;

export type CodeInput = ExecutorInput<CodeConfig, (typeof codeNeeds)[number]>;
export type CodeStep = Step<'verified' | 'exhausted' | 'cannot-send'>;

/** What sets one way of sending codes apart from another. */
export type CodeMethod = {
  /** Under what wrong codes are counted, and whose key codes are hashed under. */
  purpose: 'email-code' | 'sms-code';
  limits(recipient: Recipient): readonly SendLimit[];
  message(recipient: Recipient, values: { code: string; app: string; lifetime: Duration }): Promise<Message>;
};

/** What one visit remembers. Never the code itself (OTP-07). */
export const codeMemo = z.strictObject({
  digest: z.string(),
  sentAt: z.int(),
  expiresAt: z.int(),
  /** Over all codes of the visit: a new code does not reset it (OTP-05). */
  failures: z.int(),
});
export type CodeMemo = z.infer<typeof codeMemo>;

/** Ties a code to this run, node, visit and address: it is worth nothing anywhere else (OTP-04). */
export const codeDigest = ({ ports, run, node }: CodeInput, purpose: CodeMethod['purpose'], address: string, code: string): string =>
  ports.digest.keyed(purpose, JSON.stringify([run.id, node.id, node.visit, address, code]));
