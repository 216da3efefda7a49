import type { Executor, ExecutorInput } from '../kit/define-executor.ts';
import type { PortName } from '../kit/ports.ts';
import type { Step } from '../kit/step.ts';
import type { Decision } from './decision.ts';
import { forcedAt, type ForcedOutcome } from './forced-outcome.ts';
import type { Machine } from './machine.ts';

/** What a node leaves behind that is made to take an outcome. `real`: its own executor, which may take it anyway. */
export type Mock = (visit: { type: string; outcome: string; input: ExecutorInput<unknown, PortName>; real: Executor }) => Promise<Step>;

/**
 * The machine with some outcomes forced: those nodes answer what `mock` says, all others are themselves. An outcome a node does not
 * have ends the run refused, as any undeclared one does. The interpreter itself knows nothing of it.
 */
export const withForced = (machine: Machine, forced: readonly ForcedOutcome[], mock: Mock): Machine => {
  const types = new Set(machine.plan.nodes.flatMap(({ id, type }) => (forced.some(({ node }) => node === id) ? [type] : [])));
  const overlaid = [...types].flatMap((type) => {
    const real = Object.hasOwn(machine.executors, type) ? machine.executors[type] : undefined;
    if (real === undefined) return [];
    const executor: Executor<unknown, string, PortName> = async (input) => {
      const found = forcedAt(forced, input.node.id, input.node.visit);
      return found === undefined ? real(input) : mock({ type, outcome: found.outcome, input, real });
    };
    return [[type, executor] as const];
  });
  return { ...machine, executors: { ...machine.executors, ...Object.fromEntries(overlaid) } };
};

/** The decision with what was forced marked in its transitions, so that no trace takes it for something that happened. */
export const markForced = (decision: Decision, forced: readonly ForcedOutcome[]): Decision =>
  decision.kind !== 'commit'
    ? decision
    : {
        ...decision,
        transitions: decision.transitions.map((transition) =>
          forcedAt(forced, transition.node, transition.visit)?.outcome === transition.outcome ? { ...transition, mocked: true } : transition,
        ),
      };
