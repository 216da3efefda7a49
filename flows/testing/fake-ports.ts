import type { Ports } from '../kit/ports.ts';
import { portsOf } from './ports-of.ts';
import { emptyWorld, type World } from './world.ts';

export type FakePorts = {
  ports: Ports;
  world: World;
  /** Moves the clock on; never back. */
  advance(ms: number): void;
};

/** A world of one's own with the ports onto it: simulated clock, seeded randomness, users, passwords, counters, sessions. */
export const fakePorts = (given: Partial<World> = {}): FakePorts => {
  const world = emptyWorld(given);
  return {
    world,
    ports: portsOf(world),
    advance: (ms) => {
      if (ms < 0) throw new RangeError('time does not go back');
      world.now += ms;
    },
  };
};
