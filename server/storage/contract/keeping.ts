import { beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../ports/storage.ts';
import { aRecord, aUnit, email } from './samples.ts';
import { clock, day, hour, minute, newId, newScope, noon, type OpenSubject, races, together } from './subject.ts';

/** What is kept for a while and then purged: captured mail, preview worlds, tickets, counters. */
export const keepingContract = (open: OpenSubject): void => {
  let storage: Storage;
  beforeAll(async () => {
    ({ storage } = await open(clock));
  });

  describe('mailbox', () => {
    test('lists newest first, removes one, purges after a week', async () => {
      const scope = newScope();
      const mails = Array.from({ length: 3 }, (_, index) => ({ ...scope, id: newId('mail'), at: noon + index, sealed: `s${index}`, run: null }));
      for (const mail of mails) await storage.mailbox.keep(mail);
      expect(await storage.mailbox.list(scope, 2)).toEqual([mails[2], mails[1]]);
      expect(await storage.mailbox.remove(newScope(), mails[0]?.id ?? '')).toBe(false);
      expect(await storage.mailbox.remove(scope, mails[0]?.id ?? '')).toBe(true);
      await storage.mailbox.purge(noon + 7 * day + 1, 100);
      expect(await storage.mailbox.list(scope, 9)).toEqual([mails[2]]);
    });
  });

  describe('worlds', () => {
    const aWorld = (consoleSession = newId('cs')) => ({
      id: newId('world'),
      tokenHash: 'token',
      app: 'app',
      flow: 'flow',
      consoleSession,
      revision: 1,
      expiresAt: noon + 2 * hour,
      settings: '{"seed":1}',
      plan: null,
      data: Buffer.from([0, 1, 255]),
      steps: Buffer.from([7, 0]),
    });

    test('bytes come back as they were', async () => {
      const world = aWorld();
      await storage.worlds.create(world);
      expect(await storage.worlds.find(world.id)).toEqual(world);
      expect(await storage.worlds.replace(aWorld(), 1)).toBe(false);
    });

    test.each(races)('of concurrent replacements of one revision one wins (%i)', async () => {
      const world = aWorld();
      await storage.worlds.create(world);
      const results = await together(6, (index) =>
        storage.worlds.replace({ ...world, revision: 2, plan: `${index}`, data: Buffer.alloc(100_000, index) }, 1),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      const stored = await storage.worlds.find(world.id);
      expect(stored?.data[0]).toBe(Number(stored?.plan));
    });

    test('die with their console session and after their time', async () => {
      const [one, two, three] = [aWorld('session'), aWorld('session'), aWorld()];
      for (const world of [one, two, three]) await storage.worlds.create(world);
      await storage.worlds.removeOfSession('session');
      expect(await storage.worlds.find(one.id)).toBeUndefined();
      expect(await storage.worlds.find(three.id)).toBeDefined();
      await storage.worlds.purge(noon + 2 * hour, 100);
      expect(await storage.worlds.find(three.id)).toBeUndefined();
      await storage.worlds.remove(two.id);
    });
  });

  describe('tickets and counters', () => {
    test('LDAP-05 of calls counted at the same moment no more than the limit get through; the window ends; a success clears', async () => {
      const scope = newScope();
      const wanted = { key: 'directory:ada', limit: 4, windowSeconds: 60 };
      const results = await together(12, () => storage.counters.count(scope, wanted, noon));
      expect(results.filter(Boolean)).toHaveLength(4);
      expect(await storage.counters.count(scope, wanted, noon + minute - 1)).toBe(false);
      expect(await storage.counters.count(newScope(), wanted, noon)).toBe(true);
      await storage.counters.clear(scope, wanted.key);
      expect(await storage.counters.count(scope, wanted, noon)).toBe(true);
      expect(await storage.counters.peek(scope, wanted.key, noon)).toEqual({ count: 1 });
      expect(await storage.counters.count(scope, { ...wanted, limit: 1 }, noon + minute)).toBe(true);
    });

    test('purge takes what its time is over for, and no more than it may', async () => {
      const { storage: own } = await open(clock);
      const scope = newScope();
      for (let index = 0; index < 3; index += 1) {
        await own.runs.commit(
          aUnit(aRecord(scope), 'new', {
            guards: [{ kind: 'count', key: `k${index}`, limit: 1, windowSeconds: 60, otherwise: 'limited' }],
            effects: [
              {
                kind: 'ticket.create',
                ticket: {
                  hash: newId('t'),
                  purpose: 'verify-email',
                  run: 'r',
                  node: 'n',
                  visit: 1,
                  identifier: email('a@b'),
                  expiresAt: noon + minute,
                },
              },
            ],
          }),
        );
      }
      expect(await own.counters.purge(noon + minute - 1, 10)).toBe(0);
      expect(await own.counters.purge(noon + minute, 2)).toBe(2);
      expect(await own.counters.purge(noon + minute, 2)).toBe(1);
      expect(await own.tickets.purge(noon + day, 10)).toBe(0);
      expect(await own.tickets.purge(noon + day + minute, 10)).toBe(3);
    });

    test('purge of counters walks the whole table, call by call, and begins again', async () => {
      const { storage: own } = await open(clock);
      const count = (app: string, windowSeconds: number) =>
        Promise.all(
          Array.from({ length: 30 }, (_, index) => own.counters.count({ app, env: 'live' }, { key: `k${index}`, limit: 1, windowSeconds }, noon)),
        );
      await count('app_a', 3_600);
      await count('app_b', 60);
      const gone: number[] = [];
      for (let calls = 0; calls < 60; calls += 1) gone.push(await own.counters.purge(noon + minute, 1));
      expect(gone.reduce((sum, one) => sum + one, 0)).toBe(30);
      // It takes no more than it may, and looks no further than ten times that.
      expect([...new Set(gone)].sort()).toEqual([0, 1]);
      expect(gone.slice(0, 3)).toEqual([0, 0, 0]);
      for (let calls = 0; calls < 60; calls += 1) gone.push(await own.counters.purge(noon + 60 * minute, 1));
      expect(gone.reduce((sum, one) => sum + one, 0)).toBe(60);
    });
  });

  describe('counters counted as something leaves', () => {
    test.each(races)('OTP-06 of concurrent counts no more pass than the limit (%i)', async () => {
      const scope = newScope();
      const bound = { key: 'sms', limit: 3, windowSeconds: 60 };
      const results = await together(8, () => storage.counters.count(scope, bound, noon));
      expect(results.filter(Boolean)).toHaveLength(3);
      expect(await storage.counters.peek(scope, 'sms', noon)).toEqual({ count: 3 });
      expect(await storage.counters.count(scope, bound, noon + minute - 1)).toBe(false);
      expect(await storage.counters.count(scope, bound, noon + minute)).toBe(true);
      expect(await storage.counters.count(newScope(), bound, noon)).toBe(true);
    });
  });
};
