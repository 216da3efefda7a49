import type { Plan } from '#flows/plan/plan.ts';
import { parsePlan } from '#flows/plan/parse-plan.ts';
import type { FlowsPort } from '../ports/flows.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { type Call, call, type Driver, first, statement } from '../script.ts';
import { sweeper } from './sweep.ts';

const find = statement<Pick<RowOf<'plans'>, 'plan'>>('SELECT plan FROM plans WHERE hash = ?');
const save = insertInto('plans', ['hash', 'plan', 'released_at'], 'ON CONFLICT (hash) DO UPDATE SET released_at = NULL');
const release = statement<never>('UPDATE plans SET released_at = ? WHERE hash = ?');
/** Longer than any run that began on it is kept. */
const keptMs = 8 * 24 * 3_600_000;
const sweep = sweeper(
  'plans',
  'hash',
  `released_at <= ? AND NOT EXISTS (SELECT 1 FROM versions WHERE versions.plan = plans.hash)
  AND NOT EXISTS (SELECT 1 FROM flows WHERE flows.sandbox_plan = plans.hash)`,
);

/** Plans are named by their content: storing one again only says that it is in use. */
export const writePlan = (plan: Plan): Call => save({ hash: plan.hash, plan: toJson(plan), released_at: null });
export const releasePlan = (hash: string, at: number): Call => call(release, at, hash);

export const plansPort = (driver: Driver): Pick<FlowsPort, 'plan' | 'storePlan' | 'purge'> => ({
  plan: async (hash) => {
    const row = await driver.read(first(find, hash));
    if (row === undefined) return undefined;
    const parsed = parsePlan(fromJson(row.plan));
    if (!parsed.ok || parsed.plan.hash !== hash)
      throw new Error(`the stored plan ${hash} is not what its hash says: ${parsed.ok ? 'hash-differs' : parsed.reason}`);
    return parsed.plan;
  },
  storePlan: (plan) =>
    driver.write(function* storePlan() {
      return { value: undefined, writes: [writePlan(plan)] };
    }),
  purge: (now, limit) => driver.write(() => sweep(limit, now - keptMs)),
});
