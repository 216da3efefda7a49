import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { Busy } from '#server/errors.ts';
import type { Hashing } from '#server/services.ts';
import { judgePassword } from './judge-password.ts';
import { normalise } from './normalise.ts';

/** OWASP's and our least for argon2id, the library's default kind (PWD-05): 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const prefix = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Of 32 random bytes that were thrown away. A constant, so that a start does not cost a hash and its memory. */
const dummy = '$argon2id$v=19$m=19456,t=2,p=1$gLP9P/wznvPOrlMOk5z+lA$yDmx4X4iHJUguEAe85LJcOVzEx4yQoEo6VZd4RhcY7U';

/** Waiting computations for each core: about a quarter of a second's work, then it is better to say so (PWD-06). */
const queuePerCore = 16;

export type Argon2 = {
  hash(password: string, options: typeof parameters): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
};

/** Password hashing, capped to the cores. `argon2` is replaced only where computations are counted. */
export const createHashing = ({ argon2 = { hash, verify }, cores = availableParallelism() }: { argon2?: Argon2; cores?: number } = {}): Hashing => {
  const limit = pLimit(cores);
  const isFull = (): boolean => limit.pendingCount >= cores * queuePerCore;
  const queued = <T>(compute: () => Promise<T>): Promise<T> => (isFull() ? Promise.reject(new Busy()) : limit(compute));
  return {
    judge: judgePassword,
    hash: async (password) => {
      const normal = normalise(password);
      if (normal === undefined) throw new RangeError('A password over the length limit is not hashed; judge it first.');
      return queued(() => argon2.hash(normal, parameters));
    },
    compare: async (stored, password) => {
      const normal = normalise(password);
      // No stored password is that long, so nothing is told about this one.
      if (normal === undefined) return { result: 'mismatch' };
      const matches = await queued(() => argon2.verify(stored ?? dummy, normal));
      if (stored === undefined || !matches) return { result: 'mismatch' };
      // Under load the old hash does for another day.
      if (stored.startsWith(prefix) || isFull()) return { result: 'match' };
      return { result: 'match', rehash: await queued(() => argon2.hash(normal, parameters)) };
    },
  };
};
