import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/** Ends the run. Whoever gets here has the session that the steps before issued, and no more than that. */
export const executor = defineExecutor(definition, async ({ config, say }) => ({
  kind: 'finish',
  result: 'done',
  screen: config.screen,
  title: say(config.title, 'title'),
  body: say(config.body, 'body'),
}));
