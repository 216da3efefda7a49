import { defineExecutor } from '#flows/kit/define-executor.ts';
import { evaluateCondition } from '#flows/kit/evaluate-condition.ts';
import { definition } from './definition.ts';

/**
 * Takes the first rule that holds. A rule that cannot be told ends the search: those after it were written by somebody
 * who relied on it (FLOW-05).
 */
export const executor = defineExecutor(definition, async ({ config, value }) => {
  for (const { id, when } of config.rules) {
    const held = await evaluateCondition(when, value);
    if (held === undefined) return { kind: 'exit', outcome: 'unknown' };
    if (held) return { kind: 'exit', outcome: id };
  }
  return { kind: 'exit', outcome: 'default' };
});
