import { generateKeyBetween } from 'fractional-indexing';
import * as z from 'zod';
import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault, invalid } from '../fault.ts';
import { note } from '../note.ts';

const gone = () => new Fault('not-found', phrase('This column is gone: somebody removed it. Reload the page.'));

export const columnOptions = z
  .array(z.string().trim().min(1).max(80))
  .min(1, phrase('Write at least one choice, one a line.'))
  .max(100, phrase('Use at most 100 choices.'))
  .refine((options) => new Set(options).size === options.length, 'Each choice may stand there once.');

/** Puts a column before another one, or at the end. */
export const moveColumn = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { key: string; before?: string | undefined },
): Promise<void> => {
  const { users } = services.storage;
  const others = (await users.columns(access.app.id)).filter(({ key }) => key !== input.key);
  const at = input.before === undefined ? others.length : others.findIndex(({ key }) => key === input.before);
  if (at === -1) throw gone();
  const order = generateKeyBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null);
  if (!(await users.changeColumn(access.app.id, input.key, { order }))) throw gone();
  await note(access, services, 'column.moved', input.key);
};

/** Other choices for a column of choices. What users have chosen before stays, and can be kept but not chosen anew. */
export const changeColumnOptions = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { key: string; options: readonly string[] },
): Promise<void> => {
  const { users } = services.storage;
  const column = (await users.columns(access.app.id)).find(({ key }) => key === input.key);
  if (column === undefined) throw gone();
  if (column.type !== 'choice') throw invalid({ options: phrase('Only a column of choices has choices.') });
  if (!(await users.changeColumn(access.app.id, input.key, { options: input.options }))) throw gone();
  await note(access, services, 'column.options', input.key, { options: [...input.options] });
};

/** How many users have something in a column: what removing it would take away. */
export const countColumnValues = async (
  access: Authorized<'user.view', AppAccess>,
  services: Services,
  input: { key: string },
): Promise<{ values: number }> => ({ values: await services.storage.users.countValues(access.app.id, input.key) });
