import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { residentMegabytes } from './process-usage.ts';
import { serverCore } from './side.ts';

const root = join(import.meta.dirname, '..', '..');
const patience = 120_000;
/** How long an idle server is left alone before its memory is read (ms). */
const settle = 10_000;

const stop = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  child.kill(signal);
  await ended;
};

const answers = async (url: string, init?: RequestInit): Promise<boolean> => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};

type Started = { child: ChildProcess; url: string; ms: number };

/** Starts `args` on the servers' core; ms until `question` is answered well. */
const startUntil = async (
  args: readonly string[],
  port: number,
  env: Record<string, string>,
  question: { path: string; init?: RequestInit },
): Promise<Started> => {
  const begun = performance.now();
  const child = spawn('taskset', ['-c', serverCore, process.execPath, ...args], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
  });
  const url = `http://localhost:${port}`;
  while (!(await answers(`${url}${question.path}`, question.init))) {
    if (child.exitCode !== null || performance.now() - begun > patience) throw new Error(`${args.join(' ')} did not answer`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { child, url, ms: performance.now() - begun };
};

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const json = { 'content-type': 'application/json' };
const signIn = {
  path: '/api/v1/live/demo/flows/sign-in/runs',
  init: { method: 'POST', headers: json, body: JSON.stringify({ context: { email: 'ada@example.org' } }) },
};
const quiet = (folder: string) => ({ DATA_DIR: folder, LOG_LEVEL: 'warn' });

type Server = { args(port: number, folder: string): readonly string[]; path: string; env(folder: string): Record<string, string> };
const runtime: Server = { args: () => ['scripts/start.mjs', 'runtime'], path: '/readyz', env: quiet };
const betterAuth: Server = {
  args: (port, folder) => [join(import.meta.dirname, 'sides', 'better-auth.ts'), String(port), '0', folder],
  path: '/api/auth/ok',
  env: () => ({}),
};

export type Start = { firstMs: number; coldMs: number; idleMegabytes: number };

/** A server's first start, which also sets its database up, then a start as it is from then on: ms to the first answer, and MB when that one is idle. */
const measureStart = ({ args, path, env }: Server): Promise<Start> =>
  inFolder(async (folder) => {
    const port = await freePort();
    const start = () => startUntil(args(port, folder), port, env(folder), { path });
    const first = await start();
    await stop(first.child);
    const again = await start();
    await new Promise((resolve) => setTimeout(resolve, settle));
    const idleMegabytes = residentMegabytes(again.child.pid ?? 0);
    await stop(again.child);
    return { firstMs: first.ms, coldMs: again.ms, idleMegabytes };
  });

/** The built runtime, as `npm run start:runtime` starts it. */
export const measureRuntime = (): Promise<Start> => measureStart(runtime);

/** better-auth's smallest server, as `sides/better-auth.ts` starts it. */
export const measureBetterAuth = (): Promise<Start> => measureStart(betterAuth);

/** `npm start`, killed without warning and started again on the same data: ms until a sign-in is served. */
export const measureRestart = (): Promise<number> =>
  inFolder(async (folder) => {
    const port = await freePort();
    const first = await startUntil(['scripts/start.mjs', 'main'], port, quiet(folder), signIn);
    await stop(first.child, 'SIGKILL');
    const again = await startUntil(['scripts/start.mjs', 'main'], port, quiet(folder), signIn);
    await stop(again.child);
    return again.ms;
  });
