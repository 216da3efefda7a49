import type { Run } from '#flows/interpreter/run.ts';
import type { Delivery, RunRecord } from '../storage/ports/runs.ts';
import { runLifetimes } from './lifetimes.ts';
import type { Realm, RunnableFlow } from './realm.ts';

/** The row of a run that is about to begin. `secret` is its holder's; the row keeps its hash. */
export const newRecord = (
  realm: Realm,
  { flow, client, delivery, run }: { flow: RunnableFlow; client: string | null; delivery: Delivery; run: Run },
  secret: string,
): RunRecord => {
  const now = realm.clock.now();
  return {
    ...realm.scope,
    id: realm.random.id('run'),
    flow: flow.id,
    version: flow.version,
    plan: flow.plan.hash,
    secretHash: realm.digest.hash(secret),
    client,
    delivery,
    status: 'active',
    startedAt: now,
    idleUntil: now + runLifetimes.idle,
    endsAt: now + runLifetimes.whole,
    run,
  };
};
