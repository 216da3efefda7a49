import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose } from '#server/compose.ts';
import { readEnv } from '#server/env.ts';
import { createSeal } from '#server/security/create-seal.ts';
import { openStorage } from '#server/storage/open.ts';
import { openWorldStorage } from '#server/storage/sqlite/open-world.ts';
import { newDatabase, noPostgres } from '../support/shared-postgres.ts';
import { smtpSink } from '../support/smtp-sink.ts';
import { api, mailTo, post, refresh, stepOf, tokensOf } from './people.ts';
import { prepare, silent } from './prepare.ts';
import { startRuntime } from './start-runtime.ts';

const bytes = () => randomBytes(32);
const sealOf = (secretKey: Uint8Array, ...previous: Uint8Array[]) => createSeal({ secretKey, previous });
const base64 = (key: Uint8Array) => Buffer.from(key).toString('base64');

/** `npx sallyport keys rotate`, as a process of its own. */
const startRotation = (env: Record<string, string>) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'scripts', 'sallyport.mjs'), 'keys', 'rotate'], {
    env: { NODE_ENV: 'production', PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended: async () => ({ code: await ended, output }) };
};
const rotate = (env: Record<string, string>) => startRotation(env).ended();

const databases = [
  ['SQLite', false, async () => ({})],
  ['PostgreSQL', noPostgres !== undefined, async () => ({ DATABASE_URL: await newDatabase() })],
] as const;

describe.each(databases)('a new SECRET_KEY, on %s', (_name, skip, database) => {
  let folder: string;
  let base: Record<string, string>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-rotate-'));
    base = { DATA_DIR: join(folder, 'data'), MAIL_CAPTURE: '1', ...(skip ? {} : await database()) };
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = () =>
    openStorage({
      dataDir: base['DATA_DIR'] ?? '',
      databaseUrl: base['DATABASE_URL'],
      beside: true,
      onFatal: (error) => {
        throw error;
      },
    });
  const starts = async (env: Record<string, string>) => (await compose(readEnv({ ...base, ...env }), { log: silent })).close();

  test.skipIf(skip)(
    'KEY-03 everything is sealed anew beside a running server, through kill -9, and the old key can go',
    async () => {
      const [old, next] = [bytes(), bytes()];
      await prepare({ ...base, SECRET_KEY: base64(old) });
      const scope = { app: 'app_mail', env: 'live' } as const;
      const before = await open();
      const seal = sealOf(old);
      const ids = Array.from({ length: 3_000 }, (_, index) => `mail_${String(index).padStart(5, '0')}`);
      for (let at = 0; at < ids.length; at += 100)
        await Promise.all(
          ids
            .slice(at, at + 100)
            .map((id) => before.mailbox.keep({ ...scope, id, at: Date.now(), run: null, sealed: seal.seal('mailbox', id, `text of ${id}`) })),
        );
      const world = openWorldStorage();
      await world.mailbox.keep({ ...scope, id: 'captured', at: 0, run: null, sealed: seal.seal('mailbox', 'captured', 'in a world') });
      const row = { id: 'wld_1', tokenHash: '', app: '', flow: '', consoleSession: '', revision: 1, settings: '{}', plan: null };
      await before.worlds.create({ ...row, expiresAt: Date.now() + 3_600_000, data: world.serialize() });

      const env = { ...base, SECRET_KEY: base64(next), SECRET_KEY_PREVIOUS: base64(old) };
      const sink = await smtpSink();
      const server = await startRuntime({ env: { ...env, SMTP_URL: sink.url } });
      const signIn = async (email: string) => {
        const { run, state } = stepOf(await post(api(server, '/flows/sign-in/runs'), { context: { email } }));
        const code = /\b\d{6}\b/.exec(await mailTo(sink.mails, email))?.[0] ?? '';
        return tokensOf({
          status: 200,
          body: stepOf(await post(api(server, `/runs/${run}/submit`), { state, action: 'submit', inputs: { code } })).result,
        });
      };
      const first = await signIn('before@example.org');

      // Killed as soon as it has begun, then let run to its end while people sign in.
      const countNew = async () => (await before.mailbox.list(scope, 5_000)).filter(({ sealed }) => sealOf(next).isCurrent(sealed)).length;
      const killed = startRotation(env);
      while ((await countNew()) === 0 && killed.child.exitCode === null) await pause(1);
      killed.child.kill('SIGKILL');
      await killed.ended();
      const half = await countNew();
      expect(half).toBeGreaterThan(0);
      expect(half).toBeLessThan(ids.length);
      const [{ code, output }] = await Promise.all([rotate(env), ...Array.from({ length: 5 }, (_, index) => signIn(`during-${index}@example.org`))]);
      expect(output).toContain('Everything is sealed under SECRET_KEY');
      expect(code).toBe(0);
      const second = tokensOf(await refresh(server, first.refresh_token));
      expect((await server.stop()).code).toBe(0);

      // The old key is not there any more.
      const alone = { ...base, SECRET_KEY: base64(next) };
      expect(await rotate(alone)).toMatchObject({ code: 0, output: expect.stringContaining('already') });
      const fresh = sealOf(next);
      const kept = await before.mailbox.list(scope, 5_000);
      expect(kept).toHaveLength(ids.length);
      for (const { id, sealed } of kept) expect(fresh.open('mailbox', id, sealed)).toBe(`text of ${id}`);
      const inside = openWorldStorage((await before.worlds.find('wld_1'))?.data);
      expect((await inside.mailbox.list(scope, 9)).map(({ id, sealed }) => fresh.open('mailbox', id, sealed))).toEqual(['in a world']);
      await before.close();
      const after = await startRuntime({ env: { ...alone, SMTP_URL: sink.url } });
      tokensOf(await refresh(after, second.refresh_token));
      await after.stop();
      await sink.close();
    },
    60_000,
  );

  test.skipIf(skip)('KEY-02 a key the database was not sealed with refuses to start, and says what to do', async () => {
    const [old, other] = [bytes(), bytes()];
    await starts({ SECRET_KEY: base64(old) });
    await expect(starts({ SECRET_KEY: base64(other) })).rejects.toThrow(
      /sealed with another SECRET_KEY.*Start with the key it had.*docs\/how-to\/keys\.md/s,
    );
    expect(await rotate({ ...base, SECRET_KEY: base64(other) })).toMatchObject({ code: 1, output: expect.stringContaining('another SECRET_KEY') });
    await starts({ SECRET_KEY: base64(other), SECRET_KEY_PREVIOUS: base64(old) });
    await starts({ SECRET_KEY: base64(old) });
  });

  test.skipIf(skip)('KEY-03 what no given key opens is named and left as it is', async () => {
    const [lost, key] = [bytes(), bytes()];
    await starts({ SECRET_KEY: base64(key) });
    const storage = await open();
    const sealed = sealOf(lost).seal('mailbox', 'mail_1', 'gone');
    await storage.mailbox.keep({ app: 'app', env: 'live', id: 'mail_1', at: Date.now(), run: null, sealed });
    expect(await rotate({ ...base, SECRET_KEY: base64(key) })).toMatchObject({ code: 1, output: expect.stringContaining('mailbox mail_1') });
    expect((await storage.mailbox.list({ app: 'app', env: 'live' }, 1))[0]?.sealed).toBe(sealed);
    await storage.close();
  });
});

describe('a lost secret.key', () => {
  test('KEY-02 the way on that the manual shows works: people are still there, and sign in', async () => {
    await prepare({ DATA_DIR: folder, SECRET_KEY: base64(bytes()), MAIL_CAPTURE: '1' });
    const manual = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'how-to', 'keys.md'), 'utf8');
    const db = new Database(join(folder, 'sallyport.db'));
    db.exec(/```sql\n(.*?)```/s.exec(manual)?.[1] ?? 'nothing');
    db.close();
    const sink = await smtpSink();
    const server = await startRuntime({ env: { DATA_DIR: folder, SECRET_KEY: base64(bytes()), SMTP_URL: sink.url } });
    const { run, state } = stepOf(await post(api(server, '/flows/sign-in/runs'), { context: { email: 'ada@example.org' } }));
    const code = /\b\d{6}\b/.exec(await mailTo(sink.mails, 'ada@example.org'))?.[0] ?? '';
    expect(stepOf(await post(api(server, `/runs/${run}/submit`), { state, action: 'submit', inputs: { code } })).kind).toBe('done');
    await server.stop();
    await sink.close();
  });

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-lost-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const start = async () => (await compose(readEnv({ DATA_DIR: folder }), { log: silent })).close();

  test('KEY-02 beside a database it is not made anew: the start is refused with advice, and works with the file again', async () => {
    await start();
    const path = join(folder, 'secret.key');
    const text = readFileSync(path, 'utf8');
    rmSync(path);
    await expect(start()).rejects.toThrow(/secret\.key is missing and SECRET_KEY is not set.*Put the file back.*docs\/how-to\/keys\.md/s);
    writeFileSync(path, text);
    await start();
    writeFileSync(path, base64(bytes()));
    await expect(start()).rejects.toThrow('another SECRET_KEY');
  });

  test('the command does not make a database or a key where there is none', async () => {
    mkdirSync(join(folder, 'empty'));
    const answer = await rotate({ DATA_DIR: join(folder, 'empty') });
    expect(answer).toMatchObject({ code: 1, output: expect.stringContaining('There is no database in') });
    expect(readdirSync(join(folder, 'empty'))).toEqual([]);
  });
});
