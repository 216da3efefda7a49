import { beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from './caller.ts';
import { graceMs } from './decide-refresh.ts';
import { OAuthError } from './oauth-error.ts';
import { refresh } from './refresh.ts';
import { publicCaller, testClient, testWorld, tokens, type TestWorld } from './test-world.ts';

let world: TestWorld;
let session: string;
let first: string;

beforeEach(async () => {
  world = await testWorld();
  const signedIn = await world.signIn();
  session = signedIn.session;
  first = signedIn.tokens.refresh_token ?? '';
});

const use = async (token: string, caller: Caller = publicCaller) => {
  const result = await refresh(world.services, world.realm, { token, caller });
  return result.refresh_token ?? '';
};
const refusalOf = async (token: string, caller: Caller = publicCaller): Promise<string> => {
  try {
    await use(token, caller);
    return 'accepted';
  } catch (error) {
    if (error instanceof OAuthError) return error.code;
    throw error;
  }
};
const isAlive = async () => (await world.row(session)).revokedAt === null;

describe('refresh', () => {
  test('gives a new access token for the same session, and moves the idle limits on', async () => {
    world.clock.at += 3_600_000;
    const result = await refresh(world.services, world.realm, { token: first, caller: publicCaller });
    expect(result).toMatchObject({ token_type: 'Bearer', expires_in: 600, refresh_expires_in: 86_400 });
    expect(await tokens.access.verify(world.realm, result.access_token)).toMatchObject({
      sid: session,
      sub: 'usr_ann',
      roles: ['editor'],
      auth_time: 1_800_000_000 - 5,
    });
    expect((await world.row(session)).lastSeenAt).toBe(world.clock.at);
  });

  test('RT-01 at rest there are hashes and ciphertext, no token', async () => {
    const second = await use(first);
    const stored = Buffer.from(world.storage.serialize()).toString('latin1');
    for (const token of [first, second]) for (const piece of token.split('.').slice(2)) expect(stored).not.toContain(piece);
    expect(world.logged.join()).not.toContain(second);
  });

  test('RT-01 absolute and idle expiry', async () => {
    world.clock.at += 86_400_000;
    expect(await refusalOf(first)).toBe('invalid_grant');
    const later = await world.signIn();
    let token = later.tokens.refresh_token ?? '';
    for (let day = 0; day < 29; day++) {
      world.clock.at += 86_399_000;
      token = await use(token);
    }
    world.clock.at += 86_399_000;
    const last = await refresh(world.services, world.realm, { token, caller: publicCaller });
    expect(last.refresh_expires_in).toBe(30);
    expect(last.expires_in).toBe(30);
    world.clock.at += 30_000;
    expect(await refusalOf(last.refresh_token ?? '')).toBe('invalid_grant');
  });

  test('RT-01 TEN-05 bound to its client and to its app and environment', async () => {
    const other = testClient();
    expect(await refusalOf(first, { ...publicCaller, client: other })).toBe('invalid_grant');
    const owned = await world.signIn({}, { client: other.id });
    const token = owned.tokens.refresh_token ?? '';
    expect(await refusalOf(token)).toBe('invalid_grant');
    expect(await refusalOf(token, { ...publicCaller, client: testClient({ id: 'cli_other' }) })).toBe('invalid_grant');
    expect(await refusalOf(token, { ...publicCaller, client: other })).toBe('accepted');
    const neighbour = await testWorld({ app: 'app_two', slug: 'two' });
    await neighbour.commit({ ...(await world.row(session)), app: 'app_two' });
    await expect(refresh(neighbour.services, neighbour.realm, { token: first, caller: publicCaller })).rejects.toThrow(OAuthError);
    expect((await neighbour.row(session)).revokedAt).toBeNull();
  });

  test('RT-02 reuse of an older token revokes the family, is audited and told to nobody outside', async () => {
    const second = await use(first);
    const third = await use(second);
    expect(await refusalOf(first)).toBe('invalid_grant');
    expect(await isAlive()).toBe(false);
    expect(await refusalOf(third)).toBe('invalid_grant');
    expect(await world.storage.audit.list('wsp_1', { limit: 9 })).toMatchObject([
      { action: 'session.refresh-reused', target: session, actor: 'system', ip: '203.0.113.9', workspace: 'wsp_1' },
    ]);
    expect(world.logged.join()).not.toContain(first);
  });

  test('RT-02 reuse counts also when it is the client or the session that is wrong', async () => {
    const second = await use(first);
    await use(second);
    await world.change(session, { lockedAt: world.clock.at });
    expect(await refusalOf(first, { ...publicCaller, client: testClient() })).toBe('invalid_grant');
    expect(await isAlive()).toBe(false);
  });

  test('RT-02 a forged token is refused and ends nothing', async () => {
    const [id, , secret, mac] = first.split('.');
    for (const forged of [`${id}.2.${secret}.${mac}`, `${id}.1.${secret}.${'A'.repeat(22)}`, `${first}A`, '', 'x']) {
      expect(await refusalOf(forged)).toBe('invalid_grant');
    }
    expect(await isAlive()).toBe(true);
    expect(await world.storage.audit.list('wsp_1', { limit: 9 })).toHaveLength(0);
    expect(await refusalOf(first)).toBe('accepted');
  });

  test('RT-02 a token of the right generation that was minted but never handed out counts as reuse', async () => {
    const { token } = tokens.refresh.mint(world.realm.scope, session, 1, world.realm.random.secret());
    expect(await refusalOf(token)).toBe('invalid_grant');
    expect(await isAlive()).toBe(false);
  });

  test('RT-03 of many parallel refreshes all get one successor', async () => {
    const results = await Promise.all(Array.from({ length: 25 }, () => use(first)));
    expect(new Set(results).size).toBe(1);
    expect(await use(results[0] ?? '')).not.toBe(results[0]);
  });

  test('RT-04 a lost answer: within the grace the same successor again, after it the family is over', async () => {
    const second = await use(first);
    world.clock.at += graceMs;
    expect(await use(first)).toBe(second);
    world.clock.at += 1;
    expect(await refusalOf(first)).toBe('invalid_grant');
    expect(await isAlive()).toBe(false);
  });

  test('RT-03 grace is for the immediate predecessor only', async () => {
    const second = await use(first);
    await use(second);
    expect(await refusalOf(first)).toBe('invalid_grant');
    expect(await isAlive()).toBe(false);
  });

  test('REL-07 a clock that was set back does not prolong the grace', async () => {
    await use(first);
    world.clock.at -= 3_600_000;
    expect(await refusalOf(first)).toBe('invalid_grant');
    expect(await isAlive()).toBe(false);
  });

  test('a locked session is told where to go on, and keeps its token', async () => {
    const second = await use(first);
    await world.change(session, { lockedAt: world.clock.at });
    expect(await refusalOf(second)).toBe('interaction_required');
    expect(await refusalOf(first)).toBe('interaction_required');
    await world.change(session, { lockedAt: null });
    expect(await refusalOf(second)).toBe('accepted');
  });

  test('FLOW-11 a disabled or deleted user gets no more tokens, in the grace neither', async () => {
    const second = await use(first);
    await world.userIs('disabled');
    expect(await refusalOf(first)).toBe('invalid_grant');
    expect(await refusalOf(second)).toBe('invalid_grant');
    await world.storage.users.remove(world.realm.scope, 'usr_ann');
    expect(await refusalOf(second)).toBe('invalid_grant');
  });

  test('a zone that is gone gives no refresh, and does not use the token up', async () => {
    world.zones.delete('secure');
    expect(await refusalOf(first)).toBe('invalid_grant');
    world.zones.add('secure');
    expect(await refusalOf(first)).toBe('accepted');
  });

  test('FLOW-11 a revoked session gives no refresh', async () => {
    await world.change(session, { revokedAt: world.clock.at });
    expect(await refusalOf(first)).toBe('invalid_grant');
    expect(await world.storage.audit.list('wsp_1', { limit: 9 })).toHaveLength(0);
  });

  test('one read and one unit of work', async () => {
    world.calls.length = 0;
    await use(first);
    expect(world.calls).toEqual(['sessions.check', 'sessions.decide']);
  });
});
