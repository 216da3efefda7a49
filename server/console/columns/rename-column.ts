import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';

/** Changes the words above the column. Its key stays, so that flows and tokens go on working. */
export const renameColumn = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { key: string; name: string },
): Promise<void> => {
  const renamed = await services.storage.users.renameColumn(access.app.id, input.key, input.name);
  if (!renamed) throw new Fault('not-found', phrase('This column is gone: somebody removed it. Reload the page.'));
  await note(access, services, 'column.renamed', input.key, { name: input.name });
};
