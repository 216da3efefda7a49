import type { Ports } from '#flows/kit/ports.ts';
import { connectorView } from '../connectors/connector-view.ts';
import type { Services } from '../services.ts';
import type { Realm } from './realm.ts';

/** The read ports of executors, bound to one realm: nothing here can see another app or environment (TEN-05). */
export const portsFor = (services: Services, realm: Realm): Ports => {
  const { scope, storage } = realm;
  return {
    clock: realm.clock,
    random: realm.random,
    digest: realm.digest,
    users: {
      find: (id) => storage.users.find(scope, id),
      byIdentifier: (identifier) => storage.users.byIdentifier(scope, identifier),
      byIdentity: (identity) => storage.users.byIdentity(scope, identity),
      columns: () => storage.users.columns(scope.app),
    },
    passwords: {
      has: async (user) => (await storage.users.passwordHash(scope, user)) !== undefined,
      verify: async (user, password) => {
        const hash = user === undefined ? undefined : await storage.users.passwordHash(scope, user);
        return services.hashing.compare(hash, password);
      },
      compare: services.hashing.compare,
      hash: services.hashing.hash,
      judge: services.hashing.judge,
    },
    sessions: { knowsDevice: (user, device) => storage.sessions.knowsDevice(scope, user, device) },
    counters: { peek: (key) => storage.counters.peek(scope, key, realm.clock.now()) },
    connectors: { find: (id) => connectorView(services, realm, id) },
    directory: realm.outside.directory,
    federation: realm.outside.federation,
    links: { mail: (secret) => `${services.env.publicUrl}${realm.linkBase}/${secret}` },
  };
};
