import type { Member, MembersPort, Role, Workspace } from '../ports/members.ts';
import { consoleScope } from '../ports/scope.ts';
import { applyGuard } from '../apply-guard.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, gather, statement, type Unit } from '../script.ts';
import { consoleSessionsPort } from './console-sessions.ts';
import { findCounter, lockCounter, toCounter, writeCounter } from './counters.ts';

type Row = RowOf<'members'>;

const count = statement<{ members: number }>('SELECT count(*) AS members FROM members');
const find = statement<Row>('SELECT * FROM members WHERE id = ?');
export const byEmail = statement<Row>('SELECT * FROM members WHERE email = ?');
const insert = insertInto('members', ['id', 'email', 'name', 'password_hash', 'created_at', 'status']);
const setPassword = statement<never>('UPDATE members SET password_hash = ? WHERE id = ?');
const insertWorkspace = insertInto('workspaces', ['id', 'name', 'created_at']);
export const setRole = insertInto(
  'memberships',
  ['workspace', 'member', 'role'],
  'ON CONFLICT (workspace, member) DO UPDATE SET role = excluded.role',
);
const dropRole = statement<never>('DELETE FROM memberships WHERE workspace = ? AND member = ?');
const workspaces = statement<RowOf<'workspaces'> & { role: Role }>(`
  SELECT workspaces.*, memberships.role FROM memberships JOIN workspaces ON workspaces.id = memberships.workspace
  WHERE memberships.member = ? ORDER BY workspaces.created_at, workspaces.id`);
const lockWorkspace = statement<{ id: string }>('SELECT id FROM workspaces WHERE id = ? {{FOR UPDATE}}');
const workspaceName = statement<{ name: string }>('SELECT name FROM workspaces WHERE id = ?');
const rename = statement<never>('UPDATE workspaces SET name = ? WHERE id = ?');
export const role = statement<{ role: Role }>('SELECT role FROM memberships WHERE workspace = ? AND member = ?');
const people = statement<Pick<Row, 'id' | 'email' | 'name' | 'status'> & { role: Role }>(`
  SELECT members.id, members.email, members.name, members.status, memberships.role FROM memberships
  JOIN members ON members.id = memberships.member WHERE memberships.workspace = ? ORDER BY members.created_at, members.id`);

const owners = statement<{ id: string }>(`
  SELECT members.id FROM memberships JOIN members ON members.id = memberships.member
  WHERE memberships.workspace = ? AND memberships.role = 'owner' AND members.status = 'active'`);
const dropInvitationsBy = statement<never>('DELETE FROM invitations WHERE workspace = ? AND invited_by = ?');
const dropWorldsOf = statement<never>(`
  DELETE FROM worlds WHERE app IN (SELECT id FROM apps WHERE workspace = ?) AND console_session IN (SELECT hash FROM console_sessions WHERE member = ?)`);

// One row each, whose key lets only one of two concurrent callers through.
const fact = statement<{ value: string }>('SELECT value FROM installation WHERE key = ?');
const insertFact = insertInto('installation', ['key', 'value']);
const setFact = insertInto('installation', ['key', 'value'], 'ON CONFLICT (key) DO UPDATE SET value = excluded.value');
const dropFact = statement<never>('DELETE FROM installation WHERE key = ?');
const owner = 'owner';
const setupToken = 'setup-token';

const toMember = (row: Row): Member => ({
  id: row.id,
  email: row.email,
  name: row.name,
  passwordHash: row.password_hash,
  createdAt: row.created_at,
  status: row.status,
});
export const writeMember = (member: Member) =>
  insert({
    id: member.id,
    email: member.email,
    name: member.name,
    password_hash: member.passwordHash,
    created_at: member.createdAt,
    status: member.status,
  });
const writeWorkspace = (workspace: Workspace, member: string) => [
  insertWorkspace({ id: workspace.id, name: workspace.name, created_at: workspace.createdAt }),
  setRole({ workspace: workspace.id, member, role: 'owner' }),
];

function* createOwner(member: Member, workspace: Workspace): Unit<boolean> {
  const [counted] = yield* all(count);
  if (counted?.members !== 0) return { value: false };
  return { value: true, writes: [insertFact({ key: owner, value: member.id }), writeMember(member), ...writeWorkspace(workspace, member.id)] };
}

function* add(member: Member): Unit<boolean> {
  return (yield* first(byEmail, member.email)) === undefined ? { value: true, writes: [writeMember(member)] } : { value: false };
}

function* renameWorkspace(id: string, name: string): Unit<boolean> {
  return (yield* first(lockWorkspace, id)) === undefined ? { value: false } : { value: true, writes: [call(rename, name, id)] };
}

function* changeRole(workspace: string, member: string, given: Role | null): Unit<'changed' | 'last-owner' | 'not-member'> {
  // The workspace stands for all its memberships: two owners who demote each other wait for one another.
  yield* all(lockWorkspace, workspace);
  const now = yield* first(role, workspace, member);
  if (now === undefined) return { value: 'not-member' };
  if (now.role === 'owner' && given !== 'owner') {
    const active = yield* all(owners, workspace);
    if (!active.some(({ id }) => id !== member)) return { value: 'last-owner' };
  }
  return {
    value: 'changed',
    writes: [
      given === null ? call(dropRole, workspace, member) : setRole({ workspace, member, role: given }),
      call(dropInvitationsBy, workspace, member),
      call(dropWorldsOf, workspace, member),
    ],
  };
}

function* attempt(key: string, rule: Parameters<MembersPort['attempt']>[1], now: number): Unit<{ ok: true } | { ok: false; blockedUntil: number }> {
  const found = yield* gather(lockCounter(consoleScope, key));
  const before = toCounter(found(findCounter)[0]);
  const after = applyGuard({ kind: 'throttle', key, ...rule, otherwise: '' }, before, now);
  if (after === undefined) return { value: { ok: false, blockedUntil: before?.blockedUntil ?? now } };
  return { value: { ok: true }, writes: [writeCounter(consoleScope, key, before, after)] };
}

export const membersPort = (driver: Driver): MembersPort => ({
  count: async () => (await driver.read(first(count)))?.members ?? 0,
  find: async (id) => {
    const row = await driver.read(first(find, id));
    return row && toMember(row);
  },
  byEmail: async (email) => {
    const row = await driver.read(first(byEmail, email));
    return row && toMember(row);
  },
  createOwner: (member, workspace) => driver.write(() => createOwner(member, workspace)),
  add: (member) => driver.write(() => add(member)),
  setPassword: (id, hash) =>
    driver.write(function* change() {
      return { value: undefined, writes: [call(setPassword, hash, id)] };
    }),
  workspaces: async (member) =>
    (await driver.read(all(workspaces, member))).map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at, role: row.role })),
  createWorkspace: (workspace, member) =>
    driver.write(function* create() {
      return { value: undefined, writes: writeWorkspace(workspace, member) };
    }),
  workspaceName: async (id) => (await driver.read(first(workspaceName, id)))?.name,
  renameWorkspace: (id, name) => driver.write(() => renameWorkspace(id, name)),
  role: async (workspace, member) => (await driver.read(first(role, workspace, member)))?.role,
  setRole: (workspace, member, given) =>
    driver.write(function* change() {
      return { value: undefined, writes: [given === null ? call(dropRole, workspace, member) : setRole({ workspace, member, role: given })] };
    }),
  changeRole: (workspace, member, given) => driver.write(() => changeRole(workspace, member, given)),
  people: async (workspace) => (await driver.read(all(people, workspace))).map((row) => ({ ...row })),
  attempt: (key, rule, now) => driver.write(() => attempt(key, rule, now)),
  clearAttempts: (key) =>
    driver.write(function* clear() {
      return { value: undefined, writes: [writeCounter(consoleScope, key, undefined, undefined)] };
    }),
  setupToken: async () => (await driver.read(first(fact, setupToken)))?.value,
  setSetupToken: (hash) =>
    driver.write(function* change() {
      return { value: undefined, writes: [hash === null ? call(dropFact, setupToken) : setFact({ key: setupToken, value: hash })] };
    }),
  ...consoleSessionsPort(driver),
});
