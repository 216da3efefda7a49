import type { Services } from '#server/services.ts';
import type { Actor } from '../actor.ts';

/** Writes what a builder did about their own account into the audit log of every workspace they are in (LOG-01). */
export const noteMember = async (services: Services, actor: Pick<Actor, 'address'> & { member: { id: string } }, action: string): Promise<void> => {
  const { storage, random, clock } = services;
  const workspaces = await storage.members.workspaces(actor.member.id);
  await storage.audit.append(
    workspaces.map(({ id }) => ({
      id: random.id('aud'),
      workspace: id,
      app: null,
      env: null,
      at: clock.now(),
      actor: `member:${actor.member.id}`,
      action,
      target: null,
      ip: actor.address,
      detail: {},
    })),
  );
};
