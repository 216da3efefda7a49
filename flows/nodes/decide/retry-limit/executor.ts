import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/** Counts its own visits, which only grow: going back or around does not give tries back. */
export const executor = defineExecutor(definition, async ({ config, node }) => ({
  kind: 'exit',
  outcome: node.visit <= config.tries ? 'again' : 'used-up',
}));
