import type { Json } from '#flows/kit/json.ts';
import type { State } from '#flows/interpreter/run.ts';
import type { Plan } from '#flows/plan/plan.ts';
import type { Seal } from '../security/seal.ts';
import type { RunRecord } from '../storage/ports/runs.ts';

const mapSecrets = (plan: Plan, record: RunRecord, change: (value: Json) => Json): RunRecord => {
  const secret = new Set(Object.entries(plan.variables).flatMap(([name, scope]) => (scope === 'secret' ? [name] : [])));
  if (secret.size === 0) return record;
  const states = record.run.states.map(
    (state): State => ({
      ...state,
      vars: Object.fromEntries(Object.entries(state.vars).map(([name, value]) => [name, secret.has(name) ? change(value) : value])),
    }),
  );
  return { ...record, run: { ...record.run, states } };
};

/** A run as it is stored: values of secret variables sealed, bound to the run. */
export const sealSecrets = (seal: Seal, plan: Plan, record: RunRecord): RunRecord =>
  mapSecrets(plan, record, (value) => seal.seal('run-variable', record.id, JSON.stringify(value)));

/** The same run as the interpreter sees it. Throws when a sealed value does not open: the run cannot go on. */
export const openSecrets = (seal: Seal, plan: Plan, record: RunRecord): RunRecord =>
  mapSecrets(plan, record, (value) => (typeof value === 'string' ? JSON.parse(seal.open('run-variable', record.id, value)) : value));
