import pg from 'pg';
import { afterAll, describe } from 'vitest';
import { storageContract } from '#server/storage/contract/storage.ts';
import type { Subject } from '#server/storage/contract/subject.ts';
import { openStorage } from '#server/storage/open.ts';
import { newDatabase, noPostgres } from '#tests/support/shared-postgres.ts';

describe.skipIf(noPostgres !== undefined)(`PostgreSQL${noPostgres === undefined ? '' : `, skipped: ${noPostgres}`}`, () => {
  const opened: Subject[] = [];
  afterAll(async () => {
    for (const { storage } of opened) await storage.close();
  });
  storageContract(async (clock) => {
    const databaseUrl = await newDatabase();
    const storage = await openStorage({ dataDir: '', databaseUrl, clock, onFatal: () => {} });
    const exec = async (sql: string) => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query(sql);
      await client.end();
    };
    const subject = { storage, exec };
    opened.push(subject);
    return subject;
  });
});
