import type { SealedPlace, SealedPort, SealedRow } from '../ports/sealed.ts';
import { insertInto } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';

/** Every column with sealed content; a test compares the list with the schema. The refresh successor of a session is not here: it is under its holder's token too. */
export const sealedColumns: Readonly<Record<SealedPlace, { table: string; id: string; column: string }>> = {
  'signing-keys': { table: 'signing_keys', id: 'kid', column: 'sealed_private_jwk' },
  outbox: { table: 'outbox', id: 'id', column: 'sealed' },
  mailbox: { table: 'mailbox', id: 'id', column: 'sealed' },
  idempotency: { table: 'idempotency', id: 'key', column: 'sealed_answer' },
  runs: { table: 'runs', id: 'id', column: 'run' },
  connectors: { table: 'connector_values', id: 'connector', column: 'sealed' },
  logins: { table: 'logins', id: 'hash', column: 'sealed' },
  'login-results': { table: 'logins', id: 'hash', column: 'sealed_result' },
};

const statementsOf = ({ table, id, column }: (typeof sealedColumns)[SealedPlace]) => {
  const page = `SELECT app, env, ${id} AS id, ${column} AS text FROM ${table} WHERE (app, env, ${id}) > (?, ?, ?) AND ${column} IS NOT NULL ORDER BY app, env, ${id} LIMIT ?`;
  return {
    page: statement<SealedRow>(page),
    locked: statement<SealedRow>(`${page} {{FOR UPDATE}}`),
    write: statement<never>(`UPDATE ${table} SET ${column} = ? WHERE app = ? AND env = ? AND ${id} = ?`),
  };
};

const statements = {
  'signing-keys': statementsOf(sealedColumns['signing-keys']),
  outbox: statementsOf(sealedColumns.outbox),
  mailbox: statementsOf(sealedColumns.mailbox),
  idempotency: statementsOf(sealedColumns.idempotency),
  runs: statementsOf(sealedColumns.runs),
  connectors: statementsOf(sealedColumns.connectors),
  logins: statementsOf(sealedColumns.logins),
  'login-results': statementsOf(sealedColumns['login-results']),
} satisfies Record<SealedPlace, unknown>;

const places = [
  'signing-keys',
  'outbox',
  'mailbox',
  'idempotency',
  'runs',
  'connectors',
  'logins',
  'login-results',
] as const satisfies readonly SealedPlace[];

const checkKey = 'secret-check';
const findCheck = statement<{ value: string }>('SELECT value FROM installation WHERE key = ?');
const addCheck = insertInto('installation', ['key', 'value'], 'ON CONFLICT (key) DO NOTHING');
const setCheck = insertInto('installation', ['key', 'value'], 'ON CONFLICT (key) DO UPDATE SET value = excluded.value');
const sample = statement<SealedRow>('SELECT app, env, kid AS id, sealed_private_jwk AS text FROM signing_keys ORDER BY app, env, kid LIMIT 1');

type Start = Parameters<SealedPort['reseal']>[1];
type Decide = Parameters<SealedPort['reseal']>[3];

function* rewrite(place: SealedPlace, after: Start, limit: number, decide: Decide): Unit<number> {
  const { locked, write } = statements[place];
  const rows = yield* all(locked, after?.app ?? '', after?.env ?? '', after?.id ?? '', limit);
  const writes = rows.flatMap((row) => {
    const text = decide(row);
    return text === undefined ? [] : [call(write, text, row.app, row.env, row.id)];
  });
  return { value: writes.length, writes };
}

export const sealedPort = (driver: Driver): SealedPort => ({
  places,
  reseal: async (place, after, limit, decide) => {
    // Looked at first without a lock: most pages of a second pass have nothing to change.
    const rows = await driver.read(all(statements[place].page, after?.app ?? '', after?.env ?? '', after?.id ?? '', limit));
    const end = rows.at(-1);
    const last = end && { app: end.app, env: end.env, id: end.id };
    if (!rows.some((row) => decide(row) !== undefined)) return { changed: 0, last };
    return { changed: await driver.write(() => rewrite(place, after, limit, decide)), last };
  },
  check: async () => (await driver.read(first(findCheck, checkKey)))?.value,
  addCheck: (sealed) =>
    driver.write(function* add() {
      return { value: undefined, writes: [addCheck({ key: checkKey, value: sealed })] };
    }),
  replaceCheck: (sealed) =>
    driver.write(function* replace() {
      return { value: undefined, writes: [setCheck({ key: checkKey, value: sealed })] };
    }),
  sample: async () => await driver.read(first(sample)),
});
