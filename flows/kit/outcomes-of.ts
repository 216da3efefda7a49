import type { Say } from '../languages/say.ts';
import type { NodeDefinition, OutcomeSpec } from './define-node.ts';

/** Ways out whose labels are the interface's own words, said. */
export const saidOutcomes = <Id extends string>(outcomes: readonly OutcomeSpec<Id>[], say: Say): readonly OutcomeSpec<Id>[] =>
  outcomes.map((outcome) => ({ ...outcome, label: say(outcome.label) }));

/**
 * A node's ways out with its parsed config, fixed or computed, their labels said. Computed ones are said where they are computed,
 * because a label a builder wrote is never said. What is stored (plans, traces) is made with `inEnglish`, whoever asks for it.
 */
export const outcomesOf = ({ outcomes }: Pick<NodeDefinition, 'outcomes'>, config: unknown, say: Say): readonly OutcomeSpec[] =>
  typeof outcomes === 'function' ? outcomes(config, say) : saidOutcomes(outcomes, say);
