import type { MembersPort } from '../ports/members.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { call, type Driver, first, statement } from '../script.ts';
import { sweeper } from './sweep.ts';

type SessionsPart = Pick<MembersPort, 'openSession' | 'session' | 'touchSession' | 'confirmSession' | 'closeSession' | 'closeSessions' | 'purge'>;
type Joined = RowOf<'consoleSessions'> & { member_status: RowOf<'members'>['status'] };

const find = statement<Joined>(`
  SELECT console_sessions.*, members.status AS member_status FROM console_sessions JOIN members ON members.id = console_sessions.member
  WHERE console_sessions.hash = ?`);
const insert = insertInto('consoleSessions', ['hash', 'member', 'created_at', 'last_seen_at', 'expires_at']);
const touch = statement<never>('UPDATE console_sessions SET last_seen_at = ? WHERE hash = ?');
const confirm = statement<never>('UPDATE console_sessions SET confirmed_at = ? WHERE hash = ?');
const close = statement<never>('DELETE FROM console_sessions WHERE hash = ?');
const closeAll = statement<never>('DELETE FROM console_sessions WHERE member = ?');
const sweep = sweeper('console_sessions', 'hash', 'expires_at <= ?');

export const consoleSessionsPort = (driver: Driver): SessionsPart => ({
  openSession: (session) =>
    driver.write(function* open() {
      return {
        value: undefined,
        writes: [
          insert({
            hash: session.hash,
            member: session.member,
            created_at: session.createdAt,
            last_seen_at: session.lastSeenAt,
            expires_at: session.expiresAt,
          }),
        ],
      };
    }),
  session: async (hash) => {
    const row = await driver.read(first(find, hash));
    return (
      row && {
        hash: row.hash,
        member: row.member,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        expiresAt: row.expires_at,
        memberStatus: row.member_status,
        confirmedAt: row.confirmed_at ?? row.created_at,
      }
    );
  },
  touchSession: (hash, now) =>
    driver.write(function* touchOne() {
      return { value: undefined, writes: [call(touch, now, hash)] };
    }),
  confirmSession: (hash, now) =>
    driver.write(function* confirmOne() {
      return { value: undefined, writes: [call(confirm, now, hash)] };
    }),
  closeSession: (hash) =>
    driver.write(function* closeOne() {
      return { value: undefined, writes: [call(close, hash)] };
    }),
  closeSessions: (member) =>
    driver.write(function* closeAllOf() {
      return { value: undefined, writes: [call(closeAll, member)] };
    }),
  purge: (now, limit) => driver.write(() => sweep(limit, now)),
});
