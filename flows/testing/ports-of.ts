import type { Ports } from '../kit/ports.ts';
import { fakeConnectors } from './fake-connectors.ts';
import { fakeDigest } from './fake-digest.ts';
import { fakeDirectory } from './fake-directory.ts';
import { fakeFederation } from './fake-federation.ts';
import { fakePasswords } from './fake-passwords.ts';
import { fakeRandom } from './fake-random.ts';
import { fakeUsers } from './fake-users.ts';
import type { World } from './world.ts';

/** Every port an executor may need, reading the given world as it is at the moment of the call. */
export const portsOf = (world: World): Ports => ({
  clock: { now: () => world.now },
  random: fakeRandom(world),
  digest: fakeDigest,
  users: fakeUsers(world),
  passwords: fakePasswords(world),
  sessions: { knowsDevice: async (user, device) => world.devices.has(`${user}/${device}`) },
  counters: {
    peek: async (key) => {
      const counter = world.counters.get(key);
      if (counter === undefined || (counter.until !== undefined && counter.until <= world.now)) return { count: 0 };
      const blocked = counter.blockedUntil !== undefined && counter.blockedUntil > world.now;
      return blocked ? { count: counter.count, blockedUntil: counter.blockedUntil } : { count: counter.count };
    },
  },
  connectors: fakeConnectors(world),
  directory: fakeDirectory(world),
  federation: fakeFederation(world),
  links: { mail: (secret) => `https://login.example.org/l/${secret}` },
});
