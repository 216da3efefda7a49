import { generateKeyBetween } from 'fractional-indexing';
import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault, invalid } from '../fault.ts';
import { note } from '../note.ts';
import type { NewColumn } from './new-column.ts';

const most = 60;

export const addColumn = async (access: Authorized<'user.edit', AppAccess>, services: Services, input: NewColumn): Promise<void> => {
  const { users } = services.storage;
  const columns = await users.columns(access.app.id);
  if (columns.length >= most)
    throw new Fault('invalid', phrase('An app can have {most} columns. Remove one that is not needed.'), { values: { most } });
  const options = input.type === 'choice' ? input.options : [];
  const added = await users.addColumn(access.app.id, { ...input, options }, generateKeyBetween(columns.at(-1)?.order ?? null, null));
  if (!added.ok) throw invalid({ key: phrase('Another column has this key. Choose another.') });
  await note(access, services, 'column.added', input.key, { type: input.type });
};
