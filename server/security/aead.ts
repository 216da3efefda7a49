import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
/** Far below 2^32: the chance that a nonce is drawn twice stays under 2^-56. */
const messagesPerSalt = 2 ** 20;

/** A key of this process under a salt of its own, and how many messages it may still take. */
type MessageKey = { salt: Uint8Array; key: KeyObject; left: number };

const current = new WeakMap<KeyObject, MessageKey>();

/**
 * Nonces of 96 bits may be drawn at random 2^32 times for one key (NIST SP 800-38D 8.3), which a busy outbox reaches within months. So
 * a salt, drawn by each process and again every million messages, makes a new key; a salt for each message would take longer than
 * encrypting it.
 */
const keyForNext = (key: KeyObject): MessageKey => {
  const known = current.get(key);
  if (known !== undefined && known.left > 0) {
    known.left -= 1;
    return known;
  }
  const salt = randomBytes(saltBytes);
  const fresh = { salt, key: messageKey(key, salt), left: messagesPerSalt - 1 };
  current.set(key, fresh);
  return fresh;
};

/** AES-256-GCM: `<salt><nonce><ciphertext><tag>` in base64url. */
export const encrypt = (key: KeyObject, bound: string, plain: string): string => {
  const { salt, key: ofSalt } = keyForNext(key);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', ofSalt, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([salt, nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
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
