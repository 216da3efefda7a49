import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

export const executor = defineExecutor(definition, async ({ config, arrival, say }) => {
  if (arrival.kind === 'answer') return { kind: 'exit', outcome: 'done' };
  return {
    kind: 'ask',
    challenge: {
      kind: 'message',
      title: say(config.title, 'title'),
      fields: [],
      actions: [{ id: 'continue', label: say(undefined, 'button'), primary: true, inputs: false }],
    },
  };
});
