import type { Services } from '#server/services.ts';
import type { Invitation } from '#server/storage/ports/invitations.ts';
import type { Role } from '#server/storage/ports/members.ts';
import type { Actor } from '../actor.ts';
import { Fault } from '../fault.ts';
import { openConsoleSession } from './open-console-session.ts';
import { refuseWeakPassword } from './password-fault.ts';

const gone = () => new Fault('not-found', 'This invitation was used already, was withdrawn, or is older than three days. Ask for a new one.');
const notYours = (email: string) => new Fault('not-allowed', `This invitation is for ${email}. Sign out, and open the link again as them.`);

const find = async (services: Services, token: string): Promise<Invitation> => {
  const invitation = await services.storage.invitations.find(services.digest.hash(token), services.clock.now());
  if (invitation === undefined) throw gone();
  return invitation;
};

/** What a link asks somebody into; for its holder only, who reads the mail of that address. `account`: they are a builder here already. */
export const readInvitation = async (
  services: Services,
  input: { token: string },
): Promise<{ email: string; role: Role; workspace: string; account: boolean }> => {
  const { email, role, workspace } = await find(services, input.token);
  const { members } = services.storage;
  const [account, name] = await Promise.all([members.byEmail(email), members.workspaceName(workspace)]);
  return { email, role, workspace: name ?? 'A workspace', account: account !== undefined };
};

/**
 * Takes an invitation up (TEN-07): a builder who is signed in as its address joins; somebody new gets their account with it, and is signed
 * in. The link is spent in the same unit.
 */
export const joinWorkspace = async (
  services: Services,
  caller: { actor: Actor | undefined; address: string },
  input: { token: string; name?: string | undefined; password?: string | undefined },
): Promise<{ workspace: string; session?: { secret: string; expiresAt: number } }> => {
  const { storage, clock, digest, random, hashing } = services;
  const { email } = await find(services, input.token);
  const hash = digest.hash(input.token);
  const now = clock.now();
  const known = await storage.members.byEmail(email);
  if (known !== undefined) {
    if (caller.actor === undefined) throw new Fault('signed-out', `You have an account already. Sign in as ${email}, then open the link again.`);
    const { member } = caller.actor;
    const joined = await storage.invitations.accept(hash, { kind: 'known', id: member.id, email: member.email }, now);
    if (!joined.ok) throw joined.reason === 'other-address' ? notYours(email) : gone();
    await noteJoin(services, joined.invitation, member.id, caller.address);
    return { workspace: joined.invitation.workspace };
  }
  const [name, password] = [input.name ?? '', input.password ?? ''];
  refuseWeakPassword(services, 'password', password, { email, name });
  const member = { id: random.id('mem'), email, name, passwordHash: await hashing.hash(password), createdAt: now, status: 'active' } as const;
  const joined = await storage.invitations.accept(hash, { kind: 'new', member }, now);
  if (!joined.ok) throw gone();
  await noteJoin(services, joined.invitation, member.id, caller.address);
  return { workspace: joined.invitation.workspace, session: await openConsoleSession(services, member.id) };
};

const noteJoin = ({ storage, random, clock }: Services, { workspace, role, invitedBy }: Invitation, member: string, ip: string): Promise<void> =>
  storage.audit.append([
    {
      id: random.id('aud'),
      workspace,
      app: null,
      env: null,
      at: clock.now(),
      actor: `member:${member}`,
      action: 'member.joined',
      target: null,
      ip,
      detail: { role, invitedBy },
    },
  ]);
