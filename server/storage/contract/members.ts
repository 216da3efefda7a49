import { beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../ports/storage.ts';
import { aMember, aWorkspace, withWorkspace } from './samples.ts';
import { clock, day, newId, noon, type OpenSubject, together } from './subject.ts';

export const membersContract = (open: OpenSubject) =>
  describe('members', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });

    test('KEY-02 the first owner is made once, however many try together', async () => {
      const { storage: empty } = await open(clock);
      const results = await together(10, () => empty.members.createOwner(aMember(), aWorkspace()));
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await empty.members.count()).toBe(1);
      expect(await empty.members.createOwner(aMember(), aWorkspace())).toBe(false);
    });

    test('is found by id and address; an address is taken once', async () => {
      const member = aMember();
      expect(await storage.members.add(member)).toBe(true);
      expect(await storage.members.add(aMember({ email: member.email }))).toBe(false);
      expect(await storage.members.find(member.id)).toEqual(member);
      expect(await storage.members.byEmail(member.email)).toEqual(member);
      await storage.members.setPassword(member.id, 'new');
      expect(await storage.members.find(member.id)).toMatchObject({ passwordHash: 'new' });
      expect(await storage.members.find('nobody')).toBeUndefined();
    });

    test('TEN-08 roles are given, changed and taken', async () => {
      const workspace = await withWorkspace(storage);
      const member = aMember();
      await storage.members.add(member);
      expect(await storage.members.role(workspace, member.id)).toBeUndefined();
      await storage.members.setRole(workspace, member.id, 'viewer');
      await storage.members.setRole(workspace, member.id, 'editor');
      expect(await storage.members.role(workspace, member.id)).toBe('editor');
      expect(await storage.members.workspaces(member.id)).toEqual([{ id: workspace, name: 'Workshop', createdAt: noon, role: 'editor' }]);
      expect((await storage.members.people(workspace)).map(({ role }) => role)).toEqual(['owner', 'editor']);
      expect(await storage.members.renameWorkspace(workspace, 'Yard')).toBe(true);
      expect(await storage.members.renameWorkspace('none', 'Yard')).toBe(false);
      await storage.members.setRole(workspace, member.id, null);
      expect(await storage.members.workspaces(member.id)).toEqual([]);
    });

    test('console sessions are opened, touched, closed and purged', async () => {
      const member = aMember();
      await storage.members.add(member);
      const session = { hash: newId('hash'), member: member.id, createdAt: noon, lastSeenAt: noon, expiresAt: noon + day };
      await storage.members.openSession(session);
      expect(await storage.members.session(session.hash)).toEqual({ ...session, memberStatus: 'active', confirmedAt: noon });
      await storage.members.touchSession(session.hash, noon + 1);
      expect(await storage.members.session(session.hash)).toMatchObject({ lastSeenAt: noon + 1 });
      await storage.members.confirmSession(session.hash, noon + 2);
      expect(await storage.members.session(session.hash)).toMatchObject({ lastSeenAt: noon + 1, confirmedAt: noon + 2 });
      await storage.members.closeSession(session.hash);
      expect(await storage.members.session(session.hash)).toBeUndefined();
      const more = [newId('hash'), newId('hash')];
      for (const hash of more) await storage.members.openSession({ ...session, hash });
      expect(await storage.members.purge(noon + day - 1, 10)).toBe(0);
      expect(await storage.members.purge(noon + day, 1)).toBe(1);
      await storage.members.closeSessions(member.id);
      expect(await Promise.all(more.map((hash) => storage.members.session(hash)))).toEqual([undefined, undefined]);
    });

    test("PWD-07 tries at the console's door are counted together", async () => {
      const rule = { free: 5, firstWaitSeconds: 30, maxWaitSeconds: 3600 };
      const key = newId('door');
      const results = await together(9, () => storage.members.attempt(key, rule, noon));
      expect(results.filter(({ ok }) => ok)).toHaveLength(5);
      expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, blockedUntil: noon + 30_000 });
      expect(await storage.members.attempt(key, rule, noon + 30_000)).toEqual({ ok: true });
      await storage.members.clearAttempts(key);
      expect(await storage.members.attempt(key, rule, noon)).toEqual({ ok: true });
    });

    test('the set-up token is kept until it is spent', async () => {
      expect(await storage.members.setupToken()).toBeUndefined();
      await storage.members.setSetupToken('one');
      await storage.members.setSetupToken('two');
      expect(await storage.members.setupToken()).toBe('two');
      await storage.members.setSetupToken(null);
      expect(await storage.members.setupToken()).toBeUndefined();
    });
  });
