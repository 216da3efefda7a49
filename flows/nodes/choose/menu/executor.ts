import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

export const executor = defineExecutor(definition, async ({ config, arrival, say }) => {
  if (arrival.kind === 'answer') return { kind: 'exit', outcome: arrival.action };
  return {
    kind: 'ask',
    challenge: {
      kind: 'choice',
      title: say(config.title, 'title'),
      ...(config.body && { body: say(config.body, 'body') }),
      fields: [],
      actions: config.options.map(({ id, name, words }) => ({ id, label: say(words, 'option', { name }), primary: false, inputs: false })),
    },
  };
});
