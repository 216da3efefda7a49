import { createHmac } from 'node:crypto';
import { CompactSign, createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, importJWK, jwtVerify } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { signingKeys, type TestWorld, testWorld, tokens } from '#server/sessions/test-world.ts';
import { keyTimes } from './key-schedule.ts';

const { access } = tokens;
let world: TestWorld;
let token: string;
let claims: Record<string, unknown>;

const part = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const parts = (text: string): [string, string, string] => {
  const [header = '', payload = '', signature = ''] = text.split('.');
  return [header, payload, signature];
};
const decoded = (text: string): Record<string, unknown> => JSON.parse(Buffer.from(text, 'base64url').toString());

beforeEach(async () => {
  world = await testWorld();
  token = (await world.signIn()).tokens.access_token;
  claims = decoded(parts(token)[1]);
});

/** Signed with the server's own key, so that nothing but the content can be what is refused. */
const signedByUs = async (payload: unknown, change: Record<string, unknown> = {}): Promise<string> => {
  const ring = await signingKeys.ring(world.realm);
  return new CompactSign(Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: ring.kid, ...change })
    .sign(ring.signing);
};
const verify = (text: string) => access.verify(world.realm, text);

describe('access tokens', () => {
  test('RFC 9068: type, claims and times; any JOSE library verifies them from the published keys', async () => {
    const keySet = createLocalJWKSet(JSON.parse(JSON.stringify(await access.jwks(world.realm))));
    const { payload, protectedHeader } = await jwtVerify(token, keySet, {
      issuer: 'https://id.example.org/oidc/live/one',
      audience: 'app_one',
      typ: 'at+jwt',
      currentDate: new Date(world.clock.at),
    });
    expect(Object.keys(protectedHeader).toSorted()).toEqual(['alg', 'kid', 'typ']);
    expect(payload).toMatchObject({
      sub: 'usr_ann',
      client_id: 'app_one',
      zone: 'secure',
      zone_kind: 'secure',
      amr: ['otp', 'email'],
      acr: 'aal1',
      roles: ['editor'],
      auth_time: world.clock.at / 1000 - 5,
      iat: world.clock.at / 1000,
      exp: world.clock.at / 1000 + 600,
    });
    expect(JSON.stringify(payload)).not.toContain('canary-pin');
    expect(await verify(token)).toEqual(payload);
  });

  test('a token never outlives its session, nor a day', async () => {
    const short = await world.signIn({ lifetimes: { accessSeconds: 600, refreshSeconds: 60, absoluteSeconds: 60 } });
    expect(short.tokens.expires_in).toBe(60);
    const long = await world.signIn({ lifetimes: { accessSeconds: 30 * 86_400, refreshSeconds: 30 * 86_400, absoluteSeconds: 30 * 86_400 } });
    expect(long.tokens.expires_in).toBe(86_400);
  });

  test('without a user the session is the subject', async () => {
    const guest = await world.signIn({ user: undefined, zone: 'public', zoneKind: 'public', amr: [], acr: 'aal0', proofs: [] });
    expect(await verify(guest.tokens.access_token)).toMatchObject({ sub: guest.session, roles: [], amr: [] });
  });

  test('JWT-01 none, in every spelling, with and without a signature', async () => {
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
      for (const signature of ['', 'AA', parts(token)[2]]) {
        expect(await verify(`${part({ alg, typ: 'at+jwt', kid: decoded(parts(token)[0])['kid'] })}.${part(claims)}.${signature}`)).toBeUndefined();
      }
    }
  });

  test('JWT-01 HS256 with the public key as its secret', async () => {
    const [jwk] = (await access.jwks(world.realm)).keys;
    const key = await importJWK({ ...jwk }, 'ES256', { extractable: true });
    if (key instanceof Uint8Array) throw new Error('not a public key');
    for (const secret of [await exportSPKI(key), JSON.stringify(jwk), jwk?.x ?? '', jwk?.kid ?? '']) {
      const body = `${part({ alg: 'HS256', typ: 'at+jwt', kid: jwk?.kid })}.${part(claims)}`;
      expect(await verify(`${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`)).toBeUndefined();
    }
  });

  test('JWT-01 a key that the token brings itself (jwk, jku, x5u, x5c) is not looked at', async () => {
    const mine = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(mine.publicKey);
    const kid = decoded(parts(token)[0])['kid'];
    for (const brought of [
      { jwk },
      { jku: 'https://evil.example/jwks' },
      { x5u: 'https://evil.example/x5' },
      { x5c: ['AAAA'] },
      { kid: 'mine', jwk },
    ]) {
      const forged = await new CompactSign(Buffer.from(JSON.stringify(claims)))
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(typeof kid === 'string' && { kid }), ...brought })
        .sign(mine.privateKey);
      expect(await verify(forged)).toBeUndefined();
      // Even beside a right signature: we never wrote such a header.
      expect(await verify(await signedByUs(claims, brought))).toBeUndefined();
    }
  });

  test('JWT-01 critical extensions and unencoded payloads', async () => {
    for (const change of [{ crit: ['exp'], exp: 1 }, { b64: true, crit: ['b64'] }, { cty: 'JWT' }, { zip: 'DEF' }]) {
      const header = { alg: 'ES256', typ: 'at+jwt', kid: decoded(parts(token)[0])['kid'], ...change };
      expect(await verify(`${part(header)}.${parts(token)[1]}.${parts(token)[2]}`)).toBeUndefined();
    }
    expect(await verify(await signedByUs(claims, { b64: true, crit: ['b64'] }))).toBeUndefined();
    expect(await verify(await signedByUs(claims, { cty: 'JWT' }))).toBeUndefined();
  });

  test.each(['../../etc/passwd', "' OR 1=1 --", '', '__proto__', 'constructor', '\0', 'x'.repeat(2000), 0, null, [], {}])(
    'JWT-01 kid tricks: %j',
    async (kid) => {
      const header = { alg: 'ES256', typ: 'at+jwt', kid };
      expect(await verify(`${part(header)}.${parts(token)[1]}.${parts(token)[2]}`)).toBeUndefined();
    },
  );

  test('JWT-01 an empty, zero, cut or foreign signature', async () => {
    const [header, payload, signature] = parts(token);
    const other = parts((await world.signIn()).tokens.access_token)[2];
    for (const forged of ['', Buffer.alloc(64).toString('base64url'), signature.slice(0, -4), `${signature}AAAA`, other]) {
      expect(await verify(`${header}.${payload}.${forged}`)).toBeUndefined();
    }
    expect(await verify(`${header}.${part({ ...claims, roles: ['admin'] })}.${signature}`)).toBeUndefined();
  });

  test('JWT-01 claims that stand twice, and claims that we never mint', async () => {
    expect(await verify(await signedByUs(claims))).toEqual(claims);
    const twice = JSON.stringify(claims).replace('{', '{"sub":"usr_other",');
    expect(await verify(await signedByUs(twice))).toBeUndefined();
    expect(await verify(await signedByUs({ ...claims, admin: true }))).toBeUndefined();
    expect(await verify(await signedByUs({ ...claims, aud: ['app_one', 'app_two'] }))).toBeUndefined();
  });

  test.each([undefined, 'JWT', 'jwt', 'id_token', 'logout+jwt', 'dpop+jwt', 'at+jwt+x'])(
    'JWT-02 another type of token is not an access token: %j',
    async (typ) => {
      expect(await verify(await signedByUs(claims, { typ }))).toBeUndefined();
    },
  );

  test('JWT-03 issuer, audience and times are checked, and must be there', async () => {
    const now = world.clock.at / 1000;
    for (const change of [
      { iss: 'https://evil.example' },
      { iss: undefined },
      { aud: 'app_two' },
      { aud: undefined },
      { exp: now },
      { exp: now - 1 },
      { exp: undefined },
      { exp: 'never' },
      { nbf: now + 120 },
      { sub: undefined },
      { sid: undefined },
    ]) {
      expect(await verify(await signedByUs({ ...claims, ...change }))).toBeUndefined();
    }
  });

  test('JWT-03 a token is over when its time is, also one that was verified before', async () => {
    expect(await verify(token)).toBeDefined();
    world.clock.at += 599_000;
    expect(await verify(token)).toBeDefined();
    world.clock.at += 1000;
    expect(await verify(token)).toBeUndefined();
  });

  test('TEN-05 at another app, environment or server a token is nothing, verified before or not', async () => {
    const others = [await testWorld({ app: 'app_two', slug: 'two' }), await testWorld({ env: 'sandbox' }), await testWorld()];
    for (const other of others) {
      await other.signIn();
      expect(await access.verify(other.realm, token)).toBeUndefined();
    }
    expect(await verify(token)).toBeDefined();
    for (const other of others) expect(await access.verify(other.realm, token)).toBeUndefined();
  });

  test.each(['', '.', '..', '...', 'a.b.c', 'é.é.é', 'null', 'x'.repeat(100_000), `${'a'.repeat(1000)}.${'a'.repeat(1000)}.a`])(
    'IN-07 no text makes it throw: %#',
    async (text) => {
      expect(await verify(text)).toBeUndefined();
    },
  );

  test('the signature is checked once and keys are not read for every token', async () => {
    await verify(token);
    world.calls.length = 0;
    for (let n = 0; n < 100; n++) expect(await verify(token)).toBeDefined();
    for (let n = 0; n < 100; n++) await world.signIn();
    expect(world.calls.filter((call) => call === 'keys.list')).toHaveLength(0);
  });
});

describe('signing keys', () => {
  test('KEY-01 private keys are sealed in storage', async () => {
    const stored = await world.storage.keys.list('app_one', 'live');
    expect(stored).toHaveLength(1);
    for (const { sealedPrivateJwk, publicJwk } of stored) {
      expect(sealedPrivateJwk).not.toContain('"d"');
      expect(Object.keys(JSON.parse(publicJwk)).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    }
  });

  test('KEY-04 of many who need the first key at once all get the same', async () => {
    const fresh = await testWorld();
    const signed = await Promise.all(Array.from({ length: 20 }, () => fresh.signIn()));
    expect(await fresh.storage.keys.list('app_one', 'live')).toHaveLength(1);
    expect(new Set(signed.map(({ tokens: { access_token } }) => decoded(parts(access_token)[0])['kid'])).size).toBe(1);
  });

  test('KEY-04 the next key is published a day before it signs, and the old one stays while its tokens live', async () => {
    const kidOf = async () =>
      decoded(
        parts(
          (await world.signIn({ lifetimes: { accessSeconds: 86_400, refreshSeconds: 86_400 * 30, absoluteSeconds: 86_400 * 30 } })).tokens
            .access_token,
        )[0],
      )['kid'];
    const published = async () => (await access.jwks(world.realm)).keys.map(({ kid }) => kid);
    const first = await kidOf();
    world.clock.at += keyTimes.active - keyTimes.ahead;
    const [, next] = await published();
    expect(await published()).toEqual([first, next]);
    expect(await kidOf()).toBe(first);
    world.clock.at += keyTimes.ahead - 60_000;
    const last = (await world.signIn({ lifetimes: { accessSeconds: 86_400, refreshSeconds: 86_400, absoluteSeconds: 86_400 } })).tokens.access_token;
    world.clock.at += 60_000;
    expect(await kidOf()).toBe(next);
    world.clock.at += 86_400_000 - 120_000;
    expect(await verify(last)).toBeDefined();
    world.clock.at += 240_000;
    expect(await published()).toEqual([next]);
  });

  test('KEY-04 emergency revocation: old tokens fail at once, new ones work', async () => {
    expect(await verify(token)).toBeDefined();
    const before = (await access.jwks(world.realm)).keys;
    await access.emergencyRevoke(world.realm);
    expect(await verify(token)).toBeUndefined();
    const after = (await access.jwks(world.realm)).keys;
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    expect(await verify((await world.signIn()).tokens.access_token)).toBeDefined();
  });

  test('a failed read of the keys is not remembered', async () => {
    const fresh = await testWorld();
    const { list } = fresh.realm.storage.keys;
    fresh.realm.storage.keys.list = () => Promise.reject(new Error('storage is away'));
    await expect(fresh.signIn()).rejects.toThrow('away');
    fresh.realm.storage.keys.list = list;
    expect((await fresh.signIn()).tokens.access_token).toBeDefined();
  });
});
