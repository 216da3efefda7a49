import type { ClockPort, RandomPort } from '#flows/kit/ports.ts';
import type { Seal } from '../security/seal.ts';
import type { MailboxPort } from '../storage/ports/mailbox.ts';
import type { Scope } from '../storage/ports/scope.ts';
import type { Mailer } from './mailer.ts';

/** What a captured mail holds once it is opened. */
export type CapturedBody = { to: string; subject: string; text: string };

/**
 * Keeps mail instead of sending it: for the sandbox, for preview worlds, and for live while no SMTP server is configured. Bodies are
 * sealed at rest like the outbox's.
 */
export const createCaptureMailer = (deps: { mailbox: MailboxPort; scope: Scope; seal: Seal; clock: ClockPort; random: RandomPort }): Mailer => ({
  send: async (mail) => {
    const id = deps.random.id('ml');
    const body: CapturedBody = { to: mail.to, subject: mail.subject, text: mail.text };
    await deps.mailbox.keep({ ...deps.scope, id, at: deps.clock.now(), run: mail.run, sealed: deps.seal.seal('mailbox', id, JSON.stringify(body)) });
  },
  close: () => undefined,
});
