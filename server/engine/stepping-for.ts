import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import type { RunRecord } from '../storage/ports/runs.ts';
import { machineFor } from './machine-for.ts';
import { planOf } from './plan-of.ts';
import type { Realm } from './realm.ts';
import { isServed } from './run-state.ts';
import { openSecrets } from './secret-variables.ts';
import type { Stepping } from './take-step.ts';

/** A stored run with the plan it began on (FLOW-15), ready to step. Throws `run-over` when its flow or client is gone (FLOW-11). */
export const steppingFor = async (services: Services, realm: Realm, stored: RunRecord, cause: string): Promise<Stepping> => {
  if (!(await isServed(realm, stored))) throw new Problem('run-over');
  const plan = await planOf(realm, stored);
  const record = openSecrets(services.seal, plan, stored);
  const machine = machineFor(services, realm, plan, { run: record.id, flow: record.flow, version: record.version });
  return { services, realm, machine, record, expected: record.run.number, cause };
};
