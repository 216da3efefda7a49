import { createPrivateKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose';
import QuickLRU from 'quick-lru';
import * as z from 'zod';
import type { Seal } from '#server/security/seal.ts';
import type { KeysPort, SigningKey } from '#server/storage/ports/keys.ts';
import { keySchedule } from './key-schedule.ts';
import type { PublicJwk, TokenRealm } from './tokens.ts';

/** The keys of an app and environment, ready for use. */
export type KeyRing = {
  kid: string;
  signing: KeyObject;
  /** By key id: everything that may still verify. */
  verifying: ReadonlyMap<string, CryptoKey>;
  published: readonly PublicJwk[];
};

export type SigningKeys = {
  /** From the cache for 30 s; the first call for an app makes its first key, of concurrent makers one wins. */
  ring(realm: TokenRealm): Promise<KeyRing>;
  emergencyRevoke(realm: TokenRealm): Promise<void>;
};

/** How long another process may go on with keys that were revoked here. ms. */
const cacheLife = 30_000;
const cachedApps = 2000;

const publicJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
});
const privateJwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() });

type Cached = { at: number; ring: Promise<KeyRing> };

export const createSigningKeys = (seal: Seal): SigningKeys => {
  // Preview worlds bring a storage of their own and have the same app ids: the port is part of the key, and lets go of them.
  const caches = new WeakMap<KeysPort, QuickLRU<string, Cached>>();
  const cacheOf = (realm: TokenRealm): QuickLRU<string, Cached> => {
    const known = caches.get(realm.storage.keys);
    if (known !== undefined) return known;
    const cache = new QuickLRU<string, Cached>({ maxSize: cachedApps });
    caches.set(realm.storage.keys, cache);
    return cache;
  };

  const ring = async (realm: TokenRealm): Promise<KeyRing> => {
    const cache = cacheOf(realm);
    const key = scopeKey(realm);
    const now = realm.clock.now();
    const cached = cache.get(key);
    if (cached !== undefined && Math.abs(now - cached.at) < cacheLife) return cached.ring;
    const loading = load(seal, realm);
    cache.set(key, { at: now, ring: loading });
    // A failure is not kept: the next request tries again.
    loading.catch(() => cache.delete(key));
    return loading;
  };

  return {
    ring,
    emergencyRevoke: async (realm) => {
      const { app, env } = realm.scope;
      for (const key of await realm.storage.keys.list(app, env)) await realm.storage.keys.remove(key.kid);
      cacheOf(realm).delete(scopeKey(realm));
      await ring(realm);
    },
  };
};

const scopeKey = (realm: TokenRealm): string => `${realm.scope.env}|${realm.scope.app}`;

const load = async (seal: Seal, realm: TokenRealm): Promise<KeyRing> => {
  const { app, env } = realm.scope;
  const { keys } = realm.storage;
  const now = realm.clock.now();
  let stored = await keys.list(app, env);
  const first = keySchedule(stored, now);
  if (first.next !== undefined) {
    // The very first key: unless there is any. A successor: unless there is one to come.
    await keys.add(await generate(seal, realm, first.next), first.signing === undefined ? 0 : now + 1);
    stored = await keys.list(app, env);
  }
  const { signing, published, retire, remove } = keySchedule(stored, now);
  if (signing === undefined) throw new Error('No signing key could be made.');
  for (const { kid, at } of retire) await keys.retire(kid, at);
  for (const kid of remove) await keys.remove(kid);
  const jwks = published.map((key) => publicJwk.parse(JSON.parse(key.publicJwk)));
  const verifying = new Map<string, CryptoKey>();
  for (const jwk of jwks) verifying.set(jwk.kid, await cryptoKey(jwk));
  const secret = privateJwk.parse(JSON.parse(seal.open('signing-key', boundTo(signing), signing.sealedPrivateJwk)));
  return {
    kid: signing.kid,
    signing: createPrivateKey({ key: secret, format: 'jwk' }),
    verifying,
    published: jwks,
  };
};

const generate = async (seal: Seal, realm: TokenRealm, activeFrom: number): Promise<SigningKey> => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const secret = await exportJWK(pair.privateKey);
  const kid = await calculateJwkThumbprint(secret);
  const { kty, crv, x, y } = secret;
  const key = {
    kid,
    ...realm.scope,
    publicJwk: JSON.stringify({ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' }),
    createdAt: realm.clock.now(),
    activeFrom,
    retireAt: null,
  };
  return { ...key, sealedPrivateJwk: seal.seal('signing-key', boundTo(key), JSON.stringify(secret)) };
};

/** What a signing key's sealed half is bound to. */
export const boundTo = (key: Pick<SigningKey, 'app' | 'env' | 'kid'>): string => `${key.app}|${key.env}|${key.kid}`;

const cryptoKey = async (jwk: PublicJwk): Promise<CryptoKey> => {
  const key = await importJWK(jwk, 'ES256');
  if (key instanceof Uint8Array) throw new Error('A signing key must be asymmetric.');
  return key;
};
