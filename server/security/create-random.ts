import { randomFillSync } from 'node:crypto';
import type { ClockPort, RandomPort } from '#flows/kit/ports.ts';
import { base32crockford } from '@scure/base';
import { v7 } from 'uuid';
import { secretOf } from './secret-shape.ts';

/** Bytes drawn at a time: asking for 16 takes as long as asking for thousands. */
const poolSize = 4_096;

/** Uniform bytes from Node's CSPRNG. Each is handed out once and does not stay behind. */
const createPool = (): ((count: number) => Uint8Array) => {
  const pool = new Uint8Array(poolSize);
  let used = poolSize;
  return (count) => {
    if (count > poolSize) return randomFillSync(new Uint8Array(count));
    if (used + count > poolSize) {
      randomFillSync(pool);
      used = 0;
    }
    const bytes = pool.slice(used, used + count);
    pool.fill(0, used, used + count);
    used += count;
    return bytes;
  };
};

/** Randomness of the running server: the operating system's CSPRNG (KEY-06). */
export const createRandom = (clock: ClockPort): RandomPort => randomFrom(createPool(), clock);

/** The port over any source of uniform bytes. */
export const randomFrom = (bytes: (count: number) => Uint8Array, clock: ClockPort): RandomPort => ({
  digits: (length) => {
    let digits = '';
    while (digits.length < length) {
      // 250 to 255 are thrown away: with them 0 to 5 would come more often (OTP-01).
      for (const byte of bytes(length)) if (byte < 250 && digits.length < length) digits += byte % 10;
    }
    return digits;
  },
  secret: () => secretOf(clock.now(), bytes(24)),
  id: (prefix) => {
    const id = v7({ msecs: clock.now(), random: bytes(16) }, new Uint8Array(16));
    return `${prefix}_${base32crockford.encode(id).toLowerCase()}`;
  },
});
