import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Step } from '#flows/kit/step.ts';
import type { definition } from './definition.ts';

/** Asks for the password; always empty, pasting and password managers work (PWD-02, WEB-11). */
export const passwordScreen = (
  { config, say }: Pick<ExecutorInput<ReturnType<typeof definition.config.parse>, never>, 'config' | 'say'>,
  problem?: 'wrong',
): Extract<Step<never>, { kind: 'ask' }> => ({
  kind: 'ask',
  challenge: {
    kind: 'password',
    title: say(config.title, 'title'),
    ...(config.body && { body: say(config.body, 'body') }),
    fields: [
      {
        name: 'password',
        type: 'password',
        required: true,
        label: say(undefined, 'password'),
        autocomplete: 'current-password',
        minLength: 1,
        maxLength: 1_024,
      },
    ],
    actions: [{ id: 'submit', label: say(undefined, 'submit'), primary: true, inputs: true }],
  },
  ...(problem && { problems: [{ field: 'password', code: problem, text: say(undefined, problem) }] }),
});
