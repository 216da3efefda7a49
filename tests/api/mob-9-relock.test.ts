import * as z from 'zod';
import { afterEach, describe, expect, test } from 'vitest';
import type { WireStep } from '#flows/protocol/step.ts';
import { type Answer, problemOf, stepOf, testApi, type TestApi } from '../support/api.ts';
import { relockFlow } from '../support/relock-flow.ts';

let api: TestApi;
afterEach(() => api.close());

const pinOf = '482913';
type Held = { access: string; refresh: string; session: string };

/** Signs somebody in; the first time they choose a PIN. */
const signIn = async (email = 'ada@example.org'): Promise<Held> => {
  const step = stepOf(await api.submit(await api.start(email), 'submit', { code: api.code() }));
  const done = step.node === 'choose' ? stepOf(await api.submit(step, 'submit', { pin: pinOf, repeat: pinOf })) : step;
  const { access_token: access = '', refresh_token: refresh = '', session = '' } = done.result ?? {};
  return { access, refresh, session };
};
const open = async (relock: { idleSeconds?: number; onOffload: boolean }): Promise<Held> => {
  api = await testApi({ flow: relockFlow(relock), columns: [{ key: 'pin', type: 'pin' }] });
  return signIn();
};
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const call = (path: string, token: string, method = 'GET') => api.raw(path, { method, headers: bearer(token) });
const refreshed = (token: string) =>
  api.raw('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }).toString(),
  });
const relock = (token: string): Promise<Answer> => api.post('/flows/sign-in/runs', { entry: 'back' }, bearer(token));
const enter = async (step: WireStep, pin: string) => stepOf(await api.submit(step, 'submit', { pin }));
const tokens = z.object({ access_token: z.string(), refresh_token: z.string() });

describe('MOB-9 after a time without use', () => {
  test('endpoints answer 423 and refresh interaction_required, with the way back in', async () => {
    const held = await open({ idleSeconds: 300, onOffload: false });
    api.clock.advance(100_000);
    expect((await call('/session', held.access)).status).toBe(200);
    api.clock.advance(301_000);
    for (const [path, method] of [
      ['/session', 'GET'],
      ['/userinfo', 'GET'],
      ['/session/touch', 'POST'],
      ['/zones/secure/screens/home', 'GET'],
    ] as const) {
      const answer = await call(path, held.access, method);
      expect(answer.status).toBe(423);
      expect(answer.body).toMatchObject({ code: 'locked', relock: { flow: 'sign-in', entry: 'back' } });
    }
    const refused = await refreshed(held.refresh);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ error: 'interaction_required', relock: { flow: 'sign-in', entry: 'back' } });
  });

  test('use moves it on, without a write for each request', async () => {
    const held = await open({ idleSeconds: 300, onOffload: false });
    const scope = { app: api.app.id, env: 'live' } as const;
    const seen = async () => (await api.services.storage.sessions.find(scope, held.session))?.lastSeenAt;
    const first = await seen();
    api.clock.advance(14_000);
    await call('/session', held.access);
    expect(await seen()).toBe(first);
    for (let minutes = 0; minutes < 9; minutes += 1) {
      api.clock.advance(60_000);
      expect((await call('/session', held.access)).status).toBe(200);
    }
    expect(await seen()).toBeGreaterThan(first ?? Number.POSITIVE_INFINITY);
  });

  test('the PIN opens the same session again: its refresh token works as before', async () => {
    const held = await open({ idleSeconds: 300, onOffload: false });
    api.clock.advance(400_000);
    const asked = stepOf(await relock(held.access));
    expect(asked).toMatchObject({ node: 'pin', challenge: { kind: 'pin' }, can_back: false });
    const done = await enter(asked, pinOf);
    expect(done.result).toMatchObject({
      session: held.session,
      zone: { key: 'secure' },
      screen: 'home',
      relock: { idle_seconds: 300, on_offload: false },
    });
    expect(done.result?.access_token).toBeUndefined();
    expect((await call('/session', held.access)).status).toBe(200);
    expect(tokens.parse((await refreshed(held.refresh)).body).access_token).not.toBe('');
  });

  test('once the access token has run out, the refresh token shows whose session it is, and is not used up', async () => {
    const held = await open({ idleSeconds: 300, onOffload: false });
    api.clock.advance(3_600_000);
    expect((await relock(held.access)).status).toBe(401);
    const asked = stepOf(await relock(held.refresh));
    expect((await enter(asked, pinOf)).kind).toBe('done');
    expect((await refreshed(held.refresh)).status).toBe(200);
  });

  test('the policy is that of the version published now', async () => {
    const held = await open({ idleSeconds: 300, onOffload: false });
    api.clock.advance(400_000);
    expect((await call('/session', held.access)).status).toBe(423);
    await api.publish(relockFlow({ idleSeconds: 3_000, onOffload: false }));
    api.clock.advance(2_000);
    expect((await call('/session', held.access)).status).toBe(200);
  });
});

describe('MOB-9 the app was closed', () => {
  test('what locks it is the app’s word; nothing but the relock opens it', async () => {
    const held = await open({ onOffload: true });
    expect((await call('/session', held.access)).body).toMatchObject({ relock: { on_offload: true, entry: 'back' } });
    expect((await call('/session/lock', held.access, 'POST')).status).toBe(200);
    expect((await call('/session', held.access)).status).toBe(423);
    expect(problemOf(await api.post('/flows/sign-in/runs', { entry: 'leave' }, bearer(held.access))).status).toBe(423);
    const done = await enter(stepOf(await relock(held.access)), pinOf);
    expect(done.kind).toBe('done');
    expect((await call('/session', held.access)).status).toBe(200);
  });

  test('without a session 401, with one that is not locked 409, with a forged token 401', async () => {
    const held = await open({ onOffload: true });
    expect(problemOf(await api.post('/flows/sign-in/runs', { entry: 'back' })).status).toBe(401);
    expect(problemOf(await relock(held.access))).toMatchObject({ status: 409, code: 'not-locked' });
    expect(problemOf(await relock(`${held.refresh}x`)).status).toBe(401);
    expect(problemOf(await api.post('/flows/sign-in/runs', { entry: 'leave' }, bearer(held.refresh))).status).toBe(401);
  });

  test('SES-04 a relock under way ends with its session', async () => {
    const held = await open({ onOffload: true });
    await call('/session/lock', held.access, 'POST');
    const asked = stepOf(await relock(held.access));
    await api.services.storage.sessions.revokeAll({ app: api.app.id, env: 'live' }, await userOf('ada@example.org'), api.services.clock.now());
    expect(problemOf(await api.submit(asked, 'submit', { pin: pinOf })).status).toBe(401);
  });

  test('SES-06 another person’s PIN does not open it', async () => {
    const held = await open({ onOffload: true });
    const eve = stepOf(await api.submit(await api.start('eve@example.org'), 'submit', { code: api.code() }));
    await api.submit(eve, 'submit', { pin: '730184', repeat: '730184' });
    await call('/session/lock', held.access, 'POST');
    expect(await enter(stepOf(await relock(held.access)), '730184')).toMatchObject({ node: 'pin', problems: [{ code: 'wrong' }] });
  });
});

const userOf = async (email: string): Promise<string> =>
  (await api.services.storage.users.byIdentifier({ app: api.app.id, env: 'live' }, { kind: 'email', canonical: email }))?.id ?? '';

describe('PIN-01 too many wrong PINs', () => {
  const locked = async () => {
    const held = await open({ onOffload: true });
    await call('/session/lock', held.access, 'POST');
    return held;
  };

  test('disconnect: the session ends on the server, the right PIN is too late, and the full sign-in opens a new one', async () => {
    const held = await locked();
    const asked = stepOf(await relock(held.access));
    const second = await enter(await enter(asked, '000001'), '000002');
    expect(second).toMatchObject({ node: 'pin', problems: [{ code: 'wrong' }] });
    expect(await enter(second, '000003')).toMatchObject({ kind: 'failed', node: 'deny' });
    expect((await call('/session', held.access)).status).toBe(401);
    expect((await refreshed(held.refresh)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await relock(held.access)).status).toBe(401);
    api.clock.advance(60_000);
    expect((await call('/session', (await signIn()).access)).status).toBe(200);
  });

  test('are counted across runs and time: no more guesses by starting again or by waiting', async () => {
    const held = await locked();
    await enter(stepOf(await relock(held.refresh)), '000001');
    api.clock.advance(20 * 3_600_000);
    await enter(stepOf(await relock(held.refresh)), '000002');
    expect((await enter(stepOf(await relock(held.refresh)), '000003')).kind).toBe('failed');
    expect((await relock(held.refresh)).status).toBe(401);
  });

  test('all at once: no more are judged than one after the other', async () => {
    const held = await locked();
    const asked: WireStep[] = [];
    for (let index = 0; index < 8; index += 1) asked.push(stepOf(await relock(held.access)));
    const answers = await Promise.all(asked.map((step, index) => api.submit(step, 'submit', { pin: `00000${index}` })));
    const wrong = answers.filter(({ status, body }) => status === 200 && JSON.stringify(body).includes('"wrong"'));
    expect(wrong.length).toBeLessThanOrEqual(3);
    const late = await relock(held.access);
    expect(late.status === 401 || stepOf(late).kind === 'failed').toBe(true);
    expect((await call('/session', held.access)).status).toBe(401);
  });
});

describe('MOB-9 the column', () => {
  test('holds a hash that leaves the server nowhere', async () => {
    const held = await open({ onOffload: true });
    const user = await api.services.storage.users.find({ app: api.app.id, env: 'live' }, await userOf('ada@example.org'));
    expect(user?.attributes.pin).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify((await call('/userinfo', held.access)).body)).not.toContain('argon2');
    expect(
      held.access
        .split('.')
        .map((part) => Buffer.from(part, 'base64url').toString())
        .join(),
    ).not.toContain('argon2');
  });
});

describe('SES-04 signing out', () => {
  test('a button ends every session of its person at once', async () => {
    const held = await open({ onOffload: true });
    api.clock.advance(61_000);
    const other = await signIn();
    const content = await call('/zones/secure/screens/home', held.access);
    expect(content.body).toMatchObject({ screen: 'home', buttons: [{ label: 'Sign out everywhere', to: { flow: 'sign-in', entry: 'leave' } }] });
    expect(stepOf(await api.post('/flows/sign-in/runs', { entry: 'leave' }, bearer(held.access))).kind).toBe('failed');
    for (const { access } of [held, other]) expect((await call('/session', access)).status).toBe(401);
  });
});
