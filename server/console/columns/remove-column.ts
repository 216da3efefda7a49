import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';

/** Takes the column and what all users have in it. Flows that name it show the problem the next time they are opened. */
export const removeColumn = async (access: Authorized<'user.edit', AppAccess>, services: Services, input: { key: string }): Promise<void> => {
  const removed = await services.storage.users.removeColumn(access.app.id, input.key);
  if (!removed) throw new Fault('not-found', phrase('This column is gone: somebody removed it. Reload the page.'));
  await note(access, services, 'column.removed', input.key);
};
