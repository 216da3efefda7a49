import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/** The server has checked the session before the run began; here only the age of what it has proven is judged (SES-05). */
export const executor = defineExecutor(definition, async ({ config, proofs, ports }) => {
  const latest = Math.max(0, ...proofs.map(({ at }) => at));
  const isFresh = config.proof === 'any' || ports.clock.now() - latest <= config.freshSeconds * 1000;
  return { kind: 'exit', outcome: isFresh ? 'started' : 'stale' };
});
