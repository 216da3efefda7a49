import type { RunContext } from '../kit/define-executor.ts';
import type { HeldSession } from '../kit/held-session.ts';
import type { Subject } from '../kit/step.ts';
import type { Json } from '../kit/json.ts';
import type { Decision, Failed } from './decision.ts';
import type { Machine } from './machine.ts';
import { pinnedAmr, type PinnedContext, pinnedNode } from './pinned-context.ts';
import type { Run } from './run.ts';
import { named } from './subject.ts';
import { beginWalk } from './walk.ts';
import { walkOn } from './walk-on.ts';

export type StartAtInput = {
  /** Id of a plan node. */
  node: string;
  subject: Subject;
  proofs: PinnedContext['proofs'];
  vars: { readonly [name: string]: Json };
  session?: HeldSession;
  context: RunContext;
  locale: string;
};

/**
 * The first step of a run that begins in the middle of a plan, with what it is taken to know. It grants proofs that nobody made: only
 * the engine of preview worlds may call it. Undefined: the plan has no such node, or a proof is about nobody.
 */
export const startAt = async (machine: Machine, input: StartAtInput, failed: Failed = new Map()): Promise<Decision | undefined> => {
  const index = machine.plan.nodes.findIndex(({ id }) => id === input.node);
  const isSomebody = input.subject.user !== undefined || input.subject.identifier !== undefined;
  if (index === -1 || (input.proofs.length > 0 && !isSomebody)) return undefined;
  const at = machine.ports.clock.now();
  const run: Run = {
    number: 0,
    floor: 1,
    states: [],
    visits: { [input.node]: 1 },
    memos: {},
    proofs: input.proofs.map((assurance) => ({
      assurance,
      amr: pinnedAmr[assurance],
      node: pinnedNode,
      visit: 0,
      subject: named(input.subject),
      at,
      state: 0,
    })),
    ...(input.session && { session: input.session }),
    context: input.context,
    locale: input.locale,
  };
  const walk = beginWalk(machine, run, undefined);
  walk.subject = input.subject;
  walk.vars = { ...input.vars };
  return walkOn(machine, walk, { node: index, visit: 1, arrival: { kind: 'enter' } }, failed);
};
