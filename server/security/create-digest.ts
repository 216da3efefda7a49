import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { DigestPort } from '#flows/kit/ports.ts';
import { deriveKey, type SecretKeys } from './derive-key.ts';
import { timeOfSecret } from './secret-shape.ts';

/**
 * Digests under the current secret only: what is stored keyed (one-time codes) lives for minutes, and a code that a
 * rotation of SECRET_KEY spoils is asked for again.
 */
export const createDigest = ({ secretKey }: Pick<SecretKeys, 'secretKey'>): DigestPort => {
  const key = deriveKey(secretKey, 'digest');
  return {
    // The length in front keeps ('a', 'bc') and ('ab', 'c') apart.
    keyed: (purpose, value) => createHmac('sha256', key).update(`${purpose.length}:${purpose}${value}`).digest('base64url'),
    // Secrets of ours keep their time in front of the hash: neighbours in time are neighbours in the index.
    hash: (secret) => `${timeOfSecret(secret)}${hash('sha256', secret, 'base64url')}`,
    equal: (a, b) => {
      const left = Buffer.from(a);
      const right = Buffer.from(b);
      return left.length === right.length && timingSafeEqual(left, right);
    },
  };
};
