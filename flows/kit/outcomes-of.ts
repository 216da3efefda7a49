import type { Say } from '../languages/say.ts';
import type { NodeDefinition, OutcomeSpec } from './define-node.ts';

/**
 * A node's ways out with its parsed config, fixed or computed, their labels said. Computed ones are said where they are computed,
 * because a label a builder wrote is never said. What is stored (plans, traces) is made with `inEnglish`, whoever asks for it.
 */
export const outcomesOf = ({ outcomes }: Pick<NodeDefinition, 'outcomes'>, config: unknown, say: Say): readonly OutcomeSpec[] =>
  typeof outcomes === 'function' ? outcomes(config, say) : outcomes.map((outcome) => ({ ...outcome, label: say(outcome.label) }));
