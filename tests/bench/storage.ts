// `npx node tests/bench/storage.ts [folder]`: µs per storage operation on the embedded database, alone and 64 at a time, so that
// the gain of group commit shows. CPU is this process's; the folder should be on the disk that will be used.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aMail, anEntry, aRecord, aSession, aUnit, email, movedTo } from '#server/storage/contract/samples.ts';
import { newId, newScope, noon } from '#server/storage/contract/subject.ts';
import { openStorage } from '#server/storage/open.ts';
import type { RunRecord, RunUnit } from '#server/storage/ports/runs.ts';

const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'sallyport-bench-'));
const storage = await openStorage({
  dataDir: folder,
  databaseUrl: process.argv[3],
  onFatal: (error) => {
    throw error;
  },
});
const scope = newScope();
/** About what a run of a two-step sign-in holds. */
const padded = (record: RunRecord): RunRecord => ({
  ...record,
  run: { ...record.run, context: { ...record.run.context, parameters: { filler: 'x'.repeat(2_500) } } },
});

const measure = async (name: string, operations: number, concurrency: number, work: (index: number) => Promise<unknown>): Promise<void> => {
  let next = 0;
  const worker = async (until: number) => {
    while (next < until) await work(next++);
  };
  const round = (until: number) => Promise.all(Array.from({ length: concurrency }, () => worker(until)));
  const warm = Math.ceil(operations / 5);
  await round(warm);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await round(warm + operations);
  const wall = (performance.now() - began) * 1000;
  const used = process.cpuUsage(cpu);
  console.log(
    `${name.padEnd(44)} x${String(concurrency).padEnd(3)} ${(wall / operations).toFixed(1).padStart(8)} µs wall ${((used.user + used.system) / operations).toFixed(1).padStart(8)} µs CPU`,
  );
};

const commit = async (unit: RunUnit): Promise<void> => {
  const result = await storage.runs.commit(unit);
  if (!result.ok) throw new Error(JSON.stringify(result));
};

for (const concurrency of [1, 64]) {
  const operations = concurrency === 1 ? 2_000 : 10_000;
  const runs = Array.from({ length: operations * 2 }, () => padded(aRecord(scope)));
  await measure('runs.commit: a new run', operations, concurrency, (index) => commit(aUnit(runs[index] ?? padded(aRecord(scope)), 'new')));
  await measure('runs.commit: a plain step', operations, concurrency, (index) => commit(aUnit(movedTo(runs[index] ?? padded(aRecord(scope)), 2), 1)));
  await measure('runs.commit: a step that sends a code', operations, concurrency, (index) =>
    commit(
      aUnit(movedTo(runs[index] ?? padded(aRecord(scope)), 3), 2, {
        guards: [{ kind: 'count', key: newId('send'), limit: 5, windowSeconds: 3600, otherwise: 'limited' }],
        outbox: aMail(scope),
      }),
    ),
  );
  await measure('runs.commit: a step that signs a new user in', operations, concurrency, (index) => {
    const user = newId('usr');
    return commit(
      aUnit(movedTo(runs[index] ?? padded(aRecord(scope)), 4), 3, {
        guards: [{ kind: 'throttle', key: newId('try'), free: 5, firstWaitSeconds: 30, maxWaitSeconds: 60, otherwise: 'wait' }],
        effects: [
          {
            kind: 'user.create',
            user: { id: user, attributes: {} },
            identifiers: [{ ...email(`${crypto.randomUUID()}@example.org`), verified: true }],
          },
        ],
        session: aSession(scope, user),
        audit: [anEntry('ws', { app: scope.app, env: scope.env })],
      }),
    );
  });
  await measure('runs.find', operations * 2, concurrency, (index) => storage.runs.find(scope, runs[index % operations]?.id ?? ''));
  const session = aSession(scope, null);
  const opened = Array.from({ length: 500 }, () => aSession(scope, null));
  for (const each of [session, ...opened]) await commit(aUnit(aRecord(scope), 'new', { session: each }));
  await measure('sessions.check', operations * 2, concurrency, (index) => storage.sessions.check(scope, opened[index % 500]?.id ?? ''));
  await measure('sessions.decide: a rotation', operations, concurrency, (index) =>
    storage.sessions.decide(scope, opened[index % 500]?.id ?? '', (found) => ({
      value: found?.userStatus,
      patch: {
        lastSeenAt: noon + index,
        refresh: {
          generation: index,
          hash: newId('hash'),
          expiresAt: noon,
          previousHash: 'hash',
          rotatedAt: noon,
          sealedSuccessor: 'sealed'.repeat(20),
        },
      },
    })),
  );
}
await storage.close();
rmSync(folder, { recursive: true });
