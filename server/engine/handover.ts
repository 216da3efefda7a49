import * as z from 'zod';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import { standingOf } from '../sessions/standing.ts';
import type { RunRecord, RunUnit } from '../storage/ports/runs.ts';
import type { Ending } from './ending.ts';
import type { Realm } from './realm.ts';

/** How long the holder of a run may come for what it handed out while nobody was there (ms). */
const kept = 10 * 60_000;

const body = z.strictObject({
  session: z.string(),
  secrets: z.strictObject({ refreshToken: z.string().optional(), cookie: z.string().optional(), code: z.string().optional() }),
});

const keyOf = (realm: Realm, record: RunRecord): string => realm.digest.hash(`handover\n${record.id}\n${record.run.number}`);

/**
 * A run may end while its holder only waits: a link was confirmed on another device, a message could not be sent. What it hands out
 * then waits sealed beside the idempotency answers; the place is reserved in the commit that ends the run.
 */
export const reserveHandover = (realm: Realm, record: RunRecord): NonNullable<RunUnit['idempotency']> => ({
  key: keyOf(realm, record),
  bodyHash: '',
  expiresAt: realm.clock.now() + kept,
});

export const keepHandover = async (services: Services, realm: Realm, record: RunRecord, ending: Ending): Promise<void> => {
  if (ending.session === undefined) return;
  const key = keyOf(realm, record);
  const text = JSON.stringify({ session: ending.session.id, secrets: ending.secrets } satisfies z.input<typeof body>);
  await realm.storage.idempotency.fill(realm.scope, key, services.seal.seal('handover', key, text));
};

/**
 * What waits for whoever holds the run's secret; undefined when its end was answered directly. Throws `in-progress` in the moment
 * between the commit and the sealing.
 */
export const findHandover = async (services: Services, realm: Realm, record: RunRecord): Promise<Ending | undefined> => {
  if (record.status !== 'done') return undefined;
  const key = keyOf(realm, record);
  const found = await realm.storage.idempotency.find(realm.scope, key, realm.clock.now());
  if (found === undefined) return undefined;
  if (found.sealedAnswer === null) throw new Problem('in-progress', { retryAfter: 1 });
  const { session: id, secrets } = body.parse(JSON.parse(services.seal.open('handover', key, found.sealedAnswer)));
  const held = await realm.storage.sessions.check(realm.scope, id);
  // What waits is made into tokens only now: not for somebody who may no longer have them (FLOW-11).
  if (held === undefined || standingOf(held, realm.clock.now(), await realm.relock(held.session.zone)) !== 'live') return undefined;
  return {
    session: held.session,
    secrets: {
      ...(secrets.refreshToken !== undefined && { refreshToken: secrets.refreshToken }),
      ...(secrets.cookie !== undefined && { cookie: secrets.cookie }),
      ...(secrets.code !== undefined && { code: secrets.code }),
    },
  };
};
