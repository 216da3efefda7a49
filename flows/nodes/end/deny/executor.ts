import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/** Says the same to everybody, however they got here: who was refused learns nothing about accounts (PWD-08). */
export const executor = defineExecutor(definition, async ({ config, say }) => {
  const title = say(config.title, 'title');
  return { kind: 'finish', result: 'failed', title, body: say(config.body, 'body'), statusText: title };
});
