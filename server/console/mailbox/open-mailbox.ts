import { type CapturedBody, capturedBody } from '#server/delivery/capture.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { note } from '../note.ts';

const most = 100;

/**
 * Mail that was kept instead of being sent: all of the sandbox's, and live mail while no mail server is configured. It holds codes
 * that sign people in, so only the owner may read it, and every look is audited.
 */
export const openMailbox = async (
  access: Authorized<'app.mailbox', AppAccess>,
  services: Services,
  input: { env: Env },
): Promise<{
  /** Whether mail is still being kept, or leaves over SMTP now. */
  keeping: boolean;
  mails: (CapturedBody & { id: string; at: number; run: string | null })[];
}> => {
  const { storage, seal, env } = services;
  const kept = await storage.mailbox.list({ app: access.app.id, env: input.env }, most);
  await note(access, services, input.env === 'live' ? 'mailbox.opened' : 'mailbox.opened-sandbox', access.app.slug, { mails: kept.length });
  const mails = kept.map(({ id, at, run, sealed }) => ({ ...capturedBody.parse(JSON.parse(seal.open('mailbox', id, sealed))), id, at, run }));
  return { keeping: input.env === 'sandbox' || (env.mail.smtpUrl === undefined && env.mail.capture), mails };
};
