import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The server's own secret and the ones it had before: 32 bytes each. What was made under an older one still opens. */
export type SecretKeys = { secretKey: Uint8Array; previous: readonly Uint8Array[] };

/**
 * A key of its own for every purpose, so that a value of one kind is worthless as another (HKDF-SHA-256, RFC 5869). A key
 * object: bytes would be made into one at each use, which takes six times as long as the HMAC itself.
 */
export const deriveKey = (secretKey: Uint8Array, purpose: string): KeyObject =>
  createSecretKey(new Uint8Array(hkdfSync('sha256', secretKey, '', `sallyport:${purpose}`, 32)));

/** Tells secrets apart without telling anything of them: stands in front of what was sealed under one. */
export const keyId = (secretKey: Uint8Array): string => deriveKey(secretKey, 'key-id').export().toString('base64url').slice(0, 8);

/** The purpose's key under the current secret first, then under the previous ones. */
export const deriveKeys = ({ secretKey, previous }: SecretKeys, purpose: string): readonly [KeyObject, ...KeyObject[]] => [
  deriveKey(secretKey, purpose),
  ...previous.map((key) => deriveKey(key, purpose)),
];
