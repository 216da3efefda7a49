import type { Services } from '#server/services.ts';
import { firstWorkspace } from './first-workspace.ts';

/** The first builder, with a workspace of their own; `undefined` if somebody exists already. One concurrent caller wins. */
export const createOwner = async (
  services: Services,
  input: { email: string; name: string; password: string; workspace: string },
): Promise<{ id: string } | undefined> => {
  const now = services.clock.now();
  const id = services.random.id('mem');
  const passwordHash = await services.hashing.hash(input.password);
  const created = await services.storage.members.createOwner(
    { id, email: input.email.toLowerCase(), name: input.name, passwordHash, createdAt: now, status: 'active' },
    { id: firstWorkspace, name: input.workspace, createdAt: now },
  );
  return created ? { id } : undefined;
};
