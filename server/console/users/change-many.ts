import * as z from 'zod';
import type { Services } from '#server/services.ts';
import type { Env, Scope } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { note } from '../note.ts';
import { openCursor, sealCursor } from './cursor.ts';
import { selectionOf, userSelection } from './users-query.ts';

/** How many are changed in one unit. */
export const atOnce = 200;

export const manyUsers = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), ids: z.array(z.string().min(1).max(80)).min(1).max(atOnce) }),
  /** All that fit, some at a time: `after` is the `next` of the call before. */
  z.strictObject({ kind: z.literal('matching'), selection: userSelection, after: z.string().max(2_000).optional() }),
]);
export const manyAction = z.enum(['approve', 'un-approve', 'disable', 'remove']);

const statuses = { approve: 'active', 'un-approve': 'unapproved', disable: 'disabled' } as const;

/**
 * Does the same to many users, at most 200 a call, each call one unit. `seen` is how many the call was about, `changed` how many were
 * not so before. Going by id, users who no longer fit once they are changed do not shift the rest.
 */
export const changeMany = async (
  access: Authorized<'user.edit', AppReach>,
  services: Services,
  input: { env: Env; users: z.infer<typeof manyUsers>; action: z.infer<typeof manyAction> },
): Promise<{ seen: number; changed: number; next?: string }> => {
  const { storage, clock } = services;
  const scope: Scope = { app: access.app.id, env: input.env };
  const matching = async (selection: z.infer<typeof userSelection>, after: string | undefined) => {
    const columns = await storage.users.columns(access.app.id);
    const sort = { field: 'created' as const, descending: true };
    const page = await storage.users.page(scope, {
      ...selectionOf(selection, columns),
      sort,
      limit: atOnce,
      count: 'never',
      ...(after !== undefined && { after: openCursor(services, scope, after) }),
    });
    return { ids: page.rows.map(({ id }) => id), next: page.next && sealCursor(services, scope, page.next) };
  };
  const { ids, next } =
    input.users.kind === 'ids' ? { ids: input.users.ids, next: undefined } : await matching(input.users.selection, input.users.after);
  const changed =
    input.action === 'remove'
      ? await storage.users.removeAll(scope, ids)
      : await storage.users.setStatusOf(scope, ids, statuses[input.action], clock.now());
  if (changed > 0) await note(access, services, 'users.changed', null, { env: input.env, action: input.action, changed, users: ids });
  return { seen: ids.length, changed, ...(next !== undefined && { next }) };
};
