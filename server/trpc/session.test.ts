import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consoleSessionLimits } from '../console/actor.ts';
import { type ConsoleWorld, openConsoleWorld, password } from './testing/console-world.ts';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld();
});
afterAll(() => world.close());

const secretIn = (cookies: readonly string[]) => /^__Host-sallyport=([^;]+)/.exec(cookies[0] ?? '')?.[1];
const signIn = (email: string, options: { cookie?: string; password?: string; address?: string; origin?: string | null } = {}) =>
  world.call('account.signIn', { email, password: options.password ?? password }, options);
const isIn = async (cookie: string | undefined) => (await world.call('account.me', undefined, { cookie })).status === 200;

describe('signing in', () => {
  test('SES-02 the cookie is __Host-, HttpOnly, Secure, SameSite=Lax, and unguessable', async () => {
    const { email } = await world.builder();
    const { cookies } = await signIn(email);
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^__Host-sallyport=[A-Za-z0-9_.-]{32,200}; /);
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookies[0]).toContain(attribute);
    expect(cookies[0]).not.toContain('Domain');
    expect(Buffer.byteLength(cookies[0] ?? '')).toBeLessThan(4_096);
  });

  test('SES-01 each sign-in has a session of its own, and a cookie brought along is not adopted but ended', async () => {
    const { email, cookie: before } = await world.builder();
    const first = secretIn((await signIn(email, { cookie: before })).cookies);
    expect(first).not.toBe(before);
    expect(await isIn(before)).toBe(false);
    const planted = secretIn((await signIn(email, { cookie: 'chosen-by-an-attacker' })).cookies);
    expect(planted).not.toBe('chosen-by-an-attacker');
    expect(await isIn('chosen-by-an-attacker')).toBe(false);
    expect(await isIn(first)).toBe(true);
    expect(await isIn(planted)).toBe(true);
  });

  test('SES-06 another builder on the same browser: the first one is out', async () => {
    const [ada, bob] = [await world.builder(), await world.builder()];
    const { cookies } = await signIn(bob.email, { cookie: ada.cookie });
    expect(await isIn(ada.cookie)).toBe(false);
    const me = await world.call('account.me', undefined, { cookie: secretIn(cookies) });
    expect(me.data).toMatchObject({ email: bob.email });
  });

  test('SES-04 signing out ends the session on the server', async () => {
    const { cookie } = await world.builder();
    const answer = await world.call('account.signOut', undefined, { cookie });
    expect(answer.cookies[0]).toMatch(/^__Host-sallyport=;.*Expires=Thu, 01 Jan 1970/);
    expect(await isIn(cookie)).toBe(false);
  });

  test('SES-04 the session of a disabled builder is worth nothing', async () => {
    const { cookie } = await world.builder(undefined, 'disabled');
    expect(await isIn(cookie)).toBe(false);
  });

  test('LOG-01 a sign-in stands in the audit log of the builder’s workspaces, a refused one in the server’s log', async () => {
    const { id, owner } = await world.workspace('Watched');
    await signIn(owner.email, { address: '198.51.100.7' });
    const { entries } = Object.assign({ entries: [] }, (await world.call('audit.list', { workspace: id }, { cookie: owner.cookie })).data);
    expect(entries).toMatchObject([{ action: 'member.signed-in', who: owner.email, ip: '198.51.100.7' }]);
    await signIn(owner.email, { password: 'canary-of-a-password', address: '198.51.100.8' });
    expect(world.logged).toContainEqual({
      level: 'warn',
      fields: { member: owner.id, address: '198.51.100.8' },
      message: 'console: sign-in refused',
    });
    expect(JSON.stringify(world.logged), 'LOG-02').not.toContain('canary');
  });

  test('PWD-08 unknown, wrong and disabled get the same answer', async () => {
    const [known, off] = [await world.builder(), await world.builder(undefined, 'disabled')];
    const answers = await Promise.all([
      signIn('nobody@example.org', { address: '198.51.100.1' }),
      signIn(known.email, { password: 'wrong', address: '198.51.100.2' }),
      signIn(off.email, { address: '198.51.100.3' }),
    ]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(({ status, cookies }) => [status, cookies])).toEqual([
      [403, []],
      [403, []],
      [403, []],
    ]);
  });

  test('PWD-07 tries on one account from many addresses are slowed down, and a right password later still works', async () => {
    const { email } = await world.builder();
    for (let index = 0; index < 10; index += 1) {
      expect((await signIn(email, { password: 'wrong', address: `198.51.100.${100 + index}` })).status).toBe(403);
    }
    const blocked = await signIn(email, { address: '198.51.100.200' });
    expect([blocked.status, blocked.error?.fault.code]).toEqual([429, 'too-many-tries']);
    world.wait(31_000);
    expect((await signIn(email, { address: '198.51.100.200' })).status).toBe(200);
  });

  test('PWD-07 tries from one address on many accounts are slowed down', async () => {
    for (let index = 0; index < 50; index += 1) await signIn(`spray${index}@example.org`, { address: '192.0.2.9' });
    const { email } = await world.builder();
    expect((await signIn(email, { address: '192.0.2.9' })).status).toBe(429);
    expect((await signIn(email, { address: '192.0.2.10' })).status).toBe(200);
  });
});

describe('SES-03 limits of a session', () => {
  test('unused for twelve hours', async () => {
    const { cookie } = await world.builder();
    world.wait(consoleSessionLimits.idle - 60_000);
    expect(await isIn(cookie)).toBe(true);
    world.wait(consoleSessionLimits.idle - 60_000);
    expect(await isIn(cookie)).toBe(true);
    world.wait(consoleSessionLimits.idle + 1_000);
    expect(await isIn(cookie)).toBe(false);
  });

  test('seven days, however busy', async () => {
    const { cookie } = await world.builder();
    for (let spent = 0; spent < consoleSessionLimits.absolute - 3_600_000; spent += 11 * 3_600_000) {
      expect(await isIn(cookie)).toBe(true);
      world.wait(11 * 3_600_000);
    }
    world.wait(3_600_000);
    expect(await isIn(cookie)).toBe(false);
  });
});

describe('PWD-09 changing the password', () => {
  test('needs the current one, and ends the other sessions if asked to', async () => {
    const { email, cookie } = await world.builder();
    const other = secretIn((await signIn(email)).cookies);
    const next = 'another sentence of four words';
    const wrong = await world.call('account.changePassword', { current: 'wrong', next, endOthers: true }, { cookie });
    expect([wrong.status, wrong.error?.fault.fields?.['current']]).toEqual([422, 'This is not your current password.']);
    const changed = await world.call('account.changePassword', { current: password, next, endOthers: true }, { cookie });
    expect(changed.status).toBe(200);
    expect([await isIn(other), await isIn(cookie), await isIn(secretIn(changed.cookies))]).toEqual([false, false, true]);
    expect((await signIn(email)).status).toBe(403);
    expect((await signIn(email, { password: next })).status).toBe(200);
  });

  test.each([
    ['PWD-01 short', 'fourteen chars', 'at least 15'],
    ['PWD-04 common', 'passwordpassword', 'common'],
  ])('%s passwords are refused with the reason', async (_, next, reason) => {
    const { cookie } = await world.builder();
    const answer = await world.call('account.changePassword', { current: password, next, endOthers: false }, { cookie });
    expect(answer.status).toBe(422);
    expect(answer.error?.fault.fields?.['next']).toContain(reason);
  });
});

describe('WEB-06 changes are taken from the console’s own pages only', () => {
  test.each([
    ['another origin', 'https://evil.example.org'],
    ['no origin', null],
    ['a null origin', 'null'],
    ['another port', 'http://localhost:3001'],
    ['another scheme', 'https://localhost:3000'],
    ['a longer name', 'http://localhost:3000.evil.example.org'],
  ])('%s', async (_, from) => {
    const { cookie } = await world.builder();
    const answer = await world.call('workspaces.create', { name: 'Forged' }, { cookie, origin: from });
    expect([answer.status, answer.error?.fault.code]).toEqual([403, 'wrong-origin']);
    expect((await signIn('nobody@example.org', { origin: from, address: '198.51.100.50' })).error?.fault.code).toBe('wrong-origin');
    expect((await world.call('workspaces.list', undefined, { cookie })).data).toEqual([]);
  });

  test('a GET never changes anything', async () => {
    const { cookie } = await world.builder();
    const input = encodeURIComponent(JSON.stringify({ name: 'Forged' }));
    const response = await world.handle(
      new Request(`http://localhost:3000/trpc/workspaces.create?input=${input}`, {
        headers: { cookie: `__Host-sallyport=${cookie}`, origin: 'http://localhost:3000' },
      }),
      { address: '203.0.113.1' },
    );
    expect(response.status).toBe(405);
    expect((await world.call('workspaces.list', undefined, { cookie })).data).toEqual([]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])('a form of type %s is no call', async (type) => {
    const { cookie } = await world.builder();
    const body = JSON.stringify({ name: 'Forged' });
    const response = await world.handle(
      new Request('http://localhost:3000/trpc/workspaces.create', {
        method: 'POST',
        body,
        headers: {
          cookie: `__Host-sallyport=${cookie}`,
          origin: 'http://localhost:3000',
          'content-type': type,
          'content-length': String(body.length),
        },
      }),
      { address: '203.0.113.1' },
    );
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect((await world.call('workspaces.list', undefined, { cookie })).data).toEqual([]);
  });

  test('answers are not stored and say no type but their own', async () => {
    const response = await world.handle(new Request('http://localhost:3000/trpc/account.state'), { address: '203.0.113.1' });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('IN-07 nonsense in cookies, paths and bodies gets a 4xx', async () => {
  for (const cookie of ['', '%', '%E0%A4%A', 'a'.repeat(5_000), '"', '\u00ff'])
    expect((await world.call('account.me', undefined, { cookie })).status).toBe(401);
  const send = (path: string, init?: RequestInit) =>
    world.handle(new Request(`http://localhost:3000/trpc/${path}`, init), { address: '203.0.113.1' });
  expect((await send('no.such')).status).toBe(404);
  expect((await send('__proto__')).status).toBe(404);
  expect(
    (
      await send('account.signIn', {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'application/json', 'content-length': '1', origin: 'http://localhost:3000' },
      })
    ).status,
  ).toBe(400);
  expect((await send('account.signIn', { method: 'POST', body: '{}', headers: { 'content-length': '99999999' } })).status).toBe(413);
});

test('LOG-03 an unexpected failure tells a correlation id and nothing else', async () => {
  const { cookie } = await world.builder();
  const { members } = world.services.storage;
  const { workspaces } = members;
  Reflect.set(members, 'workspaces', () => Promise.reject(new Error('SELECT secret FROM /var/data failed')));
  const answer = await world.call('workspaces.list', undefined, { cookie });
  Reflect.set(members, 'workspaces', workspaces);
  expect(answer.status).toBe(500);
  expect(answer.text).not.toMatch(/SELECT|\/var|stack/);
  const correlation = /under (\S+)\./.exec(answer.error?.message ?? '')?.[1];
  expect(world.logged).toContainEqual(expect.objectContaining({ level: 'error', fields: expect.objectContaining({ correlation }) }));
});
