import type { PhoneSide } from '#flows/protocol/phone.ts';
import type { Storage } from '../../storage/ports/storage.ts';
import type { Realm } from '../realm.ts';
import type { LiveWorld } from './live-world.ts';

/** Sandbox users the edited app brings into a world at most, and the linked one: every save of a world writes all of it. */
const most = { own: 500, twin: 200 } as const;

/** Copies an app's columns and newest sandbox users into a world; whom it copied. Live users never come near it (FLOW-18). */
export const fillWorld = async (
  from: Pick<Storage, 'users'>,
  { storage }: Pick<LiveWorld, 'storage'>,
  { app, scope, clock }: Realm,
  side: PhoneSide,
): Promise<readonly string[]> => {
  // It came into this world before.
  if (!(await storage.apps.create(app)).ok) return [];
  for (const [index, column] of (await from.users.columns(app.id)).entries()) {
    await storage.users.addColumn(app.id, column, String(index).padStart(4, '0'));
  }
  const { rows } = await from.users.page(scope, { limit: most[side] });
  for (const user of rows) {
    await storage.users.create(scope, user, clock.now());
    const hash = await from.users.passwordHash(scope, user.id);
    if (hash !== undefined) await storage.users.setPassword(scope, user.id, hash, clock.now());
  }
  return rows.map(({ id }) => id);
};
