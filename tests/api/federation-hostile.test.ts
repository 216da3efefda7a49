import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WireStep } from '#flows/protocol/step.ts';
import { stepOf } from '../support/api.ts';
import { connectOidc, externalFlow } from '../support/federation.ts';
import { type HostileProvider, hostileProvider, type Tampering } from '../support/hostile-provider.ts';
import { testPages } from '../support/pages.ts';

const secret = 'provider-secret-of-32-characters';
let api: Awaited<ReturnType<typeof testPages>>;
let provider: HostileProvider;
let second: HostileProvider;
let client: string;
let connector: string;

beforeAll(async () => {
  [provider, second] = [await hostileProvider('sallyport'), await hostileProvider('sallyport')];
  api = await testPages({ env: { EGRESS_ALLOW: `${provider.host},${second.host}`, MAIL_CAPTURE: '0' } });
  client = (await api.client()).id;
}, 60_000);
afterAll(async () => {
  await api.close();
  await provider.close();
  await second.close();
});
beforeEach(async () => {
  provider.tampering = {};
  provider.up = true;
  await fresh({});
});

/** A connector of its own for the test, so that nothing is remembered of the provider. */
const fresh = async (settings: object): Promise<void> => {
  connector = await connectOidc(api, { issuer: provider.issuer, clientId: 'sallyport', ...settings }, secret);
  await api.publish(externalFlow(connector));
};

const leave = async (): Promise<WireStep> =>
  stepOf(await api.submit(stepOf(await api.post('/flows/sign-in/runs', { client: { id: client } })), 'google'));

/** Comes back as the provider would send the browser, with `change` made to its parameters. */
const comeBack = async (step: WireStep, change: Record<string, string | undefined> = {}, to = connector): Promise<Response> => {
  const asked = new URL(step.challenge.url ?? '').searchParams;
  provider.nonce = asked.get('nonce') ?? '';
  const given = { code: 'a-code', state: asked.get('state') ?? '', iss: provider.issuer, ...change };
  const query = new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return api.http.request(`https://login.example.org/f/live/callback/${to}?${query}`, { headers: { host: 'login.example.org' } }, {});
};

const finish = async (step: WireStep, answer: Response): Promise<WireStep> => {
  const code = new URL(answer.headers.get('location') ?? 'https://nowhere.example').searchParams.get('code') ?? 'none';
  return stepOf(await api.submit(step, 'return', { code }));
};

const users = async () => (await api.services.storage.users.page({ app: api.app.id, env: 'live' }, { limit: 99 })).total;

describe('what a provider answers is refused wherever it does not fit', () => {
  test('the same provider, when it does not lie, is believed', async () => {
    const step = await leave();
    expect((await finish(step, await comeBack(step))).kind).toBe('done');
  });

  const without = (claim: string): Tampering => ({ claims: (claims) => ({ ...claims, [claim]: undefined }) });
  const wrong = (claim: string, value: unknown): Tampering => ({ claims: (claims) => ({ ...claims, [claim]: value }) });
  const seconds = () => Math.floor(Date.now() / 1000);

  test.each<[string, Tampering]>([
    ['no iss', without('iss')],
    ['another iss', wrong('iss', 'https://accounts.example')],
    ['no aud', without('aud')],
    ['another aud', wrong('aud', 'somebody-else')],
    ['aud with others and no azp', wrong('aud', ['sallyport', 'somebody-else'])],
    ['no exp', without('exp')],
    ['exp in the past', wrong('exp', seconds() - 120)],
    ['no iat', without('iat')],
    ['iat is no time', wrong('iat', 'now')],
    ['no nonce', without('nonce')],
    ['another nonce', wrong('nonce', 'another-nonce')],
    ['no sub', without('sub')],
    ['an empty sub', wrong('sub', '')],
    ['a sub with control characters', wrong('sub', 'a\u0000b')],
    ['a sub that is too long', wrong('sub', 'x'.repeat(256))],
    ['another azp', wrong('azp', 'somebody-else')],
    ['another access token’s at_hash', wrong('at_hash', 'AAAAAAAAAAAAAAAAAAAAAA')],
    ['not before later', wrong('nbf', seconds() + 600)],
    ['no ID token', { tokens: { id_token: undefined } }],
    ['an ID token that is none', { tokens: { id_token: 'a.b.c' } }],
    ['alg none', { sign: 'none' }],
    ['HS256 with the client’s secret', { sign: 'secret' }],
    ['another algorithm than ours', { sign: 'other-algorithm' }],
    ['a key that is not the provider’s', { sign: 'other-key' }],
    ['an unknown kid', { header: { kid: 'k9' } }],
    ['no keys', { keys: 'empty' }],
    ['keys that cannot be had', { keys: 'dead' }],
  ])('FED-03 FED-04 FED-05 %s', async (_, tampering) => {
    const before = await users();
    const step = await leave();
    provider.tampering = tampering;
    const refused = await finish(step, await comeBack(step));
    expect(refused).toMatchObject({ kind: 'redirect', problems: [{ code: 'failed' }] });
    expect(await users()).toBe(before);
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['no iss in the answer of a provider that names itself', { iss: undefined }],
    ['another iss in the answer', { iss: 'https://accounts.example' }],
    ['an error nobody knows', { code: undefined, error: 'server_error' }],
    ['neither code nor error', { code: undefined }],
  ])('FED-02 %s', async (_, change) => {
    const [step, calls] = [await leave(), provider.tokenCalls];
    expect(await finish(step, await comeBack(step, change))).toMatchObject({ kind: 'redirect', problems: [{ code: 'failed' }] });
    expect(provider.tokenCalls).toBe(calls);
  });

  test('FED-02 an answer for one connector never completes a sign-in at another', async () => {
    const other = await connectOidc(api, { issuer: second.issuer, clientId: 'sallyport' }, secret);
    const [step, calls] = [await leave(), provider.tokenCalls + second.tokenCalls];
    expect((await comeBack(step, { iss: second.issuer }, other)).status).toBe(410);
    expect(provider.tokenCalls + second.tokenCalls).toBe(calls);
    expect((await finish(step, await comeBack(step))).kind).toBe('done');
  });

  test('FED-02 a state is used once, and another one opens nothing', async () => {
    const step = await leave();
    expect((await comeBack(step, { state: 'another-state-of-the-right-length' })).status).toBe(410);
    const first = await comeBack(step);
    expect((await comeBack(step)).status).toBe(410);
    expect((await finish(step, first)).kind).toBe('done');
  });

  test.each<[string, Record<string, unknown>]>([
    ['another issuer', { issuer: 'https://accounts.example' }],
    ['the same issuer with a slash', {}],
    ['no authorization endpoint', { authorization_endpoint: undefined }],
    ['an authorization endpoint that is a script', { authorization_endpoint: 'javascript:alert(1)' }],
    ['no keys', { jwks_uri: undefined }],
  ])('FED-04 metadata with %s is not believed', async (name, metadata) => {
    provider.tampering = { metadata: name === 'the same issuer with a slash' ? { issuer: `${provider.issuer}/` } : metadata };
    expect(await leave()).toMatchObject({ node: 'how', problems: [{ code: 'unavailable' }] });
  });

  test('a provider that is down is unavailable, and works again when it is back', async () => {
    provider.up = false;
    expect(await leave()).toMatchObject({ node: 'how', problems: [{ code: 'unavailable' }] });
    provider.up = true;
    expect((await leave()).kind).toBe('redirect');
  });
});

describe('FED-05 keys', () => {
  test('FED-05 rotation works without a restart, and an unknown kid asks for keys at most once a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const first = await leave();
      expect((await finish(first, await comeBack(first))).kind).toBe('done');
      const reads = provider.keyReads;
      for (let index = 0; index < 3; index += 1) {
        const step = await leave();
        provider.tampering = { header: { kid: `made-up-${index}` } };
        await comeBack(step);
      }
      expect(provider.keyReads).toBe(reads);
      provider.tampering = {};
      await provider.rotate('k2');
      vi.advanceTimersByTime(61_000);
      const rotated = await leave();
      expect((await finish(rotated, await comeBack(rotated))).kind).toBe('done');
      expect(provider.keyReads).toBe(reads + 1);
    } finally {
      vi.useRealTimers();
    }
  });

  test('FED-05 dead keys of one connector do not stop another', async () => {
    const one = await leave();
    provider.tampering = { keys: 'dead' };
    expect((await finish(one, await comeBack(one))).kind).toBe('redirect');
    const theirs = await connectOidc(api, { issuer: second.issuer, clientId: 'sallyport' }, secret);
    await api.publish(externalFlow(theirs));
    const step = await leave();
    second.nonce = new URL(step.challenge.url ?? '').searchParams.get('nonce') ?? '';
    expect((await finish(step, await comeBack(step, { iss: second.issuer }, theirs))).kind).toBe('done');
  });
});

describe('who is let in', () => {
  test.each([
    ['the claim of the token', { hd: 'example.org' }, 'done'],
    ['no claim, whatever the address', { email: 'mallory@example.org' }, 'failed'],
    ['another Workspace', { hd: 'example.com' }, 'failed'],
  ])('FED-07 a Workspace is known by %s', async (_, claims, kind) => {
    await fresh({ workspaceDomains: ['example.org'] });
    const step = await leave();
    provider.tampering = { claims: (honest) => ({ ...honest, sub: JSON.stringify(claims).replaceAll('"', ''), ...claims }) };
    expect((await finish(step, await comeBack(step))).kind).toBe(kind);
  });

  test('a sign-in that is not as strong as asked for is refused', async () => {
    await fresh({ acrValues: ['phr'] });
    const step = await leave();
    expect(new URL(step.challenge.url ?? '').searchParams.get('acr_values')).toBe('phr');
    expect((await finish(step, await comeBack(step))).kind).toBe('failed');
  });

  test('OUT-06 the callback address is ours whatever the request says', async () => {
    const step = await leave();
    expect(new URL(step.challenge.url ?? '').searchParams.get('redirect_uri')).toBe(`https://login.example.org/f/live/callback/${connector}`);
  });

  test('LOG-02 neither tokens nor claims nor secrets are logged', () => {
    const logged = api.logged.join('\n');
    for (const private_ of ['mallory', 'an-access-token', secret, 'a-code']) expect(logged).not.toContain(private_);
    expect(logged).toContain('what a provider answered was refused');
  });
});
