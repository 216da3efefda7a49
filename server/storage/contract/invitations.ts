import { beforeAll, describe, expect, test } from 'vitest';
import type { Invitation } from '../ports/invitations.ts';
import type { Storage } from '../ports/storage.ts';
import { aMember, withApp, withWorkspace } from './samples.ts';
import { clock, day, hour, newId, noon, type OpenSubject, races, together } from './subject.ts';

export const invitationsContract = (open: OpenSubject) =>
  describe('people of a workspace', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const anInvitation = (workspace: string, change: Partial<Invitation> = {}): Invitation => {
      const id = newId('inv');
      return {
        id,
        workspace,
        email: `${id}@example.org`,
        role: 'editor',
        hash: `hash-${id}`,
        invitedBy: 'mem',
        createdAt: noon,
        expiresAt: noon + 3 * day,
        ...change,
      };
    };
    const member = async (workspace: string, role: 'owner' | 'admin', status: 'active' | 'disabled' = 'active') => {
      const made = aMember({ status });
      await storage.members.add(made);
      await storage.members.setRole(workspace, made.id, role);
      return made.id;
    };
    const ownerOf = async (workspace: string) => (await storage.members.people(workspace))[0]?.id ?? '';

    test.each(races)('TEN-07 an invitation works once, whoever comes together (%i)', async () => {
      const workspace = await withWorkspace(storage);
      const invitation = anInvitation(workspace);
      expect(await storage.invitations.create(invitation)).toBe(true);
      const results = await together(6, () =>
        storage.invitations.accept(invitation.hash, { kind: 'new', member: aMember({ email: invitation.email }) }, noon),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await storage.members.people(workspace)).map(({ role }) => role)).toEqual(['owner', 'editor']);
      expect(await storage.invitations.find(invitation.hash, noon)).toBeUndefined();
    });

    test('TEN-07 it is bound to its address and its time, and a newer one takes its place', async () => {
      const workspace = await withWorkspace(storage);
      const invitation = anInvitation(workspace);
      await storage.invitations.create(invitation);
      const other = aMember();
      await storage.members.add(other);
      const known = { kind: 'known', id: other.id, email: other.email } as const;
      expect(await storage.invitations.accept(invitation.hash, known, noon)).toEqual({ ok: false, reason: 'other-address' });
      const late = { kind: 'new', member: aMember({ email: invitation.email }) } as const;
      expect(await storage.invitations.accept(invitation.hash, late, noon + 3 * day)).toEqual({ ok: false, reason: 'gone' });
      expect(await storage.invitations.find(invitation.hash, noon + 3 * day)).toBeUndefined();
      const newer = anInvitation(workspace, { email: invitation.email, role: 'viewer' });
      await storage.invitations.create(newer);
      expect(await storage.invitations.list(workspace, noon)).toEqual([newer]);
      expect(await storage.invitations.accept(invitation.hash, late, noon)).toEqual({ ok: false, reason: 'gone' });
      expect(await storage.invitations.remove('another', newer.id)).toBe(false);
      expect(await storage.invitations.remove(workspace, newer.id)).toBe(true);
      expect(await storage.invitations.list(workspace, noon)).toEqual([]);
    });

    test('who is a member already is not invited, and a role they got meanwhile stays', async () => {
      const workspace = await withWorkspace(storage);
      const person = aMember();
      await storage.members.add(person);
      const invitation = anInvitation(workspace, { email: person.email, role: 'viewer' });
      expect(await storage.invitations.create(invitation)).toBe(true);
      await storage.members.setRole(workspace, person.id, 'admin');
      expect(await storage.invitations.create(anInvitation(workspace, { email: person.email }))).toBe(false);
      expect(await storage.invitations.accept(invitation.hash, { kind: 'known', id: person.id, email: person.email }, noon)).toMatchObject({
        ok: true,
      });
      expect(await storage.members.role(workspace, person.id)).toBe('admin');
      const taken = anInvitation(workspace, { email: 'new@example.org' });
      await storage.invitations.create(taken);
      await storage.members.add(aMember({ email: taken.email }));
      expect(await storage.invitations.accept(taken.hash, { kind: 'new', member: aMember({ email: taken.email }) }, noon)).toEqual({
        ok: false,
        reason: 'taken',
      });
    });

    test('the last active owner stays one', async () => {
      const workspace = await withWorkspace(storage);
      const owner = await ownerOf(workspace);
      await member(workspace, 'owner', 'disabled');
      for (const role of ['admin', null] as const) expect(await storage.members.changeRole(workspace, owner, role)).toBe('last-owner');
      expect(await storage.members.changeRole(workspace, owner, 'owner')).toBe('changed');
      const second = await member(workspace, 'owner');
      expect(await storage.members.changeRole(workspace, owner, 'viewer')).toBe('changed');
      expect(await storage.members.changeRole(workspace, second, null)).toBe('last-owner');
      expect(await storage.members.changeRole(workspace, 'nobody', 'viewer')).toBe('not-member');
    });

    test.each(races)('two owners who take each other’s role leave one (%i)', async () => {
      const workspace = await withWorkspace(storage);
      const both = [await ownerOf(workspace), await member(workspace, 'owner')];
      const results = await together(2, (index) => storage.members.changeRole(workspace, both[index] ?? '', 'viewer'));
      expect(results.sort()).toEqual(['changed', 'last-owner']);
    });

    test('TEN-08 with a role go the invitations and preview worlds made under it, of this workspace only', async () => {
      const [app, elsewhere] = [await withApp(storage), await withApp(storage)];
      const admin = await member(app.workspace, 'admin');
      await storage.members.openSession({ hash: `cs-${admin}`, member: admin, createdAt: noon, lastSeenAt: noon, expiresAt: noon + hour });
      const worlds = [app, elsewhere].map(({ id }) => ({ id: newId('wld'), app: id }));
      const row = {
        tokenHash: '',
        flow: '',
        consoleSession: `cs-${admin}`,
        revision: 1,
        expiresAt: noon + hour,
        settings: '',
        plan: null,
        data: new Uint8Array(),
      };
      for (const world of worlds) await storage.worlds.create({ ...row, ...world });
      await storage.invitations.create(anInvitation(app.workspace, { invitedBy: admin }));
      expect(await storage.members.changeRole(app.workspace, admin, 'viewer')).toBe('changed');
      expect(await storage.invitations.list(app.workspace, noon)).toEqual([]);
      expect(await Promise.all(worlds.map(async ({ id }) => (await storage.worlds.find(id)) !== undefined))).toEqual([false, true]);
      expect(await storage.invitations.purge(noon, 10)).toBeGreaterThanOrEqual(0);
    });
  });
