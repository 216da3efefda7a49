import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aMail, aMember, aWorkspace } from '#server/storage/contract/samples.ts';
import { openStorage } from '#server/storage/open.ts';
import type { Notice } from '#server/storage/ports/notices.ts';
import { openWorldStorage } from '#server/storage/sqlite/open-world.ts';
import { newDatabase, noPostgres } from '#tests/support/shared-postgres.ts';

const scope = { app: 'app', env: 'sandbox' } as const;
const onFatal = () => {};
const skipped = noPostgres === undefined ? '' : `, skipped: ${noPostgres}`;

describe('opening an embedded storage', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-open-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a second server on one data folder is refused with advice, in this process and in another', async () => {
    const storage = await openStorage({ dataDir: folder, onFatal });
    await expect(openStorage({ dataDir: folder, onFatal })).rejects.toThrow('Another Sallyport is already serving the data folder');
    const program = `import('#server/storage/open.ts').then(({ openStorage }) => openStorage({ dataDir: ${JSON.stringify(folder)}, onFatal() {} })).catch((error) => console.log(error.message))`;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).stdout).toContain(
      'Stop it first, give this one a DATA_DIR of its own, or set DATABASE_URL',
    );
    await storage.close();
    await (await openStorage({ dataDir: folder, onFatal })).close();
  });

  test('REL-02 a message that a process left behind keeps nobody waiting in the next one, and is sent there', async () => {
    let time = 1_000;
    const open = () => openStorage({ dataDir: folder, onFatal, clock: { now: () => time } });
    const mail = aMail(scope, { createdAt: time, claimedUntil: time });
    const first = await open();
    await first.outbox.add(mail);
    expect(await first.outbox.holds(mail.id)).toBe(true);
    await first.close();

    time += 1;
    const second = await open();
    expect(await second.outbox.holds(mail.id)).toBe(false);
    expect((await second.outbox.claim(time, time, 1)).map(({ id }) => id)).toEqual([mail.id]);
    await second.close();
  });

  test('REL-09 a schema of a newer version is refused, and the folder is free again', async () => {
    await (await openStorage({ dataDir: folder, onFatal })).close();
    const db = new Database(join(folder, 'sallyport.db'));
    db.exec("INSERT INTO migrations (tag) VALUES ('9999_from_the_future')");
    await expect(openStorage({ dataDir: folder, onFatal })).rejects.toThrow('newer or different version of Sallyport');
    db.exec("DELETE FROM migrations WHERE tag = '9999_from_the_future'");
    db.close();
    await (await openStorage({ dataDir: folder, onFatal })).close();
  });

  test('is durable and unwritable where it only reads', async () => {
    const storage = await openStorage({ dataDir: folder, onFatal });
    expect(await storage.members.createOwner(aMember(), aWorkspace())).toBe(true);
    expect(await storage.ready()).toBe(true);
    await storage.close();
    expect(await storage.ready()).toBe(false);
    await expect(storage.members.setSetupToken('late')).rejects.toMatchObject({ code: 'unavailable' });
    const again = await openStorage({ dataDir: folder, onFatal });
    expect(await again.members.count()).toBe(1);
    await again.close();
  });

  test('REL-05 when the disk fails, the write is reported failed, the process is told, and nothing more is written', () => {
    // A limit on the size of files is a real failing write: EFBIG, which SQLite calls an I/O error.
    const program = `
      const { openStorage } = await import('#server/storage/open.ts');
      const storage = await openStorage({ dataDir: ${JSON.stringify(folder)}, onFatal: () => console.log('fatal') });
      const keep = (id) => storage.mailbox.keep({ app: 'a', env: 'live', id, at: 1, sealed: 'x'.repeat(100_000), run: null });
      let at = 0;
      try { for (;;) { await keep('m' + at); at += 1; } } catch (error) { console.log(error.code); }
      await keep('after').catch((error) => console.log(error.code));
      console.log(at);
    `;
    const { stdout } = spawnSync('bash', ['-c', 'ulimit -f 4096; trap "" XFSZ; exec "$0" --input-type=module -e "$1"', process.execPath, program], {
      encoding: 'utf8',
    });
    const [fatal, first, after, acknowledged] = stdout.split('\n');
    expect([fatal, first, after]).toEqual(['fatal', 'unavailable', 'unavailable']);
    expect(Number(acknowledged)).toBeGreaterThan(0);
    const db = new Database(join(folder, 'sallyport.db'));
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT count(*) FROM mailbox').pluck().get()).toBe(Number(acknowledged));
    db.close();
  });
});

describe('a world', () => {
  test('goes on from its bytes, and forks leave each other alone', async () => {
    const world = openWorldStorage();
    await world.users.create(scope, { id: 'u', attributes: {}, status: 'active', identifiers: [] }, 1);
    const bytes = world.serialize();
    const [one, two] = [openWorldStorage(bytes), openWorldStorage(bytes)];
    await one.users.update(scope, 'u', { attributes: { who: 'one' } }, 2);
    expect(await two.users.find(scope, 'u')).toMatchObject({ attributes: {} });
    expect(await openWorldStorage(one.serialize()).users.find(scope, 'u')).toMatchObject({ attributes: { who: 'one' } });
    for (const each of [world, one, two]) await each.close();
  });
});

describe.skipIf(skipped !== '')(`opening PostgreSQL${skipped}`, () => {
  test('REL-09 processes that start together migrate once; a newer schema is refused', async () => {
    const databaseUrl = await newDatabase();
    const storages = await Promise.all(Array.from({ length: 5 }, () => openStorage({ dataDir: '', databaseUrl, onFatal })));
    expect(await Promise.all(storages.map((storage) => storage.members.count()))).toEqual([0, 0, 0, 0, 0]);
    for (const storage of storages) await storage.close();
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query("INSERT INTO migrations (tag) VALUES ('9999_from_the_future')");
    await client.end();
    await expect(openStorage({ dataDir: '', databaseUrl, onFatal })).rejects.toThrow('newer or different version of Sallyport');
  });

  test('notices reach other processes, also after their connection was cut', async () => {
    const databaseUrl = await newDatabase();
    const [teller, listener] = await Promise.all([1, 2].map(() => openStorage({ dataDir: '', databaseUrl, onFatal })));
    if (teller === undefined || listener === undefined) throw new Error('unreachable');
    const heard: Notice[] = [];
    const stop = listener.notices.subscribe((notice) => heard.push(notice));
    const reaches = async (run: string) => {
      for (let tries = 0; tries < 200 && !heard.some((notice) => notice.kind === 'run' && notice.run === run); tries += 1) {
        teller.notices.publish({ kind: 'run', run });
        await pause(20);
      }
      expect(heard).toContainEqual({ kind: 'run', run });
    };
    await reaches('first');
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()');
    await client.end();
    heard.length = 0;
    await reaches('second');
    // It cannot know what it missed.
    expect(heard).toContainEqual({ kind: 'catalog' });
    stop();
    await Promise.all([teller.close(), listener.close()]);
  });
});
