import type { PasswordFault, PasswordsPort } from '../kit/ports.ts';
import { fakeDigest } from './fake-digest.ts';
import type { World } from './world.ts';

const common = new Set(['password12345678', 'correcthorsebatterystaple', 'password']);

/** A cheap stand-in for argon2id: same inputs same hash, NFKC as on the server. */
export const fakeHash = (password: string): string => `fake$${fakeDigest.hash(password.normalize('NFKC'))}`;

/** The rules of PWD-01 and PWD-04 with a blocklist of three. */
export const fakePasswords = (world: World): PasswordsPort => ({
  has: async (user) => world.passwords.has(user),
  verify: async (user, password) => {
    const known = user === undefined ? undefined : world.passwords.get(user);
    return { result: known !== undefined && known === fakeHash(password) ? 'match' : 'mismatch' };
  },
  compare: async (hash, secret) => ({ result: hash !== undefined && hash === fakeHash(secret) ? 'match' : 'mismatch' }),
  hash: async (password) => fakeHash(password),
  judge: (password, { onlyFactor, words }): PasswordFault | undefined => {
    const length = [...password.normalize('NFKC')].length;
    const lower = password.toLowerCase();
    if (length < (onlyFactor ? 15 : 8)) return 'too-short';
    if (length > 256) return 'too-long';
    if (common.has(lower)) return 'common';
    return words.some((word) => word.length >= 4 && lower.includes(word.toLowerCase())) ? 'contains-own-data' : undefined;
  },
});
