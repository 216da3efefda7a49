import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { PasswordFault } from '#flows/kit/ports.ts';
import type { Step } from '#flows/kit/step.ts';
import type { definition } from './definition.ts';

type Input = Pick<ExecutorInput<ReturnType<typeof definition.config.parse>, never>, 'config' | 'say'>;

/**
 * One field, shown in the clear on request by the page, without rules on what it is made of (PWD-02). Its length is no
 * constraint of the field: what is wrong with a password is told by the step, in words (PWD-04).
 */
export const passwordScreen = ({ config, say }: Input, fault?: PasswordFault): Step<string> => {
  const least = { least: config.use === 'only-factor' ? '15' : '8' };
  return {
    kind: 'ask',
    problems: fault === undefined ? [] : [{ field: 'password', code: fault, text: say(undefined, fault, least) }],
    challenge: {
      kind: 'password',
      title: say(config.title, 'title'),
      ...(config.body && { body: say(config.body, 'body') }),
      fields: [
        {
          name: 'password',
          type: 'new-password',
          required: true,
          label: say(undefined, 'label'),
          help: say(undefined, 'help', least),
          autocomplete: 'new-password',
        },
      ],
      actions: [
        { id: 'submit', label: say(undefined, 'submit'), primary: true, inputs: true },
        ...(config.optional ? [{ id: 'skip', label: say(undefined, 'skip'), primary: false, inputs: false }] : []),
      ],
    },
  };
};
