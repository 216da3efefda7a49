import type { NewOutboxMail, OutboxMail, OutboxPort } from '../ports/outbox.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, type Call, call, type Driver, first, statement, type Unit } from '../script.ts';

type Row = RowOf<'outbox'>;

const insert = insertInto('outbox', [
  'id',
  'app',
  'env',
  'run',
  'number',
  'channel',
  'sealed',
  'attempts',
  'created_at',
  'claimed_until',
  'expires_at',
]);
const due = statement<Row>('SELECT * FROM outbox WHERE claimed_until <= ? ORDER BY claimed_until LIMIT ? {{FOR UPDATE SKIP LOCKED}}');
const find = statement<Pick<Row, 'id'>>('SELECT id FROM outbox WHERE id = ? AND created_at >= ?');
export const lockMail = statement<Pick<Row, 'id'>>('SELECT id FROM outbox WHERE id = ? {{FOR UPDATE}}');
const own = statement<never>('UPDATE outbox SET claimed_until = ?, attempts = attempts + 1 WHERE id = ?');
const giveBack = statement<never>('UPDATE outbox SET claimed_until = ? WHERE id = ?');
const remove = statement<never>('DELETE FROM outbox WHERE id = ?');

export const writeMail = (mail: NewOutboxMail): Call =>
  insert({
    id: mail.id,
    app: mail.app,
    env: mail.env,
    run: mail.run,
    number: mail.number,
    channel: mail.channel,
    sealed: mail.sealed,
    attempts: 0,
    created_at: mail.createdAt,
    claimed_until: mail.claimedUntil,
    expires_at: mail.expiresAt,
  });
export const removeMail = (id: string): Call => call(remove, id);

const toMail = (row: Row): OutboxMail => ({
  app: row.app,
  env: row.env,
  id: row.id,
  run: row.run,
  number: row.number,
  channel: row.channel,
  sealed: row.sealed,
  attempts: row.attempts,
  createdAt: row.created_at,
  claimedUntil: row.claimed_until,
  expiresAt: row.expires_at,
});

function* claim(now: number, until: number, limit: number): Unit<readonly OutboxMail[]> {
  const rows = yield* all(due, now, limit);
  return {
    value: rows.map((row) => ({ ...toMail(row), claimedUntil: until, attempts: row.attempts + 1 })),
    writes: rows.map(({ id }) => call(own, until, id)),
  };
}

export const outboxPort = (driver: Driver, clock: { now(): number }): OutboxPort => {
  // The only process has sent nothing before it began. What it finds may have left, and have been told so, in the last moment of the one before.
  const since = driver.alone ? clock.now() : 0;
  const leaving = new Set<string>();
  return {
    add: (mail) =>
      driver.write(function* add() {
        return { value: undefined, writes: [writeMail(mail)] };
      }),
    claim: (now, until, limit) => driver.write(() => claim(now, until, limit)),
    holds: async (id) => !leaving.has(id) && (await driver.read(first(find, id, since))) !== undefined,
    left: (id) => {
      leaving.add(id);
      return driver.follow([removeMail(id)], () => leaving.delete(id));
    },
    retry: (id, at) =>
      driver.write(function* retry() {
        return { value: undefined, writes: [call(giveBack, at, id)] };
      }),
    remove: (id) =>
      driver.write(function* settle() {
        return { value: undefined, writes: [removeMail(id)] };
      }),
  };
};
