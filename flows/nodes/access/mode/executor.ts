import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/**
 * Looks at the app's setting and at nothing else. "Only added by me" has no outcome of its own for people who were not
 * added: they are asked the same, and the verifying steps let nobody but the added through (MOB-1, MOB-12).
 */
export const executor = defineExecutor(definition, async ({ app }) => ({
  kind: 'exit',
  outcome: app.access === 'anyone' ? 'open' : 'sign-in',
}));
