import { beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../ports/storage.ts';
import { aRecord, aUnit } from './samples.ts';
import { clock, minute, newId, newScope, noon, type OpenSubject, races, together } from './subject.ts';

export const loginsContract = (open: OpenSubject) =>
  describe('logins', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const begun = async () => {
      const [scope, hash] = [newScope(), newId('state')];
      const login = { hash, connector: 'con_1', run: 'run_1', node: 'ext', visit: 1, sealed: 'sealed', expiresAt: noon + 10 * minute };
      expect(await storage.runs.commit(aUnit(aRecord(scope), 'new', { effects: [{ kind: 'login.begin', login }] }))).toEqual({ ok: true });
      return { scope, hash, login };
    };
    const left = (returnHash: string) => ({ returnHash, returnUntil: noon + minute, sealedResult: 'result' });

    test('FED-02 begins with the run, and is found by its state as it was', async () => {
      const { scope, hash, login } = await begun();
      expect(await storage.logins.find(hash)).toEqual({ ...scope, ...login });
      expect(await storage.logins.find('another')).toBeUndefined();
    });

    test.each(races)('FED-02 of several who come back with it one takes it (%i)', async () => {
      const { scope, hash } = await begun();
      const taken = await together(4, () => storage.logins.take(scope, hash, noon));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await storage.logins.take(scope, hash, noon)).toBe(false);
    });

    test('FED-02 is not taken late, nor in another app or environment', async () => {
      const { scope, hash } = await begun();
      expect(await storage.logins.take(scope, hash, noon + 10 * minute)).toBe(false);
      expect(await storage.logins.take({ ...scope, env: 'sandbox' }, hash, noon)).toBe(false);
      expect(await storage.logins.take(newScope(), hash, noon)).toBe(false);
      expect(await storage.logins.take(scope, hash, noon)).toBe(true);
    });

    test('FED-02 its outcome is left once, by who took it, and spent once, in time', async () => {
      const { scope, hash, login } = await begun();
      const code = newId('code');
      expect(await storage.logins.leave(scope, hash, left(code))).toBe(false);
      await storage.logins.take(scope, hash, noon);
      expect(await storage.logins.leave(scope, hash, left(code))).toBe(true);
      expect(await storage.logins.leave(scope, hash, left(newId('code')))).toBe(false);
      const { sealed: _, expiresAt: __, ...record } = login;
      expect(await storage.logins.returned(scope, code, noon)).toEqual({ ...scope, ...record, sealedResult: 'result' });
      expect(await storage.logins.returned({ ...scope, env: 'sandbox' }, code, noon)).toBeUndefined();
      expect(await storage.logins.returned(scope, code, noon + minute)).toBeUndefined();
      const spend = (now = noon) =>
        storage.runs.commit(aUnit(aRecord(scope), 'new', { now, guards: [{ kind: 'spend-login', code, otherwise: 'expired' }] }));
      expect(await spend(noon + minute)).toEqual({ ok: false, reason: 'guard', index: 0 });
      const results = await together(4, () => spend());
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await storage.logins.returned(scope, code, noon)).toBeUndefined();
      expect(await spend()).toMatchObject({ reason: 'guard' });
    });

    test('is deleted a minute after its time', async () => {
      const { hash } = await begun();
      await storage.logins.purge(noon + 10 * minute, 100);
      expect(await storage.logins.find(hash)).toBeDefined();
      expect(await storage.logins.purge(noon + 11 * minute, 100)).toBeGreaterThan(0);
      expect(await storage.logins.find(hash)).toBeUndefined();
    });
  });
