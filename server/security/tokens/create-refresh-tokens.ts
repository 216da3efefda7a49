import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt } from '../aead.ts';
import { deriveKey, deriveKeys, keyId, type SecretKeys } from '../derive-key.ts';
import type { Scope } from '#server/storage/ports/scope.ts';
import type { RefreshTokens } from './tokens.ts';

/** One spelling only: a token is its text, and nothing that merely decodes to the same bytes. */
const shape = /^([a-z]{2,8}_[0-9a-z]{10,40})\.([1-9]\d{0,9})\.([\w-]{20,64})\.([\w-]{22})$/;

export const createRefreshTokens = (keys: SecretKeys): RefreshTokens => {
  const macKeys = deriveKeys(keys, 'refresh-mac');
  const current = keyId(keys.secretKey);
  const successorKeys = new Map([...keys.previous, keys.secretKey].map((key) => [keyId(key), deriveKey(key, 'refresh-successor')]));
  const successorKey = deriveKey(keys.secretKey, 'refresh-successor');
  return {
    mint: (scope, session, generation, secret) => {
      const body = `${session}.${generation}.${secret}`;
      const token = `${body}.${macOf(macKeys[0], scope, body)}`;
      return { token, hash: hashOf(token) };
    },
    parse: (scope, token) => {
      const [, session, generation, , mac] = shape.exec(token) ?? [];
      if (session === undefined || generation === undefined || mac === undefined) return undefined;
      const body = token.slice(0, -mac.length - 1);
      if (!macKeys.some((key) => equal(macOf(key, scope, body), mac))) return undefined;
      return { session, generation: Number(generation), hash: hashOf(token) };
    },
    sealSuccessor: (predecessor, successor) => `${current}.${encrypt(keyUnder(successorKey, predecessor), 'refresh-successor', successor)}`,
    openSuccessor: (predecessor, sealed) => {
      const dot = sealed.indexOf('.');
      const key = successorKeys.get(sealed.slice(0, Math.max(0, dot)));
      const successor = key && attempt(() => decrypt(keyUnder(key, predecessor), 'refresh-successor', sealed.slice(dot + 1)));
      if (successor === undefined) throw new Error('The successor was not sealed for this token.');
      return successor;
    },
  };
};

/** 128 bits over the token and whose it is: at another app or environment it is a forgery (TEN-05). */
const macOf = (key: KeyObject, scope: Scope, body: string): string =>
  createHmac('sha256', key).update(`${scope.env}|${scope.app}|${body}`).digest().subarray(0, 16).toString('base64url');

const keyUnder = (key: KeyObject, predecessor: string): KeyObject => createSecretKey(createHmac('sha256', key).update(predecessor).digest());

const hashOf = (token: string): string => hash('sha256', token, 'base64url');

const equal = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const attempt = <T>(run: () => T): T | undefined => {
  try {
    return run();
  } catch {
    return undefined;
  }
};
