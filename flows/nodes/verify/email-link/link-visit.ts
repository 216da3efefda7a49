import * as z from 'zod';
import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Step } from '#flows/kit/step.ts';
import type { definition } from './definition.ts';

export type LinkInput = ExecutorInput<z.output<typeof definition.config>, (typeof definition.needs)[number]>;
export type LinkStep = Step<'verified' | 'expired' | 'cannot-send'>;

/** What one visit remembers. Never the link itself. */
export const linkMemo = z.strictObject({
  /** Hash of the newest link's secret. */
  ticket: z.string(),
  sentAt: z.int(),
  expiresAt: z.int(),
});
export type LinkMemo = z.infer<typeof linkMemo>;
