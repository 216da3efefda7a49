import type { MailboxPort } from '../ports/mailbox.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';
import { sweeper } from './sweep.ts';

type Row = RowOf<'mailbox'>;

const list = statement<Row>('SELECT * FROM mailbox WHERE app = ? AND env = ? ORDER BY id DESC LIMIT ?');
const lock = statement<{ id: string }>('SELECT id FROM mailbox WHERE app = ? AND env = ? AND id = ? {{FOR UPDATE}}');
const insert = insertInto('mailbox', ['app', 'env', 'id', 'at', 'sealed', 'run']);
const drop = statement<never>('DELETE FROM mailbox WHERE app = ? AND env = ? AND id = ?');
const keptMs = 7 * 24 * 3_600_000;
const sweep = sweeper('mailbox', 'app, env, id', 'at <= ?');

function* remove(app: string, env: string, id: string): Unit<boolean> {
  return (yield* first(lock, app, env, id)) === undefined ? { value: false } : { value: true, writes: [call(drop, app, env, id)] };
}

export const mailboxPort = (driver: Driver): MailboxPort => ({
  keep: (mail) =>
    driver.write(function* keep() {
      return { value: undefined, writes: [insert({ app: mail.app, env: mail.env, id: mail.id, at: mail.at, sealed: mail.sealed, run: mail.run })] };
    }),
  list: async ({ app, env }, limit) => (await driver.read(all(list, app, env, limit))).map((row) => ({ ...row })),
  remove: ({ app, env }, id) => driver.write(() => remove(app, env, id)),
  purge: (now, limit) => driver.write(() => sweep(limit, now - keptMs)),
});
