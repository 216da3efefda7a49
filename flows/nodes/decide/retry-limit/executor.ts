import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/** Counts its own visits, which only grow: going back or around does not give tries back. */
export const executor = defineExecutor(definition, async ({ config, node, say }) => {
  if (node.visit > config.tries) return { kind: 'exit', outcome: 'used-up' };
  const left = String(config.tries - node.visit + 1);
  return { kind: 'exit', outcome: 'again', problems: [{ code: 'again', text: say(config.message, 'again', { left }) }] };
});
