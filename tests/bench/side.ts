import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';

export type SideName = 'sallyport' | 'bare' | 'better-auth' | 'oidc-provider';
export type Side = { name: SideName; port: number; pid: number; stop(): Promise<void> };

/** Servers have a core of their own, so does the loader. */
export const serverCore = '0';
export const loaderCore = '1';

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Starts one side on its core, with data of its own, and waits until it listens. */
export const startSide = async (name: SideName, sinkPort: number, nodeOptions: readonly string[] = []): Promise<Side> => {
  const port = await freePort();
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'sallyport-bench-'));
  const child = spawn(
    'taskset',
    ['-c', serverCore, process.execPath, ...nodeOptions, join(import.meta.dirname, 'sides', `${name}.ts`), String(port), String(sinkPort), folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) resolve();
    });
    child.once('exit', () => reject(new Error(`the side ${name} did not start`)));
  });
  return {
    name,
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGINT');
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
