import type { Invitation, InvitationsPort, Joining } from '../ports/invitations.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';
import { byEmail, role, setRole, writeMember } from './members.ts';
import { sweeper } from './sweep.ts';

type Row = RowOf<'invitations'>;

const insert = insertInto(
  'invitations',
  ['id', 'workspace', 'email', 'role', 'hash', 'invited_by', 'created_at', 'expires_at'],
  `ON CONFLICT (workspace, email) DO UPDATE SET id = excluded.id, role = excluded.role, hash = excluded.hash, invited_by = excluded.invited_by,
   created_at = excluded.created_at, expires_at = excluded.expires_at`,
);
const find = statement<Row>('SELECT * FROM invitations WHERE hash = ?');
const lock = statement<Row>('SELECT * FROM invitations WHERE hash = ? {{FOR UPDATE}}');
const list = statement<Row>('SELECT * FROM invitations WHERE workspace = ? AND expires_at > ? ORDER BY created_at DESC, id DESC');
const found = statement<{ id: string }>('SELECT id FROM invitations WHERE workspace = ? AND id = ? {{FOR UPDATE}}');
const drop = statement<never>('DELETE FROM invitations WHERE id = ?');
const sweep = sweeper('invitations', 'id', 'expires_at <= ?');

const toInvitation = (row: Row): Invitation => ({
  id: row.id,
  workspace: row.workspace,
  email: row.email,
  role: row.role,
  hash: row.hash,
  invitedBy: row.invited_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

function* create(invitation: Invitation): Unit<boolean> {
  const member = yield* first(byEmail, invitation.email);
  if (member !== undefined && (yield* first(role, invitation.workspace, member.id)) !== undefined) return { value: false };
  const { id, workspace, email, hash, invitedBy, createdAt, expiresAt } = invitation;
  const row = { id, workspace, email, role: invitation.role, hash, invited_by: invitedBy, created_at: createdAt, expires_at: expiresAt };
  return { value: true, writes: [insert(row)] };
}

function* accept(hash: string, joining: Joining, now: number): Unit<Awaited<ReturnType<InvitationsPort['accept']>>> {
  const row = yield* first(lock, hash);
  if (row === undefined || row.expires_at <= now) return { value: { ok: false, reason: 'gone' } };
  const { id, email } = joining.kind === 'new' ? joining.member : joining;
  if (email !== row.email) return { value: { ok: false, reason: 'other-address' } };
  if (joining.kind === 'new' && (yield* first(byEmail, email)) !== undefined) return { value: { ok: false, reason: 'taken' } };
  const has = yield* first(role, row.workspace, id);
  return {
    value: { ok: true, invitation: toInvitation(row) },
    writes: [
      ...(joining.kind === 'new' ? [writeMember(joining.member)] : []),
      ...(has === undefined ? [setRole({ workspace: row.workspace, member: id, role: row.role })] : []),
      call(drop, row.id),
    ],
  };
}

export const invitationsPort = (driver: Driver): InvitationsPort => ({
  create: (invitation) => driver.write(() => create(invitation)),
  find: async (hash, now) => {
    const row = await driver.read(first(find, hash));
    return row !== undefined && row.expires_at > now ? toInvitation(row) : undefined;
  },
  list: async (workspace, now) => (await driver.read(all(list, workspace, now))).map(toInvitation),
  remove: (workspace, id) =>
    driver.write(function* remove() {
      return (yield* first(found, workspace, id)) === undefined ? { value: false } : { value: true, writes: [call(drop, id)] };
    }),
  accept: (hash, joining, now) => driver.write(() => accept(hash, joining, now)),
  purge: (now, limit) => driver.write(() => sweep(limit, now)),
});
