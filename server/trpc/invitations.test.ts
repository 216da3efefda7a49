import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleWorld, openConsoleWorld, textAt, valueAt } from './testing/console-world.ts';

let world: ConsoleWorld;
let mailing: ConsoleWorld;
const mails: { to: string; subject: string; text: string }[] = [];
beforeAll(async () => {
  world = await openConsoleWorld();
  mailing = await openConsoleWorld({ mailer: { send: async (mail) => void mails.push(mail), close: () => undefined } });
});
afterAll(() => Promise.all([world.close(), mailing.close()]));

const phrase = 'a sentence of quite a few words';
const invite = async (workspace: string, cookie: string, email: string, role = 'editor') => {
  const answer = await world.call('people.invite', { workspace, email, role }, { cookie });
  expect(answer.status, answer.text).toBe(200);
  return new URL(textAt(answer, 'link')).hash.slice(1);
};
const join = (token: string, input: object = {}, cookie?: string) => world.call('account.join', { token, ...input }, { cookie });
const rolesIn = async (workspace: string) => (await world.services.storage.members.people(workspace)).map(({ email, role }) => [email, role]);

describe('an invitation', () => {
  test('TEN-07 somebody new gets an account of that address and the role, is signed in, and the link is spent', async () => {
    const { id, owner } = await world.workspace('Engines');
    const token = await invite(id, owner.cookie, 'Grace@Example.org');
    const asked = await world.call('account.invitation', { token });
    expect(asked.data).toEqual({ email: 'grace@example.org', role: 'editor', workspace: 'Engines', account: false });
    const weak = await join(token, { name: 'Grace', password: 'short' });
    expect(weak.error?.fault.fields).toHaveProperty('password');
    const joined = await join(token, { name: 'Grace', password: phrase });
    expect(joined.data).toEqual({ workspace: id });
    const cookie = /^__Host-sallyport=([^;]+)/.exec(joined.cookies[0] ?? '')?.[1];
    expect((await world.call('account.me', undefined, { cookie })).data).toMatchObject({
      email: 'grace@example.org',
      workspaces: [{ id, role: 'editor' }],
    });
    expect((await join(token, { name: 'Eve', password: phrase })).status).toBe(404);
    expect((await world.call('account.invitation', { token })).status).toBe(404);
    const actions = valueAt(await world.call('audit.list', { workspace: id }, { cookie: owner.cookie }), 'entries');
    expect(JSON.stringify(actions)).toMatch(/member\.joined.*member\.invited/s);
    expect(JSON.stringify(actions)).not.toContain(token);
  });

  test('TEN-07 a builder joins with the account they have, and only as the address that was invited', async () => {
    const { id, owner } = await world.workspace('Engines');
    const [grace, eve] = [await world.builder(), await world.builder()];
    const token = await invite(id, owner.cookie, grace.email, 'viewer');
    expect((await world.call('account.invitation', { token })).data).toMatchObject({ account: true });
    expect(await join(token, { name: 'Grace', password: phrase })).toMatchObject({ status: 401 });
    const wrong = await join(token, {}, eve.cookie);
    expect([wrong.status, wrong.error?.message]).toEqual([403, `This invitation is for ${grace.email}. Sign out, and open the link again as them.`]);
    expect((await join(token, {}, grace.cookie)).status).toBe(200);
    expect(await rolesIn(id)).toContainEqual([grace.email, 'viewer']);
    const again = await world.call('people.invite', { workspace: id, email: grace.email, role: 'admin' }, { cookie: owner.cookie });
    expect(again.error?.fault.fields?.['email']).toContain('in this workspace already');
  });

  test('TEN-07 it ends after 72 hours, when it is withdrawn, and with the role of who sent it', async () => {
    const { id, owner } = await world.workspace('Engines');
    const admin = await world.builder({ workspace: id, role: 'admin' });
    const [withdrawn, byAdmin] = [await invite(id, owner.cookie, 'one@example.org'), await invite(id, admin.cookie, 'two@example.org')];
    const open = (await world.services.storage.invitations.list(id, 0)).find(({ email }) => email === 'one@example.org');
    await world.call('people.withdraw', { workspace: id, invitation: open?.id }, { cookie: owner.cookie });
    await world.call('people.changeRole', { workspace: id, member: admin.id, role: 'viewer' }, { cookie: owner.cookie });
    for (const token of [withdrawn, byAdmin]) expect((await join(token, { name: 'X', password: phrase })).status).toBe(404);
    const late = await invite(id, owner.cookie, 'three@example.org');
    world.wait(72 * 3_600_000);
    expect((await join(late, { name: 'X', password: phrase })).status).toBe(404);
    world.wait(-72 * 3_600_000);
  });

  test('OUT-06 with a mail server it is sent from the configured address, and no answer, list or audit row holds the link', async () => {
    const { id, owner } = await mailing.workspace('Engines');
    const answer = await mailing.call(
      'people.invite',
      { workspace: id, email: 'grace@example.org', role: 'editor' },
      { cookie: owner.cookie, headers: { host: 'evil.example' } },
    );
    expect(answer.data).toEqual({ sent: true });
    await expect.poll(() => mails).toHaveLength(1);
    const [, secret = ''] = /http:\/\/localhost:3000\/join#([\w-]+)/.exec(mails[0]?.text ?? '') ?? [];
    expect(secret.length).toBeGreaterThan(30);
    expect(mails[0]).toMatchObject({ to: 'grace@example.org', subject: 'You are invited to Engines on Sallyport' });
    const list = await mailing.call('people.list', { workspace: id }, { cookie: owner.cookie });
    expect(valueAt(list, 'invitations')).toMatchObject([{ email: 'grace@example.org', role: 'editor' }]);
    for (const { text } of [answer, list, await mailing.call('audit.list', { workspace: id }, { cookie: owner.cookie })])
      expect(text).not.toContain(secret);
    expect((await mailing.call('account.join', { token: secret, name: 'Grace', password: phrase })).status).toBe(200);
  });

  test.each(['not an address', 'a@b.org, c@d.org', '＠example.org'])('OTP-09 %j is no address to invite', async (email) => {
    const { id, owner } = await world.workspace('Engines');
    const answer = await world.call('people.invite', { workspace: id, email, role: 'viewer' }, { cookie: owner.cookie });
    expect([answer.status, Object.keys(answer.error?.fault.fields ?? {})]).toEqual([422, ['email']]);
  });
});

describe('roles', () => {
  const change = (workspace: string, member: string, role: string, cookie: string) =>
    world.call('people.changeRole', { workspace, member, role }, { cookie });
  const remove = (workspace: string, member: string, cookie: string) => world.call('people.remove', { workspace, member }, { cookie });

  test('TEN-08 a changed role holds from the next request on', async () => {
    const { id, owner } = await world.workspace('Engines');
    const editor = await world.builder({ workspace: id, role: 'editor' });
    const rename = () => world.call('workspaces.rename', { workspace: id, name: 'Yard' }, { cookie: editor.cookie });
    expect((await rename()).status).toBe(403);
    expect((await change(id, editor.id, 'admin', owner.cookie)).status).toBe(200);
    expect((await rename()).status).toBe(200);
    expect((await remove(id, editor.id, owner.cookie)).status).toBe(200);
    expect((await rename()).status).toBe(404);
  });

  test('admins decide about everybody but owners', async () => {
    const { id, owner } = await world.workspace('Engines');
    const admin = await world.builder({ workspace: id, role: 'admin' });
    const viewer = await world.builder({ workspace: id, role: 'viewer' });
    expect((await change(id, viewer.id, 'editor', admin.cookie)).status).toBe(200);
    for (const answer of [
      await change(id, viewer.id, 'owner', admin.cookie),
      await change(id, owner.id, 'viewer', admin.cookie),
      await remove(id, owner.id, admin.cookie),
      await world.call('people.invite', { workspace: id, email: 'x@example.org', role: 'owner' }, { cookie: admin.cookie }),
    ]) {
      expect([answer.status, answer.error?.message]).toEqual([
        403,
        'Only an owner of the workspace can make somebody an owner, or change one. Ask an owner.',
      ]);
    }
    expect((await change(id, admin.id, 'owner', owner.cookie)).status).toBe(200);
  });

  test('the last owner cannot leave or step down, and is told what to do', async () => {
    const { id, owner } = await world.workspace('Engines');
    for (const answer of [await change(id, owner.id, 'viewer', owner.cookie), await remove(id, owner.id, owner.cookie)])
      expect([answer.status, answer.error?.message]).toEqual([
        409,
        'A workspace needs an owner, and this is the only one. Make somebody else an owner first.',
      ]);
    expect(await rolesIn(id)).toEqual([[owner.email, 'owner']]);
  });

  test('TEN-01 nobody of another workspace is within reach', async () => {
    const [ours, theirs] = [await world.workspace('Ours'), await world.workspace('Theirs')];
    const member = await world.builder({ workspace: theirs.id, role: 'viewer' });
    expect((await change(ours.id, member.id, 'editor', ours.owner.cookie)).status).toBe(404);
    expect((await remove(ours.id, member.id, ours.owner.cookie)).status).toBe(404);
    const open = await invite(theirs.id, theirs.owner.cookie, 'x@example.org').then(() => world.services.storage.invitations.list(theirs.id, 0));
    expect((await world.call('people.withdraw', { workspace: ours.id, invitation: open[0]?.id }, { cookie: ours.owner.cookie })).status).toBe(404);
    expect(await rolesIn(theirs.id)).toContainEqual([member.email, 'viewer']);
  });

  test('who only looks on sees who is in, and not who is invited', async () => {
    const { id, owner } = await world.workspace('Engines');
    const viewer = await world.builder({ workspace: id, role: 'viewer' });
    await invite(id, owner.cookie, 'x@example.org');
    const { data } = await world.call('people.list', { workspace: id }, { cookie: viewer.cookie });
    expect(data).toMatchObject({
      people: [
        { role: 'owner', you: false },
        { role: 'viewer', you: true },
      ],
      invitations: [],
      mayEdit: false,
      mayMakeOwners: false,
    });
  });
});
