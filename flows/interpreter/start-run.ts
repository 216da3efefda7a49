import type { RunContext } from '../kit/define-executor.ts';
import type { Decision, Failed } from './decision.ts';
import type { Machine } from './machine.ts';
import type { Run } from './run.ts';
import { beginWalk } from './walk.ts';
import { walkOn } from './walk-on.ts';

/**
 * The first step of a new run, from the named entry node or else the plan's first entry. Undefined when the plan has no
 * such entry.
 */
export const startRun = async (
  machine: Machine,
  input: { entry?: string; context: RunContext; locale: string },
  failed: Failed = new Map(),
): Promise<Decision | undefined> => {
  const { entries } = machine.plan;
  const entry = input.entry === undefined ? entries[0] : entries.find((candidate) => candidate.id === input.entry || candidate.type === input.entry);
  const node = entry && machine.plan.nodes[entry.node];
  if (node === undefined || entry === undefined) return undefined;
  const run: Run = { number: 0, floor: 1, states: [], visits: { [node.id]: 1 }, memos: {}, proofs: [], context: input.context, locale: input.locale };
  return walkOn(machine, beginWalk(machine, run, undefined), { node: entry.node, visit: 1, arrival: { kind: 'enter' } }, failed);
};
