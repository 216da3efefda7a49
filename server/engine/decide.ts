import type { Decision, Failed } from '#flows/interpreter/decision.ts';
import { runLimits } from '#flows/interpreter/run.ts';
import type { CommitResult } from '../storage/ports/runs.ts';
import { Problem } from '../errors.ts';

type Commit = Extract<Decision, { kind: 'commit' }>;

/** Recomputations a step gets before the server gives up (DESIGN section 4). */
const tries = 3;

/**
 * Computes a step and commits it. A guard that fails in the commit turns into its declared outcome and the step is
 * computed again; so it is on fresh data when a unique key clashed. Nothing is told before the commit held.
 */
export const decideAndCommit = async (
  decide: (failed: Failed) => Promise<Decision>,
  commit: (decision: Commit) => Promise<CommitResult>,
  /** The run's number as it was read: what a stale answer is told. */
  current: number,
): Promise<Commit> => {
  const failed = new Map<string, string>();
  let conflicts = 0;
  for (;;) {
    const decision = await decide(failed);
    if (decision.kind === 'refuse') {
      if (decision.code === 'invalid-input') throw new Problem('invalid-input', { errors: [...decision.errors] });
      throw new Problem(decision.code, decision.code === 'stale-state' ? { current } : {});
    }
    const result = await commit(decision);
    if (result.ok) return decision;
    if (result.reason === 'stale') throw new Problem('stale-state', { current: result.number });
    if (result.reason === 'duplicate') throw new Problem('in-progress', { retryAfter: 1 });
    if (result.reason === 'conflict') {
      conflicts += 1;
      if (conflicts >= tries) throw new Problem('busy', { retryAfter: 1 }, 'a step clashed with others three times');
      continue;
    }
    const guard = decision.guards[result.index];
    // Each failing guard is named once; a step has few, so this ends.
    if (guard === undefined || failed.has(guard.at) || failed.size >= runLimits.transitions)
      throw new Problem('internal', {}, 'a guard failed twice');
    failed.set(guard.at, guard.otherwise);
  }
};
