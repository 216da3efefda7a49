import { beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../ports/storage.ts';
import { aCode, aRecord, aSession, aUnit } from './samples.ts';
import { clock, hour, minute, newScope, noon, type OpenSubject, races, together } from './subject.ts';

export const codesContract = (open: OpenSubject) =>
  describe('codes', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const issued = async () => {
      const scope = newScope();
      const code = aCode(scope, 'session');
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { code }));
      return { scope, code };
    };

    test.each(races)('OP-05 of concurrent redemptions exactly one is the first (%i)', async () => {
      const { scope, code } = await issued();
      const results = await together(10, () => storage.codes.redeem(scope, code.hash, noon));
      expect(results.filter((found) => found?.result === 'first')).toHaveLength(1);
      expect(results.filter((found) => found?.result === 'reused')).toHaveLength(9);
      expect(results.every((found) => found?.code.session === 'session')).toBe(true);
    });

    test('REL-02 OP-05 a code is spent together with what becomes of its session, or not at all', async () => {
      const scope = newScope();
      const session = aSession(scope, null);
      const code = aCode(scope, session.id);
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { session, code }));
      await expect(
        storage.codes.redeem(scope, code.hash, noon, () => {
          throw new Error('changed my mind');
        }),
      ).rejects.toThrow('changed my mind');
      const first = await storage.codes.redeem(scope, code.hash, noon, (given, found) => ({
        patch: { lockedAt: noon },
        value: [given.hash, found?.session.id],
      }));
      expect(first).toEqual({ result: 'first', code, value: [code.hash, session.id] });
      expect((await storage.sessions.find(scope, session.id))?.lockedAt).toBe(noon);
      expect(await storage.codes.redeem(scope, code.hash, noon, () => ({ patch: { lockedAt: null }, value: 'again' }))).toEqual({
        result: 'reused',
        code,
      });
      expect((await storage.sessions.find(scope, session.id))?.lockedAt).toBe(noon);
    });

    test("OP-05 a second use is told also after the code's time; a late first use is nothing", async () => {
      const { scope, code } = await issued();
      expect(await storage.codes.redeem(scope, code.hash, noon + minute)).toBeUndefined();
      expect(await storage.codes.redeem(scope, code.hash, noon + minute - 1)).toEqual({ result: 'first', code });
      expect(await storage.codes.redeem(scope, code.hash, noon + 2 * minute)).toEqual({ result: 'reused', code });
      expect(await storage.codes.redeem(scope, 'unknown', noon)).toBeUndefined();
    });

    test('purge takes codes an hour after their time', async () => {
      const { scope, code } = await issued();
      await storage.codes.purge(noon + hour, 100);
      expect(await storage.codes.redeem(scope, code.hash, noon)).toBeDefined();
      await storage.codes.purge(noon + hour + 2 * minute, 100);
      expect(await storage.codes.redeem(scope, code.hash, noon)).toBeUndefined();
    });
  });
