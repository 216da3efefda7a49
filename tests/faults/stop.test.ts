import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { smtpSink } from '../support/smtp-sink.ts';
import { api, post, stepOf } from './people.ts';
import { type Runtime, startRuntime } from './start-runtime.ts';

let folder: string;
let server: Runtime | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-stop-'));
});
afterEach(async () => {
  await server?.kill();
  rmSync(folder, { recursive: true });
});

test('REL-08 SIGTERM: what is under way is answered, nothing new is taken, and it is over well within 10 s', async () => {
  // The mail server takes its time, and so does the answer.
  const sink = await smtpSink(() => 'hang');
  server = await startRuntime({ env: { DATA_DIR: folder, SMTP_URL: sink.url } });
  const { url } = server;
  const underWay = post(api(server, '/flows/sign-in/runs'), { context: { email: 'ada@example.org' } });
  await pause(200);
  const stopping = server.stop();
  await pause(700);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  expect(stepOf(await underWay).kind).toBe('wait');
  const { code, ms } = await stopping;
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
  // And it is there when the server is back.
  const { run, state } = stepOf(await underWay);
  server = await startRuntime({ env: { DATA_DIR: folder, SMTP_URL: sink.url } });
  const again = await fetch(api(server, `/runs/${run}`), { headers: { authorization: `Bearer ${state}` } });
  expect(again.status).toBe(200);
  await sink.close();
}, 60_000);

/** Asks again and again over one connection, as a busy proxy does, until it is closed. */
const busyConnection = (url: string): Promise<{ answered: number; cutOff: boolean }> =>
  new Promise((resolve) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let answered = 0;
    const ask = () => {
      const asking = request(`${url}/healthz`, { agent }, (answer) => {
        answer.resume();
        answer.on('end', () => {
          answered += 1;
          setImmediate(ask);
        });
      });
      asking.on('error', () => {
        agent.destroy();
        // On a connection that was good before, it was cut off. A new one is refused when the server takes no more.
        resolve({ answered, cutOff: asking.reusedSocket });
      });
      asking.end();
    };
    ask();
  });

test('REL-08 busy connections are told to close, not cut off; idle ones and event streams hold nothing up', async () => {
  server = await startRuntime({ env: { DATA_DIR: folder } });
  const { url } = server;
  const { run, state } = stepOf(await post(api(server, '/flows/sign-in/runs'), {}));
  const stream = await fetch(api(server, `/runs/${run}/events`), { headers: { authorization: `Bearer ${state}` } });
  expect(stream.status).toBe(200);
  const reading = stream.text().catch(() => 'cut');
  const busy = Promise.all(Array.from({ length: 8 }, () => busyConnection(url)));
  await pause(300);
  const { code, ms } = await server.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(3_000);
  for (const { answered, cutOff } of await busy) expect([answered > 0, cutOff]).toEqual([true, false]);
  await reading;
}, 60_000);

test('REL-08 a second signal, and one that comes at once, change nothing about that', async () => {
  server = await startRuntime({ env: { DATA_DIR: folder } });
  server.process.kill('SIGINT');
  server.process.kill('SIGTERM');
  expect((await server.stop()).code).toBe(0);
}, 60_000);
