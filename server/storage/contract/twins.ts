import { beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../ports/storage.ts';
import { aRecord, aSession, aUnit, withApp } from './samples.ts';
import { clock, day, minute, newId, newScope, noon, type OpenSubject, together } from './subject.ts';

export const twinsContract = (open: OpenSubject) =>
  describe('links that name people, and apps side by side', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const anApp = async () => (await withApp(storage)).id;
    const withUser = async (app = newScope().app) => {
      const scope = { app, env: 'live' } as const;
      const user = newId('usr');
      await storage.users.create(scope, { id: user, attributes: {}, status: 'active', identifiers: [] }, noon);
      return { scope, user };
    };

    test('MOB-2 a user has one link; a new one takes the old one’s place', async () => {
      const { scope, user } = await withUser();
      expect(await storage.personalLinks.rotate(scope, user, `${user}-a`, noon)).toBe(true);
      expect(await storage.personalLinks.find(`${user}-a`)).toEqual({ ...scope, user });
      await storage.personalLinks.rotate(scope, user, `${user}-b`, noon + 1);
      expect(await storage.personalLinks.find(`${user}-a`)).toBeUndefined();
      expect(await storage.personalLinks.madeAt(scope, user)).toBe(noon + 1);
      expect(await storage.personalLinks.rotate(scope, 'usr_nobody', 'c', noon)).toBe(false);
      await storage.users.remove(scope, user);
      expect(await storage.personalLinks.find(`${user}-b`)).toBeUndefined();
    });

    test('MOB-11 two apps are a pair, and a third is none', async () => {
      const [a, b, c] = [await anApp(), await anApp(), await anApp()];
      expect(await storage.twins.link(a, b)).toBe(true);
      expect(await storage.twins.link(b, a)).toBe(true);
      expect(await storage.twins.twinOf(b)).toBe(a);
      expect(await storage.twins.link(a, c)).toBe(false);
      await storage.twins.unlink(b);
      expect(await storage.twins.twinOf(a)).toBeUndefined();
    });

    test('MOB-11 a pass is good once, in time, and for the pair it was made for', async () => {
      const [a, b] = [await anApp(), await anApp()];
      await storage.twins.link(a, b);
      const pass = (hash: string) => ({ hash, env: 'live', from: { app: a, user: 'usr_1' }, to: b, expiresAt: noon + minute }) as const;
      const to = { app: b, env: 'live' } as const;
      await storage.twins.issue(pass(`${a}-1`));
      const taken = await together(6, () => storage.twins.redeem(`${a}-1`, to, noon));
      expect(taken.filter((found) => found !== undefined)).toEqual([pass(`${a}-1`)]);
      for (const hash of ['2', '3', '4']) await storage.twins.issue(pass(`${a}-${hash}`));
      expect(await storage.twins.redeem(`${a}-2`, to, noon + minute)).toBeUndefined();
      expect(await storage.twins.redeem(`${a}-3`, { app: a, env: 'live' }, noon)).toBeUndefined();
      expect(await storage.twins.redeem(`${a}-3`, { app: b, env: 'sandbox' }, noon)).toBeUndefined();
      await storage.twins.unlink(a);
      expect(await storage.twins.redeem(`${a}-4`, to, noon)).toBeUndefined();
    });

    test('MOB-11 two rows are one person, each once', async () => {
      const [one, other, third] = [await withUser(), await withUser(), await withUser()];
      const member = ({ scope, user }: typeof one) => ({ app: scope.app, user });
      expect(await storage.twins.join('live', member(one), member(other))).toBe(true);
      expect(await storage.twins.other(other.scope, other.user)).toEqual(member(one));
      expect(await storage.twins.join('live', member(one), member(third))).toBe(false);
    });

    test('MOB-2 IN-09 guests nobody has seen for 30 days go; whoever may come back by anything stays', async () => {
      const scope = newScope();
      const visit = async (identifiers: readonly { kind: 'email'; canonical: string; verified: boolean }[], seen: number) => {
        const user = newId('usr');
        await storage.users.create(scope, { id: user, attributes: {}, status: 'active', identifiers }, seen);
        const session = aSession(scope, user, { lastSeenAt: seen });
        await storage.runs.commit({ ...aUnit(aRecord(scope), 'new'), session, now: seen });
        return user;
      };
      const [old, known, back] = [
        await visit([], noon - 31 * day),
        await visit([{ kind: 'email', canonical: `${newId('a')}@example.org`, verified: true }], noon - 31 * day),
        await visit([], noon - 29 * day),
      ];
      const begun = newId('usr');
      await storage.users.create(scope, { id: begun, attributes: {}, status: 'active', identifiers: [] }, noon - 90 * day);
      while ((await storage.guests.purge(noon, 100)) > 0);
      const left = await Promise.all([old, known, back, begun].map(async (user) => (await storage.users.find(scope, user)) !== undefined));
      expect(left).toEqual([false, true, true, true]);
    });
  });
