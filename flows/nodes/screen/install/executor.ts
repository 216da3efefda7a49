import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/** Whether the app was really saved is between the person and the browser: both buttons go on. */
export const executor = defineExecutor(definition, async ({ arrival, config, say }) => {
  if (arrival.kind === 'answer') return { kind: 'exit', outcome: 'done' };
  return {
    kind: 'ask',
    challenge: {
      kind: 'message',
      title: say(config.title, 'title'),
      body: say(config.body, 'body'),
      fields: [],
      actions: [
        { id: 'install', label: say(undefined, 'install'), primary: true, inputs: false },
        { id: 'later', label: say(undefined, 'later'), primary: false, inputs: false },
      ],
    },
  };
});
