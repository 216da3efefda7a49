import { createHash } from 'node:crypto';
import type { AuditEntry, AuditPort } from '../ports/audit.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, type Call, call, type Driver, first, gather, type Script, statement } from '../script.ts';

type Row = RowOf<'audit'>;
type Head = { workspace: string; seq: number; hash: string };

const insert = insertInto('audit', ['workspace', 'seq', 'id', 'app', 'env', 'at', 'actor', 'action', 'target', 'ip', 'detail', 'hash']);
const moveHead = insertInto(
  'auditHeads',
  ['workspace', 'seq', 'hash'],
  'ON CONFLICT (workspace) DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
);
const openHead = statement<never>("{{INSERT INTO audit_heads (workspace, seq, hash) VALUES (?, 0, '') ON CONFLICT DO NOTHING}}");
export const findHead = statement<Head>('SELECT * FROM audit_heads WHERE workspace = ? {{FOR UPDATE}}');
const list = statement<Row>(`
  SELECT * FROM audit WHERE workspace = ? AND at < ? AND (CAST(? AS TEXT) IS NULL OR app = ?) ORDER BY seq DESC LIMIT ?`);
const page = statement<Row>('SELECT * FROM audit WHERE workspace = ? AND seq > ? ORDER BY seq LIMIT 500');

/** Locks the chains the entries belong to and reads their newest links (`findHead`). */
export const lockHeads = (entries: readonly AuditEntry[]): Call[] =>
  [...new Set(entries.map(({ workspace }) => workspace))].sort().flatMap((workspace) => [call(openHead, workspace), call(findHead, workspace)]);

/** What a link's hash covers: its place, the link before, and every column, in a fixed order. */
const link = (before: string, row: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([before, row.workspace, row.seq, row.id, row.app, row.env, row.at, row.actor, row.action, row.target, row.ip, row.detail]))
    .digest('base64url');

/** Writes that take up each workspace's chain at its head (LOG-04). */
export const appendAudit = (entries: readonly AuditEntry[], heads: readonly Head[]): Call[] => {
  const at = new Map(heads.map((head) => [head.workspace, head]));
  const moved = new Map<string, Head>();
  const rows = entries.map((entry) => {
    const { workspace } = entry;
    const head = moved.get(workspace) ?? at.get(workspace) ?? { workspace, seq: 0, hash: '' };
    const row = { ...entry, seq: head.seq + 1, detail: toJson(entry.detail) };
    const hash = link(head.hash, row);
    moved.set(workspace, { workspace, seq: row.seq, hash });
    return insert({ ...row, hash });
  });
  return [...rows, ...[...moved.values()].map(moveHead)];
};

const toEntry = (row: Row): AuditEntry => ({
  id: row.id,
  workspace: row.workspace,
  app: row.app,
  env: row.env,
  at: row.at,
  actor: row.actor,
  action: row.action,
  target: row.target,
  ip: row.ip,
  detail: fromJson(row.detail),
});

function* verify(workspace: string): Script<{ rows: number; broken?: string }> {
  // Before the rows: what is appended meanwhile does not matter then.
  const head = yield* first(findHead, workspace);
  let seq = 0;
  let hash = '';
  while (seq < (head?.seq ?? 0)) {
    const rows = yield* all(page, workspace, seq);
    for (const row of rows) {
      hash = link(hash, { ...row });
      if (row.seq !== seq + 1 || row.hash !== hash) return { rows: seq, broken: row.id };
      seq = row.seq;
      if (seq === head?.seq) break;
    }
    if (rows.length === 0) return { rows: seq, broken: `${workspace}#${seq + 1}` };
  }
  return head !== undefined && head.hash !== hash ? { rows: seq, broken: `${workspace}#${seq}` } : { rows: seq };
}

export const auditPort = (driver: Driver): AuditPort => ({
  append: (entries) =>
    driver.write(function* append() {
      const found = yield* gather(lockHeads(entries));
      return { value: undefined, writes: appendAudit(entries, found(findHead)) };
    }),
  list: async (workspace, { app = null, before = Number.MAX_SAFE_INTEGER, limit }) =>
    (await driver.read(all(list, workspace, before, app, app, limit))).map(toEntry),
  verify: (workspace) => driver.read(verify(workspace)),
});
