import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { newDatabase, noPostgres } from '../support/shared-postgres.ts';
import { killRounds } from './kill-rounds.ts';

test.skipIf(noPostgres !== undefined)(
  'REL-01 REL-02 LOG-04 RT-03 OTP-03 FLOW-09 kill -9 under load, on PostgreSQL: nothing acknowledged is lost, nothing is half done, nothing can be spent twice',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-kill-'));
    const url = await newDatabase();
    await killRounds({ DATA_DIR: folder, DATABASE_URL: url, SECRET_KEY: randomBytes(32).toString('base64') }, async () => {
      const database = new pg.Client({ connectionString: url });
      await database.connect();
      const half = async (sql: string) => (await database.query<{ half: string }>(sql)).rows[0]?.half;
      expect(
        await half('SELECT count(*) AS half FROM runs WHERE number <> (SELECT max(number) FROM run_events WHERE run_events.run = runs.id)'),
      ).toBe('0');
      expect(await half("SELECT (SELECT count(*) FROM runs WHERE status = 'done') - (SELECT count(*) FROM sessions) AS half")).toBe('0');
      await database.end();
    });
    rmSync(folder, { recursive: true });
  },
  60_000,
);
