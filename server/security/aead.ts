import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM under a key that a random salt makes new for every message: 96-bit nonces alone may be drawn at random
 * only 2^32 times for one key (NIST SP 800-38D 8.3), which a busy outbox reaches within months. base64url.
 */
export const encrypt = (key: KeyObject, bound: string, plain: string): string => {
  const random = randomBytes(saltBytes + nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', messageKey(key, random.subarray(0, saltBytes)), random.subarray(saltBytes)).setAAD(Buffer.from(bound));
  return Buffer.concat([random, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
};

/** Throws when key, `bound` or text are not the ones it was encrypted with. */
export const decrypt = (key: KeyObject, bound: string, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < saltBytes + nonceBytes + tagBytes) throw new Error('The sealed value is too short.');
  const salt = bytes.subarray(0, saltBytes);
  const nonce = bytes.subarray(saltBytes, saltBytes + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', messageKey(key, salt), nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(bound));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(saltBytes + nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
};

const messageKey = (key: KeyObject, salt: Uint8Array): KeyObject => createSecretKey(createHmac('sha256', key).update(salt).digest());
