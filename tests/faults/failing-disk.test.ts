import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { problemOf, stepOf, testApi } from '../support/api.ts';
import { smtpSink } from '../support/smtp-sink.ts';
import { nothingYet, people } from './people.ts';
import { prepare } from './prepare.ts';
import { startRuntime } from './start-runtime.ts';
import { expectStillTrue } from './still-true.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('REL-05 when the disk takes no more writes, the process stops rather than acknowledge; all it had acknowledged is there', async () => {
  const sink = await smtpSink();
  const env = { DATA_DIR: folder, SMTP_URL: sink.url };
  await prepare(env);
  // The operating system fails every write beyond this size, as a broken disk does. The log of what was committed gets there first.
  const largestFile = Math.ceil(statSync(join(folder, 'sallyport.db')).size / 1024) + 4_000;
  const server = await startRuntime({ env: { ...env, LOG_LEVEL: 'error' }, largestFile });
  const told = nothingYet();
  let over = false;
  const working = people({ server, mails: sink.mails, told, stopped: () => over, seed: 'full' });
  const code = await new Promise<number | null>((resolve) => server.process.once('exit', resolve));
  over = true;
  await working;
  expect(code).toBe(1);
  expect(server.output()).toContain('the database failed; stopping');
  expect(told.sessions.size).toBeGreaterThan(3);

  const again = await startRuntime({ env, port: server.port });
  await expectStillTrue(again, told);
  expect((await again.stop()).code).toBe(0);
  await sink.close();
  const db = new Database(join(folder, 'sallyport.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
}, 60_000);

test('REL-05 FLOW-13 a commit that cannot be made is answered 503, nothing of it is done, and the same request works afterwards', async () => {
  const api = await testApi({ env: { DATA_DIR: folder } });
  const step = await api.start('ada@example.org');
  const code = api.code();
  // Another program holds the database for longer than the server waits.
  const other = new Database(join(folder, 'sallyport.db'));
  other.exec('BEGIN IMMEDIATE');
  const refused = await Promise.all([
    api.submit(step, 'submit', { code }),
    api.post('/flows/sign-in/runs', { context: { email: 'bob@example.org' } }),
    api.post(`/runs/${step.run}/back`, { state: step.state }),
  ]);
  other.exec('ROLLBACK');
  other.close();
  expect(refused.slice(0, 2).map(problemOf)).toMatchObject([
    { code: 'unavailable', status: 503 },
    { code: 'unavailable', status: 503 },
  ]);
  for (const { headers } of refused.slice(0, 2)) expect(headers.get('retry-after')).toBe('2');
  expect(api.mails).toHaveLength(1);
  expect(stepOf(await api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` })).state).toBe(step.state);
  expect(stepOf(await api.submit(step, 'submit', { code })).kind).toBe('done');
  await api.close();
}, 60_000);
