import type { Storage } from '../storage/ports/storage.ts';

/**
 * The same storage, which knows users columns by the catalog. `changed` is called after each write that alters what the catalog
 * remembers, `drawn` when a flow's draft is another one.
 */
export const watchedStorage = (
  storage: Storage,
  columns: Storage['users']['columns'],
  changed: () => void,
  drawn: (flow: string) => void,
): Storage => {
  const telling =
    <A extends unknown[], T>(write: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      try {
        return await write(...args);
      } finally {
        changed();
      }
    };
  const { apps, flows, clients, users } = storage;
  return {
    ...storage,
    apps: { ...apps, create: telling(apps.create), update: telling(apps.update) },
    flows: {
      ...flows,
      create: telling(flows.create),
      rename: telling(flows.rename),
      remove: telling(flows.remove),
      save: async (id, base, decide) => {
        try {
          return await flows.save(id, base, decide);
        } finally {
          changed();
          drawn(id);
        }
      },
      publish: telling(flows.publish),
      activate: telling(flows.activate),
    },
    clients: { ...clients, save: telling(clients.save), remove: telling(clients.remove) },
    users: {
      ...users,
      columns,
      addColumn: telling(users.addColumn),
      renameColumn: telling(users.renameColumn),
      changeColumn: telling(users.changeColumn),
      removeColumn: telling(users.removeColumn),
    },
  };
};
