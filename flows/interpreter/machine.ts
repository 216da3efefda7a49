import type { AppPolicy, Executor } from '../kit/define-executor.ts';
import type { Ports } from '../kit/ports.ts';
import type { Plan } from '../plan/plan.ts';

/** What the interpreter is given. It never imports node types: executors arrive as a table, so its tests use toy ones. */
export type Machine = {
  plan: Plan;
  executors: Readonly<Record<string, Executor>>;
  ports: Ports;
  app: AppPolicy;
  /** Who this run is, for what nodes store about it. */
  identity: { run: string; flow: string; version: number };
};
