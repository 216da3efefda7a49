import { beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../ports/storage.ts';
import { aCode, aRecord, aSession, aUnit } from './samples.ts';
import { clock, day, hour, newScope, noon, type OpenSubject, races, together } from './subject.ts';

export const sessionsContract = (open: OpenSubject) =>
  describe('sessions', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const opened = async (change: Parameters<typeof aSession>[2] = {}, scope = newScope()) => {
      if ((await storage.users.find(scope, 'u')) === undefined)
        await storage.users.create(scope, { id: 'u', attributes: {}, status: 'active', identifiers: [] }, noon);
      const session = aSession(scope, 'u', change);
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { session }));
      return { scope, session };
    };

    test('is found by id and by cookie as it was opened; check adds the status of its user', async () => {
      const { scope, session } = await opened({ cookieHash: 'cookie', device: 'd' });
      expect(await storage.sessions.find(scope, session.id)).toEqual(session);
      expect(await storage.sessions.findByCookie(scope, 'cookie')).toEqual(session);
      expect(await storage.sessions.findByCookie(scope, 'other')).toBeUndefined();
      expect(await storage.sessions.check(scope, session.id)).toEqual({ session, userStatus: 'active' });
      await storage.users.update(scope, 'u', { status: 'disabled' }, noon);
      expect(await storage.sessions.check(scope, session.id)).toMatchObject({ userStatus: 'disabled' });
      expect(await storage.sessions.check(scope, 'nobody')).toBeUndefined();
    });

    test('without a user its status is null', async () => {
      const scope = newScope();
      const session = aSession(scope, null, { refresh: null });
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { session }));
      expect(await storage.sessions.check(scope, session.id)).toEqual({ session, userStatus: null });
    });

    test('SES-04 a step of a run that began from a session holds it against the row: alive, the same person’s, not locked meanwhile', async () => {
      const { scope, session } = await opened();
      const step = (held: { user?: string | null; locked?: boolean } = {}) =>
        storage.runs.commit(aUnit(aRecord(scope), 'new', { held: { id: session.id, user: 'u', locked: false, ...held } }));
      expect(await step()).toEqual({ ok: true });
      expect(await step({ user: 'v' })).toEqual({ ok: false, reason: 'conflict' });
      await storage.sessions.decide(scope, session.id, () => ({ value: 0, patch: { lockedAt: noon } }));
      expect(await step()).toEqual({ ok: false, reason: 'conflict' });
      expect(await step({ locked: true })).toEqual({ ok: true });
      await storage.sessions.decide(scope, session.id, () => ({ value: 0, patch: { revokedAt: noon } }));
      expect(await step({ locked: true })).toEqual({ ok: false, reason: 'conflict' });
    });

    test('decide writes exactly the patch', async () => {
      const { scope, session } = await opened();
      const refresh = { generation: 2, hash: 'h2', expiresAt: noon + day, previousHash: 'hash-1', rotatedAt: noon, sealedSuccessor: 'sealed' };
      expect(await storage.sessions.decide(scope, session.id, (found) => ({ value: found?.userStatus, patch: { refresh, lockedAt: noon } }))).toBe(
        'active',
      );
      expect(await storage.sessions.find(scope, session.id)).toEqual({ ...session, refresh, lockedAt: noon });
      await storage.sessions.decide(scope, session.id, () => ({ value: 0, patch: { lastSeenAt: noon + 5 } }));
      await storage.sessions.decide(scope, session.id, () => ({ value: 0 }));
      expect(await storage.sessions.find(scope, session.id)).toEqual({ ...session, refresh, lockedAt: noon, lastSeenAt: noon + 5 });
      expect(await storage.sessions.decide(scope, 'nobody', (found) => ({ value: found, patch: { lockedAt: noon } }))).toBeUndefined();
    });

    test.each(races)('RT-03 of 20 parallel refreshes one rotates; the others see its successor (%i)', async () => {
      const { scope, session } = await opened();
      const results = await together(20, (index) =>
        storage.sessions.decide(scope, session.id, (found) => {
          const refresh = found?.session.refresh;
          if (refresh == null) throw new Error('no session');
          if (refresh.hash !== 'hash-1') return { value: refresh.hash };
          return {
            value: `new-${index}`,
            patch: { refresh: { ...refresh, generation: refresh.generation + 1, hash: `new-${index}`, previousHash: refresh.hash } },
          };
        }),
      );
      const { refresh } = (await storage.sessions.find(scope, session.id)) ?? {};
      expect(refresh).toMatchObject({ generation: 2, previousHash: 'hash-1' });
      expect(new Set(results)).toEqual(new Set([refresh?.hash]));
    });

    test('a decide that throws changes nothing and does not disturb others of the same moment', async () => {
      const { scope, session } = await opened();
      const results = await Promise.allSettled([
        storage.sessions.decide(scope, session.id, () => ({ value: 1, patch: { lastSeenAt: noon + 1 } })),
        storage.sessions.decide(scope, session.id, () => {
          throw new Error('on purpose');
        }),
        storage.sessions.decide(scope, session.id, (found) => ({ value: found?.session.id, patch: { lockedAt: noon } })),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await storage.sessions.find(scope, session.id)).toEqual({ ...session, lastSeenAt: noon + 1, lockedAt: noon });
    });

    test("RT-05 revokeAll ends a user's sessions and unredeemed codes, and nobody else's", async () => {
      const { scope, session } = await opened();
      const { session: other } = await opened({}, scope);
      const code = aCode(scope, session.id);
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { code }));
      const { scope: elsewhere, session: foreign } = await opened();
      expect(await storage.sessions.revokeAll(scope, 'u', noon + 1)).toBe(2);
      expect(await storage.sessions.revokeAll(scope, 'u', noon + 2)).toBe(0);
      expect((await storage.sessions.list(scope, 'u')).map(({ id, revokedAt }) => [id, revokedAt]).sort()).toEqual(
        [
          [session.id, noon + 1],
          [other.id, noon + 1],
        ].sort(),
      );
      expect(await storage.codes.redeem(scope, code.hash, noon)).toBeUndefined();
      expect(await storage.sessions.find(elsewhere, foreign.id)).toMatchObject({ revokedAt: null });
    });

    test('PWD-07 knows the devices a user has signed in from', async () => {
      const { scope } = await opened({ device: 'phone' });
      expect(await storage.sessions.knowsDevice(scope, 'u', 'phone')).toBe(true);
      expect(await storage.sessions.knowsDevice(scope, 'u', 'tablet')).toBe(false);
      expect(await storage.sessions.knowsDevice(scope, 'v', 'phone')).toBe(false);
    });

    test('purge takes sessions a month after their end', async () => {
      const { scope, session } = await opened();
      const end = session.absoluteUntil;
      await storage.sessions.purge(end + 29 * day, 100);
      expect(await storage.sessions.find(scope, session.id)).toBeDefined();
      await storage.sessions.purge(end + 30 * day + hour, 100);
      expect(await storage.sessions.find(scope, session.id)).toBeUndefined();
    });
  });
