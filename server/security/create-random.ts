import { randomBytes } from 'node:crypto';
import type { ClockPort, RandomPort } from '#flows/kit/ports.ts';
import { base32crockford } from '@scure/base';
import { v7 } from 'uuid';
import { secretOf } from './secret-shape.ts';

/** Randomness of the running server: the operating system's CSPRNG (KEY-06). */
export const createRandom = (clock: ClockPort): RandomPort => randomFrom((count) => randomBytes(count), clock);

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
