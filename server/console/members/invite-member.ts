import { canonicalEmail } from '#flows/kit/canonical-email.ts';
import type { Services } from '#server/services.ts';
import type { Role } from '#server/storage/ports/members.ts';
import type { Authorized } from '../authorize.ts';
import { Fault, invalid } from '../fault.ts';
import { canSendOwnMail, sendOwnMail } from '../mail/send-own-mail.ts';
import { note } from '../note.ts';
import { invitationMail } from './invitation-mail.ts';
import { refuseOwnerChange } from './refuse-owner-change.ts';

/** ms. */
const invitationLives = 72 * 3_600_000;
/** So that nobody makes the server's mail address a nuisance. */
const invitations = { free: 50, firstWaitSeconds: 60, maxWaitSeconds: 3_600 };

/**
 * Asks somebody in by mail: a link that works once, for 72 hours, for that address (TEN-07). Without a mail server the link is given back,
 * to be handed over in another way; it is shown this once. A newer invitation to the same address replaces the one before.
 */
export const inviteMember = async (
  access: Authorized<'member.edit'>,
  services: Services,
  input: { email: string; role: Role },
): Promise<{ sent: true } | { sent: false; link: string }> => {
  const { storage, clock, random, digest, env } = services;
  refuseOwnerChange(access, [input.role]);
  const email = canonicalEmail(input.email);
  if (email === undefined) throw invalid({ email: 'Write one e-mail address, such as ada@example.org.' });
  const now = clock.now();
  const attempt = await storage.members.attempt(`invite:${access.workspace}`, invitations, now);
  if (!attempt.ok) throw new Fault('too-many-tries', 'Many people were invited in a short time. Wait a few minutes, then go on.');
  const secret = random.secret();
  const created = await storage.invitations.create({
    id: random.id('inv'),
    workspace: access.workspace,
    email,
    role: input.role,
    hash: digest.hash(secret),
    invitedBy: access.actor.member.id,
    createdAt: now,
    expiresAt: now + invitationLives,
  });
  if (!created) throw invalid({ email: 'They are in this workspace already. Change their role in the list.' });
  await note(access, services, 'member.invited', null, { email, role: input.role });
  const link = `${env.consoleUrl}/join#${secret}`;
  if (!canSendOwnMail(services)) return { sent: false, link };
  const workspace = (await storage.members.workspaces(access.actor.member.id)).find(({ id }) => id === access.workspace);
  await sendOwnMail(services, invitationMail({ to: email, by: access.actor.member.name, workspace: workspace?.name ?? 'a workspace', link }));
  return { sent: true };
};
