import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openStorage } from '#server/storage/open.ts';
import { clusterIn, findBinaries } from '#tests/support/postgres.ts';
import { newDatabase, noPostgres } from '#tests/support/shared-postgres.ts';
import { type Acknowledged, commitUntil, expectWhole } from './crash/crash-rounds.ts';

const rounds = 4;
const skipped = noPostgres === undefined ? '' : `, skipped: ${noPostgres}`;
const onFatal = (error: unknown) => {
  throw error;
};

describe('a crash', { timeout: 120_000 }, () => {
  test('REL-01 REL-02 kill -9 at random moments loses nothing acknowledged and leaves nothing half, on SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-crash-'));
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      const more: Acknowledged = await commitUntil([folder, String(round)], (kill) => kill());
      for (const [id, number] of more) acknowledged.set(id, number);
      const db = new Database(join(folder, 'sallyport.db'));
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.pragma('foreign_key_check')).toEqual([]);
      db.close();
    }
    // Also shows that the lock on the folder went with the process.
    const storage = await openStorage({ dataDir: folder, onFatal });
    await expectWhole(storage, acknowledged);
    await storage.close();
    rmSync(folder, { recursive: true });
  });

  test.skipIf(skipped !== '')(`REL-01 REL-02 kill -9 of the process loses nothing acknowledged, on PostgreSQL${skipped}`, async () => {
    const databaseUrl = await newDatabase();
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [id, number] of await commitUntil(['', String(round), databaseUrl], (kill) => kill())) acknowledged.set(id, number);
    }
    const storage = await openStorage({ dataDir: '', databaseUrl, onFatal });
    await expectWhole(storage, acknowledged);
    await storage.close();
  });

  test.skipIf(skipped !== '')(
    `REL-01 REL-06 a crash of the PostgreSQL server loses nothing acknowledged; the same storage goes on when it is back${skipped}`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'sallyport-pg-'));
      chmodSync(folder, 0o755);
      const cluster = clusterIn(findBinaries() ?? '', join(folder, 'c'), { durable: true });
      cluster.create();
      cluster.start();
      try {
        const databaseUrl = cluster.url('postgres');
        const storage = await openStorage({ dataDir: '', databaseUrl, onFatal });
        const acknowledged = await commitUntil(['', '0', databaseUrl], async (kill) => {
          cluster.stop('immediate');
          await expect(storage.runs.find({ app: 'app', env: 'live' }, 'any')).rejects.toMatchObject({ code: 'unavailable' });
          expect(await storage.ready()).toBe(false);
          kill();
        });
        cluster.start();
        await expectWhole(storage, acknowledged);
        await storage.close();
      } finally {
        cluster.stop('immediate');
        rmSync(folder, { recursive: true });
      }
    },
  );
});
