import { executors } from '#flows/nodes/executors.ts';
import type { Machine } from '#flows/interpreter/machine.ts';
import type { Plan } from '#flows/plan/plan.ts';
import type { Services } from '../services.ts';
import { portsFor } from './ports-for.ts';
import type { Realm } from './realm.ts';

/** The interpreter's surroundings for one run of this realm. */
export const machineFor = (services: Services, realm: Realm, plan: Plan, identity: Machine['identity']): Machine => ({
  plan,
  executors,
  ports: portsFor(services, realm),
  app: { app: realm.app.id, name: realm.app.name, env: realm.scope.env, access: realm.app.access, lifetimes: realm.app.lifetimes },
  identity,
});
