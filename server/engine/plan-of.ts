import type { Plan } from '#flows/plan/plan.ts';
import { Problem } from '../errors.ts';
import type { RunRecord } from '../storage/ports/runs.ts';
import type { Realm } from './realm.ts';

/** The plan a run began on. Plans of live and sandbox runs are kept; a preview run whose draft was edited away is over. */
export const planOf = async (realm: Pick<Realm, 'kind' | 'plan'>, record: Pick<RunRecord, 'id' | 'plan'>): Promise<Plan> => {
  const plan = await realm.plan(record.plan);
  if (plan !== undefined) return plan;
  throw realm.kind === 'preview' ? new Problem('run-over') : new Problem('internal', {}, `plan ${record.plan} of run ${record.id} is missing`);
};
