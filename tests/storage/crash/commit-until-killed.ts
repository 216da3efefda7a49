// Commits steps of runs until it is killed, and prints each one the moment it is acknowledged. Started by crash.test.ts:
// `node commit-until-killed.ts <data folder> <round> [database URL]`.
import { writeSync } from 'node:fs';
import { openStorage } from '#server/storage/open.ts';
import { aCode, anEntry, aRecord, aSession, aUnit, movedTo } from '#server/storage/contract/samples.ts';

const [dataDir = '', round = '', databaseUrl] = process.argv.slice(2);
const storage = await openStorage({ dataDir, databaseUrl, onFatal: () => process.exit(1) });
const scope = { app: 'app', env: 'live' } as const;

/** A run of two steps; the second one leaves a session, a code, a counter and an audit row of the same name. */
const walk = async (id: string): Promise<void> => {
  const record = aRecord(scope, 1, { id });
  const first = await storage.runs.commit(aUnit(record, 'new'));
  if (!first.ok) throw new Error(JSON.stringify(first));
  writeSync(1, `${id} 1\n`);
  const second = await storage.runs.commit(
    aUnit(movedTo(record, 2), 1, {
      guards: [{ kind: 'count', key: id, limit: 1, windowSeconds: 3600, otherwise: 'limited' }],
      session: aSession(scope, null, { id }),
      code: aCode(scope, id, { hash: id }),
      audit: [anEntry('ws', { id })],
    }),
  );
  if (!second.ok) throw new Error(JSON.stringify(second));
  writeSync(1, `${id} 2\n`);
};

for (let at = 0; ; at += 1) await Promise.all(Array.from({ length: 16 }, (_, index) => walk(`${round}-${at}-${index}`)));
