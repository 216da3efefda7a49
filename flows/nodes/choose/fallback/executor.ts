import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/** A chain is dissolved into its methods when the flow is compiled. A plan that still holds one is broken: the run ends refused. */
export const executor = defineExecutor(definition, async ({ node }) => {
  throw new Error(`the fallback chain ${node.id} was not dissolved`);
});
