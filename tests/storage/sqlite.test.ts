import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe } from 'vitest';
import { storageContract } from '#server/storage/contract/storage.ts';
import type { Subject } from '#server/storage/contract/subject.ts';
import { openStorage } from '#server/storage/open.ts';

describe('SQLite in a file', () => {
  const opened: { folder: string; subject: Subject }[] = [];
  afterAll(async () => {
    for (const { folder, subject } of opened) {
      await subject.storage.close();
      rmSync(folder, { recursive: true });
    }
  });
  storageContract(async (clock) => {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-sqlite-'));
    const storage = await openStorage({
      dataDir: folder,
      clock,
      onFatal: (error) => {
        throw error;
      },
    });
    const exec = async (sql: string) => {
      const db = new Database(join(folder, 'sallyport.db'));
      db.exec(sql);
      db.close();
    };
    const subject = { storage, exec };
    opened.push({ folder, subject });
    return subject;
  });
});
