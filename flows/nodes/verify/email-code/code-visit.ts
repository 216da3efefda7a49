import * as z from 'zod';
import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Step } from '#flows/kit/step.ts';
import type { definition } from './definition.ts';

export type CodeInput = ExecutorInput<z.output<typeof definition.config>, (typeof definition.needs)[number]>;
export type CodeStep = Step<'verified' | 'exhausted' | 'cannot-send'>;

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
export const codeDigest = ({ ports, run, node }: CodeInput, address: string, code: string): string =>
  ports.digest.keyed('email-code', JSON.stringify([run.id, node.id, node.visit, address, code]));
