import { beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '#server/errors.ts';
import { bearerSession } from './bearer-session.ts';
import { cookieSession } from './cookie-session.ts';
import { lockSession, touchSession } from './change-session.ts';
import { endSession } from './end-session.ts';
import { sessionView } from './session-view.ts';
import { testClient, type TestWorld, testWorld } from './test-world.ts';
import { userInfo } from './user-info.ts';

let world: TestWorld;
let session: string;
let header: string;

beforeEach(async () => {
  world = await testWorld();
  const signedIn = await world.signIn();
  session = signedIn.session;
  header = `Bearer ${signedIn.tokens.access_token}`;
});

const inSecure = (id: string) => ({ id, zone: 'secure' });

const statusOf = async (authorization = header): Promise<number> => {
  try {
    await bearerSession(world.services, world.realm, authorization);
    return 200;
  } catch (error) {
    if (error instanceof Problem) return error.status;
    throw error;
  }
};

describe('bearerSession', () => {
  test('the session of a valid token, by one read', async () => {
    await statusOf();
    world.calls.length = 0;
    expect((await bearerSession(world.services, world.realm, header)).id).toBe(session);
    expect(world.calls).toEqual(['sessions.check']);
  });

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    'bearer a b',
    'Bearer é',
    'Bearer a.b.c',
    `Bearer ${'x'.repeat(100_000)}`,
    'Bearer \u0000',
  ])('IN-07 401 for %#', async (authorization) => {
    await expect(bearerSession(world.services, world.realm, authorization)).rejects.toMatchObject({ status: 401, code: 'unauthorized' });
  });

  test('the scheme is taken in any case (RFC 9110)', async () => {
    expect(await statusOf(header.replace('Bearer', 'bearer'))).toBe(200);
  });

  test('JWT-04 revoking, locking, disabling and deleting act at the next request', async () => {
    expect(await statusOf()).toBe(200);
    await lockSession(world.realm, inSecure(session));
    expect(await statusOf()).toBe(423);
    await world.change(session, { lockedAt: null });
    await world.userIs('disabled');
    expect(await statusOf()).toBe(401);
    // Who may come in again signs in again: what disabling has ended stays so.
    await world.userIs('active');
    expect(await statusOf()).toBe(401);
    await world.change(session, { revokedAt: null });
    expect(await statusOf()).toBe(200);
    await endSession(world.services, world.realm, session, 'session.revoked', '');
    expect(await statusOf()).toBe(401);
    await world.change(session, { revokedAt: null });
    expect(await statusOf()).toBe(200);
    await world.storage.users.remove(world.realm.scope, 'usr_ann');
    expect(await statusOf()).toBe(401);
  });

  test('FLOW-11 a client that was switched off or removed: 403', async () => {
    world.clients.set('cli_web', testClient());
    const { tokens } = await world.signIn({}, { client: 'cli_web' });
    const owned = `Bearer ${tokens.access_token}`;
    expect(await statusOf(owned)).toBe(200);
    world.clients.set('cli_web', testClient({ status: 'disabled' }));
    expect(await statusOf(owned)).toBe(403);
    world.clients.clear();
    expect(await statusOf(owned)).toBe(403);
  });

  test('a zone that is gone: 403', async () => {
    world.zones.delete('secure');
    expect(await statusOf()).toBe(403);
  });

  test('SES-03 the idle limit runs from when the session was last seen, the absolute one from its start', async () => {
    const lifetimes = { accessSeconds: 86_400, refreshSeconds: 3600, absoluteSeconds: 7200 };
    const signedIn = await world.signIn({ lifetimes });
    const bearer = `Bearer ${signedIn.tokens.access_token}`;
    world.clock.at += 3_599_000;
    expect(await statusOf(bearer)).toBe(200);
    await touchSession(world.realm, inSecure(signedIn.session));
    world.clock.at += 3_599_000;
    expect(await statusOf(bearer)).toBe(200);
    await touchSession(world.realm, inSecure(signedIn.session));
    world.clock.at += 2000;
    expect(await statusOf(bearer)).toBe(401);
    const idle = await world.signIn({ lifetimes });
    world.clock.at += 3_600_000;
    expect(await statusOf(`Bearer ${idle.tokens.access_token}`)).toBe(401);
    await expect(touchSession(world.realm, inSecure(idle.session))).rejects.toMatchObject({ code: 'unauthorized' });
  });

  test('SES-01 every session has an id of its own, whatever was there before', async () => {
    const ids = [session, ...(await Promise.all(Array.from({ length: 20 }, () => world.signIn()))).map((signedIn) => signedIn.session)];
    expect(new Set(ids).size).toBe(21);
  });

  test('SES-01 a browser session is found by the hash of a secret that only the answer holds', async () => {
    const { session: id, cookie, tokens } = await world.signIn({}, { delivery: 'cookie' });
    expect(cookie).toMatch(/^[\w-]{42}$/);
    expect(JSON.stringify(await world.row(id))).not.toContain(cookie?.slice(10));
    expect((await world.row(id)).cookieHash).toBe(world.realm.digest.hash(cookie ?? ''));
    expect(tokens.refresh_token).toBeUndefined();
    expect((await cookieSession(world.realm, cookie)).id).toBe(id);
    for (const other of [undefined, '', 'x', cookie?.slice(0, -1), world.realm.random.secret()]) {
      await expect(cookieSession(world.realm, other)).rejects.toMatchObject({ code: 'unauthorized' });
    }
  });

  test('SES-04 a browser session ends on the server: the cookie is worth nothing at the next request', async () => {
    const { session: id, cookie } = await world.signIn({}, { delivery: 'cookie' });
    await lockSession(world.realm, inSecure(id));
    await expect(cookieSession(world.realm, cookie)).rejects.toMatchObject({ code: 'locked' });
    await world.change(id, { lockedAt: null });
    await world.userIs('disabled');
    await expect(cookieSession(world.realm, cookie)).rejects.toMatchObject({ code: 'unauthorized' });
    await world.userIs('active');
    await endSession(world.services, world.realm, id, 'session.revoked', '');
    await expect(cookieSession(world.realm, cookie)).rejects.toMatchObject({ code: 'unauthorized' });
  });
});

describe('touchSession and lockSession', () => {
  test('a touch moves the idle limit, a second one right after writes nothing', async () => {
    world.clock.at += 60_000;
    expect((await touchSession(world.realm, inSecure(session))).lastSeenAt).toBe(world.clock.at);
    const seen = world.clock.at;
    world.clock.at += 4999;
    expect((await touchSession(world.realm, inSecure(session))).lastSeenAt).toBe(seen);
  });

  test('a locked session is neither touched nor locked again', async () => {
    await lockSession(world.realm, inSecure(session));
    await expect(touchSession(world.realm, inSecure(session))).rejects.toMatchObject({ code: 'locked' });
    await expect(lockSession(world.realm, inSecure(session))).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('what the holder sees', () => {
  test('the session, with instants', async () => {
    expect(sessionView(await world.row(session), undefined)).toEqual({
      session,
      sub: 'usr_ann',
      zone: { key: 'secure', kind: 'secure' },
      amr: ['otp', 'email'],
      acr: 'aal1',
      authenticated_at: '2027-01-15T07:59:55.000Z',
      last_seen_at: '2027-01-15T08:00:00.000Z',
      idle_until: '2027-01-16T08:00:00.000Z',
      absolute_until: '2027-02-14T08:00:00.000Z',
      locked: false,
    });
  });

  test('the person, by standard claims and columns; a PIN never', async () => {
    expect(await userInfo(world.realm, await world.row(session))).toEqual({
      sub: 'usr_ann',
      email: 'ann@example.org',
      email_verified: true,
      plan: 'gold',
      roles: ['editor'],
    });
  });

  test('nobody: the session itself', async () => {
    const guest = await world.signIn({ user: undefined, zone: 'public', zoneKind: 'public' });
    expect(await userInfo(world.realm, await world.row(guest.session))).toEqual({ sub: guest.session });
  });
});
