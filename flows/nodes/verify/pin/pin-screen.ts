import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Step } from '#flows/kit/step.ts';
import type { definition } from './definition.ts';

type Input = Pick<ExecutorInput<ReturnType<typeof definition.config.parse>, never>, 'config' | 'say'>;

export const pinScreen = ({ config, say }: Input, problem?: 'wrong'): Step<never> => ({
  kind: 'ask',
  problems: problem === undefined ? [] : [{ field: 'pin', code: problem, text: say(undefined, problem) }],
  challenge: {
    kind: 'pin',
    title: say(config.title, 'title'),
    ...(config.body && { body: say(config.body, 'body') }),
    fields: [
      {
        name: 'pin',
        type: config.style === 'digits' ? 'pin' : 'password',
        required: true,
        label: say(undefined, 'pin'),
        autocomplete: config.style === 'digits' ? 'off' : 'current-password',
      },
    ],
    actions: [{ id: 'submit', label: say(undefined, 'submit'), primary: true, inputs: true }],
  },
});
