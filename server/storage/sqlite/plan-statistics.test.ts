import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';

describe('query plans', () => {
  const db = new Database(':memory:');
  migrate(db);
  const planOf = (sql: string) =>
    db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...Array(sql.split('?').length - 1).fill(null))
      .map(({ detail }) => detail)
      .join('; ');

  test.each([
    ['SELECT * FROM identifiers WHERE app = ? AND env = ? AND user_id = ?', 'identifiers_user (app=? AND env=? AND user_id=?)'],
    [
      'SELECT * FROM identifiers WHERE app = ? AND env = ? AND kind = ? AND canonical = ? ORDER BY claim',
      'PRIMARY KEY (app=? AND env=? AND kind=? AND canonical=?)',
    ],
    ['SELECT * FROM sessions WHERE app = ? AND env = ? AND user_id = ? AND device = ?', 'sessions_user (app=? AND env=? AND user_id=?)'],
    ['SELECT * FROM sessions WHERE app = ? AND env = ? AND cookie_hash = ?', 'sessions_cookie (app=? AND env=? AND cookie_hash=?)'],
    ['SELECT * FROM codes WHERE app = ? AND env = ? AND session = ?', 'codes_session (app=? AND env=? AND session=?)'],
    [
      'SELECT * FROM user_values WHERE app = ? AND env = ? AND key = ? AND unique_text = ?',
      'user_values_unique (app=? AND env=? AND key=? AND unique_text=?)',
    ],
    ['SELECT * FROM user_values WHERE app = ? AND env = ? AND user_id = ? AND key = ?', 'PRIMARY KEY (app=? AND env=? AND user_id=? AND key=?)'],
    ['SELECT * FROM runs WHERE app = ? AND env = ? AND id < ? ORDER BY id DESC', 'sqlite_autoindex_runs_1 (app=? AND env=? AND id<?)'],
    ['SELECT * FROM tickets WHERE hash = ?', 'PRIMARY KEY (hash=?)'],
  ])('%s uses the index made for it', (sql, index) => {
    expect(planOf(sql)).toContain(index);
    expect(planOf(sql)).not.toMatch(/SCAN|TEMP/);
  });
});
