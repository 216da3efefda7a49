import * as z from 'zod';
import type { Message } from '#flows/kit/effect.ts';
import type { ClockPort, RandomPort } from '#flows/kit/ports.ts';
import type { Seal } from '../security/seal.ts';
import type { MailboxPort } from '../storage/ports/mailbox.ts';
import type { Scope } from '../storage/ports/scope.ts';
import type { Send } from './deliver.ts';

/** What a captured message holds once it is opened. An SMS has no subject. */
export type CapturedBody = { channel: Message['channel']; to: string; subject: string; text: string };

/**
 * Keeps messages instead of sending them: for the sandbox, for preview worlds, and for live while nothing is configured that sends.
 * Bodies are sealed at rest like the outbox's.
 */
export const captureMessages =
  (deps: { mailbox: MailboxPort; scope: Scope; seal: Seal; clock: ClockPort; random: RandomPort }): Send =>
  async (message, run) => {
    const id = deps.random.id('ml');
    const { channel, to, text } = message;
    const body: CapturedBody = { channel, to, subject: channel === 'email' ? message.subject : '', text };
    await deps.mailbox.keep({ ...deps.scope, id, at: deps.clock.now(), run, sealed: deps.seal.seal('mailbox', id, JSON.stringify(body)) });
  };

/** A sealed body as it was captured; what was kept by an earlier release is mail. */
export const capturedBody = z.object({ channel: z.enum(['email', 'sms']).default('email'), to: z.string(), subject: z.string(), text: z.string() });
