import type { Storage } from '../../storage/ports/storage.ts';
import type { LiveWorld } from './live-world.ts';

/** Sandbox users a world starts with at most. */
const most = 500;

/** Copies the app's columns and newest sandbox users into a new world. Live users never come near it (FLOW-18). */
export const fillWorld = async (storage: Storage, world: LiveWorld): Promise<void> => {
  const { app, scope, clock } = world.realm;
  await world.storage.apps.create(app);
  for (const [index, column] of (await storage.users.columns(app.id)).entries()) {
    await world.storage.users.addColumn(app.id, column, String(index).padStart(4, '0'));
  }
  const { rows } = await storage.users.page(scope, { limit: most });
  for (const user of rows) {
    await world.storage.users.create(scope, user, clock.now());
    const hash = await storage.users.passwordHash(scope, user.id);
    if (hash !== undefined) await world.storage.users.setPassword(scope, user.id, hash, clock.now());
  }
};
