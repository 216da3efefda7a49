import type { Ports } from '../kit/ports.ts';
import { fakeDigest } from './fake-digest.ts';
import { fakePasswords } from './fake-passwords.ts';
import { fakeRandom } from './fake-random.ts';
import { fakeUsers } from './fake-users.ts';
import { emptyWorld, type World } from './world.ts';

export type FakePorts = {
  ports: Ports;
  world: World;
  /** Moves the clock on; never back. */
  advance(ms: number): void;
};

/** Every port an executor may need, in memory: simulated clock, seeded randomness, users, passwords, counters, sessions. */
export const fakePorts = (given: Partial<World> = {}): FakePorts => {
  const world = emptyWorld(given);
  return {
    world,
    advance: (ms) => {
      if (ms < 0) throw new RangeError('time does not go back');
      world.now += ms;
    },
    ports: {
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
      links: { mail: (secret) => `https://login.example.org/l/${secret}` },
    },
  };
};
