import { createHmac } from 'node:crypto';
import type { ClockPort, RandomPort } from '#flows/kit/ports.ts';
import { randomFrom } from './create-random.ts';

/**
 * Randomness that a preview world can repeat: the same seed gives the same codes and ids. A world that is continued
 * puts its revision into the seed, else ids would come twice. The seed itself must come from `createRandom`.
 */
export const seededRandom = (seed: string, clock: ClockPort): RandomPort => {
  let block = 0;
  const bytes = (count: number): Uint8Array => {
    const blocks: Uint8Array[] = [];
    for (let have = 0; have < count; have += 32) blocks.push(createHmac('sha256', seed).update(String(block++)).digest());
    return Buffer.concat(blocks).subarray(0, count);
  };
  return randomFrom(bytes, clock);
};
