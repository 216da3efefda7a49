import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { killRounds } from './kill-rounds.ts';

test('REL-01 REL-02 LOG-04 RT-03 OTP-03 FLOW-09 kill -9 under load, on SQLite: nothing acknowledged is lost, nothing is half done, nothing can be spent twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-kill-'));
  await killRounds({ DATA_DIR: join(folder, 'data') }, () => {
    // A copy: the crash's own file is the next round's to recover.
    cpSync(join(folder, 'data'), join(folder, 'left'), { recursive: true });
    const db = new Database(join(folder, 'left', 'sallyport.db'));
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(
      db.prepare('SELECT count(*) AS half FROM runs WHERE number <> (SELECT max(number) FROM run_events WHERE run_events.run = runs.id)').get(),
    ).toEqual({ half: 0 });
    expect(db.prepare("SELECT (SELECT count(*) FROM runs WHERE status = 'done') - (SELECT count(*) FROM sessions) AS half").get()).toEqual({
      half: 0,
    });
    db.close();
    rmSync(join(folder, 'left'), { recursive: true });
  });
  rmSync(folder, { recursive: true });
}, 60_000);
