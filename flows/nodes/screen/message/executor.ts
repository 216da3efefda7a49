import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

export const executor = defineExecutor(definition, async ({ config, arrival, say }) => {
  if (arrival.kind === 'answer') return { kind: 'exit', outcome: 'continued' };
  return {
    kind: 'ask',
    challenge: {
      kind: 'message',
      title: say(config.title, 'title'),
      // With a title of one's own the default text below it would only disturb.
      ...((config.body || !config.title) && { body: say(config.body, 'body') }),
      fields: [],
      actions: [{ id: 'continue', label: say(config.button, 'button'), primary: true, inputs: false }],
    },
  };
});
