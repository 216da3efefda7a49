import { decrypt, encrypt } from './aead.ts';
import type { KeyObject } from 'node:crypto';
import { deriveKey, keyId, type SecretKeys } from './derive-key.ts';
import type { Seal } from './seal.ts';

/**
 * Seals with the current secret, opens with it or a previous one, whose id stands in front: `<key id>.<ciphertext>`.
 * Purposes are constants of the code, never data: a key is kept for each.
 */
export const createSeal = ({ secretKey, previous }: SecretKeys): Seal => {
  const current = keyOf(secretKey);
  const byId = new Map([...previous.map(keyOf), current].map((key) => [key.id, key]));
  return {
    seal: (purpose, bound, plain) => `${current.id}.${encrypt(current.for(purpose), authenticated(purpose, bound), plain)}`,
    open: (purpose, bound, sealed) => {
      const dot = sealed.indexOf('.');
      const key = byId.get(sealed.slice(0, Math.max(0, dot)));
      if (key === undefined) throw new Error('The value was sealed with a key that is neither SECRET_KEY nor in SECRET_KEY_PREVIOUS.');
      return decrypt(key.for(purpose), authenticated(purpose, bound), sealed.slice(dot + 1));
    },
    isCurrent: (sealed) => sealed.startsWith(`${current.id}.`),
  };
};

type Key = { id: string; for(purpose: string): KeyObject };

const keyOf = (secretKey: Uint8Array): Key => {
  const derived = new Map<string, KeyObject>();
  return {
    id: keyId(secretKey),
    for: (purpose) => {
      const known = derived.get(purpose);
      if (known !== undefined) return known;
      const key = deriveKey(secretKey, `seal:${purpose}`);
      derived.set(purpose, key);
      return key;
    },
  };
};

const authenticated = (purpose: string, bound: string): string => `${purpose}|${bound}`;
