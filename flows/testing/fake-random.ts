import type { RandomPort } from '../kit/ports.ts';
import type { World } from './world.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** mulberry32: small, well spread, and the same on every machine. Moves `world.random` on. */
const next = (world: World, below: number): number => {
  world.random = (world.random + 0x6d2b79f5) | 0;
  let mixed = Math.imul(world.random ^ (world.random >>> 15), 1 | world.random);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
};

const draw = (world: World, length: number, from: string): string => Array.from({ length }, () => from.charAt(next(world, from.length))).join('');

/** Seeded: the same world gives the same codes, secrets and ids in the same order. */
export const fakeRandom = (world: World): RandomPort => ({
  digits: (length) => draw(world, length, '0123456789'),
  secret: () => draw(world, 40, letters),
  id: (prefix) => `${prefix}_${world.now.toString(32)}${draw(world, 16, '0123456789abcdefghijklmnopqrstuv')}`,
});
