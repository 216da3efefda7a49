import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const accepts = (port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** A server program of a test, once it listens. Throws with what it printed when it ends before or does not come up. */
export const startDaemon = async (
  program: string,
  args: readonly string[],
  { host, port, env = {} }: { host: string; port: number; env?: Record<string, string> },
): Promise<{ process: ChildProcess; stop(): Promise<void> }> => {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-4_000)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}:\n${printed}`);
    if (await accepts(port, host)) {
      return {
        process: child,
        stop: async () => {
          child.kill('SIGKILL');
          await ended;
        },
      };
    }
    await pause(50);
  }
  child.kill('SIGKILL');
  throw new Error(`${program} does not listen on ${host}:${port}:\n${printed}`);
};
