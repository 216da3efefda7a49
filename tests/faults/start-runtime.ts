import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';

export type Runtime = {
  url: string;
  port: number;
  process: ChildProcess;
  output(): string;
  /** Without warning, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop; its exit code and how long it took (ms). */
  stop(): Promise<{ code: number | null; ms: number }>;
};

export type RuntimeOptions = {
  env: Record<string, string>;
  port?: number;
  /** Largest file it may write (KiB): beyond it every write fails, as on a full disk. */
  largestFile?: number;
};

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });

/** Starts the runtime on a port of its own and waits until it is ready. Throws with what it printed when it does not come up. */
export const startRuntime = async ({ env, port: given, largestFile }: RuntimeOptions): Promise<Runtime> => {
  const port = given ?? (await freePort());
  const url = `http://localhost:${port}`;
  const run = [process.execPath, '--import', join(import.meta.dirname, 'tsx-hook.ts'), join(import.meta.dirname, 'run-runtime.ts')];
  const [program = '', ...args] = largestFile === undefined ? run : ['bash', '-c', `ulimit -f ${largestFile}; exec "$@"`, 'bash', ...run];
  const child = spawn(program, args, {
    env: {
      NODE_ENV: 'production',
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
      STARTS_PER_MINUTE: '1000000',
      SEED_DEMO: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails leaves nobody behind.
  process.once('exit', () => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const until = Date.now() + 30_000;
  while (
    !(await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`the runtime did not start:\n${output}`);
    }
    await pause(20);
  }
  return {
    url,
    port,
    process: child,
    output: () => output,
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
    stop: async () => {
      const begun = performance.now();
      child.kill('SIGTERM');
      return { code: await ended(child), ms: performance.now() - begun };
    },
  };
};
