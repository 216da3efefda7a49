import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createClient } from '#flows/client/create-client.ts';
import { SallyportProblem } from '#flows/client/sallyport-problem.ts';
import { freePort } from '../support/free-port.ts';
import { newDatabase, noPostgres } from '../support/shared-postgres.ts';
import { smtpSink } from '../support/smtp-sink.ts';
import { prepare } from './prepare.ts';
import { type Runtime, startRuntime } from './start-runtime.ts';

/**
 * Two processes on one database, replaced one after the other while people sign in through both, with the client that apps use: its
 * retries, and a balancer that asks the other one when one does not take the connection, or breaks off a GET.
 */
test.skipIf(noPostgres !== undefined)(
  'REL-08 SES-04 a rolling restart of two processes under load loses no flow, and a session ended at one is ended at the other',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-rolling-'));
    const sink = await smtpSink();
    // One address for people and in links, as behind a balancer.
    const env = {
      DATA_DIR: folder,
      DATABASE_URL: await newDatabase(),
      SECRET_KEY: randomBytes(32).toString('base64'),
      SMTP_URL: sink.url,
      PUBLIC_URL: 'https://login.example.org',
    };
    await prepare(env);
    const ports = [await freePort(), await freePort()];
    const servers: Runtime[] = await Promise.all(ports.map((port) => startRuntime({ env, port })));

    let turn = 0;
    /** Asks the two in turn; where the connection is not taken, the other one. */
    const balanced: typeof fetch = async (input, init) => {
      const from = (turn += 1);
      const url = new URL(String(input));
      for (const attempt of [0, 1]) {
        url.port = String(ports[(from + attempt) % 2]);
        try {
          return await fetch(url, init);
        } catch (error) {
          const refused = error instanceof TypeError && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ECONNREFUSED';
          if (attempt === 1 || !(refused || init?.method === 'GET')) throw error;
        }
      }
      throw new TypeError('neither could be reached');
    };

    let over = false;
    let signedIn = 0;
    const lost: string[] = [];
    const person = async (index: number) => {
      for (let visit = 0; !over; visit += 1) {
        const email = `p${index}-${visit}@example.org`;
        const app = createClient({ baseUrl: 'http://localhost/api/v1/live/demo', fetch: balanced });
        try {
          const asked = await app.start('sign-in');
          const coded = await app.submit(asked, 'submit', { email });
          const mail = sink.mails.findLast(({ to }) => to.includes(email))?.text ?? '';
          const done = await app.submit(coded, 'submit', { code: /\b\d{6}\b/.exec(mail)?.[0] ?? '' });
          if (done.kind !== 'done') throw new Error(`ended at ${done.kind} ${done.node}`);
          await app.refresh();
          await app.session();
          signedIn += 1;
        } catch (error) {
          lost.push(error instanceof SallyportProblem ? `${error.code} ${String(error.cause)}` : String(error));
        }
      }
    };
    const people = Promise.all(Array.from({ length: 6 }, (_, index) => person(index)));
    const atWork = async (more: number) => {
      for (const from = signedIn; signedIn < from + more && lost.length === 0; ) await pause(5);
    };
    await atWork(10);
    for (const [index, port] of ports.entries()) {
      const stopped = await servers[index]?.stop();
      expect(stopped?.code).toBe(0);
      expect(stopped?.ms).toBeLessThan(10_000);
      await atWork(5);
      servers[index] = await startRuntime({ env, port });
      await atWork(10);
    }
    over = true;
    await people;
    expect(lost).toEqual([]);
    expect(signedIn).toBeGreaterThan(30);

    const app = createClient({ baseUrl: 'http://localhost/api/v1/live/demo', fetch: balanced });
    const coded = await app.submit(await app.start('sign-in'), 'submit', { email: 'last@example.org' });
    await app.submit(coded, 'submit', { code: /\b\d{6}\b/.exec(sink.mails.at(-1)?.text ?? '')?.[0] ?? '' });
    const token = (await app.tokens())?.accessToken ?? '';
    const asked = () =>
      Promise.all(
        ports.map(
          async (port) =>
            (await fetch(`http://localhost:${port}/api/v1/live/demo/session`, { headers: { authorization: `Bearer ${token}` } })).status,
        ),
      );
    expect(await asked()).toEqual([200, 200]);
    await app.revoke();
    expect(await asked()).toEqual([401, 401]);

    await Promise.all(servers.map((server) => server.stop()));
    await sink.close();
    rmSync(folder, { recursive: true });
  },
  60_000,
);
