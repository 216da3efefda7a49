import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import { noon } from '#server/storage/contract/subject.ts';
import type { Storage } from '#server/storage/ports/storage.ts';

const program = join(import.meta.dirname, 'commit-until-killed.ts');
const scope = { app: 'app', env: 'live' } as const;

/** What one process had acknowledged before it was killed: run → number of its last acknowledged step. */
export type Acknowledged = ReadonlyMap<string, number>;

/** Lets a process commit for a moment and ends it by `crash`, which is to kill it or what it writes to. */
export const commitUntil = async (args: readonly string[], crash: (kill: () => void) => void | Promise<void>): Promise<Acknowledged> => {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!output.includes('\n') && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10));
  if (child.exitCode !== null) throw new Error(`the process ended by itself: ${errors}`);
  await new Promise((resolve) => setTimeout(resolve, randomInt(20, 400)));
  await crash(() => child.kill('SIGKILL'));
  await ended;
  // The last line may have been cut off.
  const lines = output
    .slice(0, output.lastIndexOf('\n'))
    .split('\n')
    .map((line) => line.split(' '));
  return new Map(lines.map(([id = '', number]) => [id, Number(number)]));
};

/** REL-01: every acknowledged step is there. REL-02: each step is there wholly or not at all. */
export const expectWhole = async (storage: Storage, acknowledged: Acknowledged): Promise<void> => {
  expect(acknowledged.size).toBeGreaterThan(0);
  for (const [id, number] of acknowledged) {
    const record = await storage.runs.find(scope, id);
    expect([id, record?.run.number ?? 0]).toEqual([id, Math.max(number, record?.run.number ?? 0)]);
  }
  const all = await storage.runs.list(scope, { limit: 1_000_000 });
  const audited = new Set((await storage.audit.list('ws', { limit: 1_000_000 })).map(({ id }) => id));
  for (const { id, steps } of all) {
    const twice = steps === 2;
    expect([id, (await storage.runs.events(scope, id)).length]).toEqual([id, steps]);
    expect([id, (await storage.sessions.find(scope, id)) !== undefined]).toEqual([id, twice]);
    expect([id, (await storage.counters.peek(scope, id, noon)).count]).toEqual([id, twice ? 1 : 0]);
    expect([id, audited.has(id)]).toEqual([id, twice]);
  }
  expect(await storage.audit.verify('ws')).toEqual({ rows: audited.size });
};
