import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Step } from '#flows/kit/step.ts';
import type { definition } from './definition.ts';
import type { PinFault } from './pin-fault.ts';

type Input = Pick<ExecutorInput<ReturnType<typeof definition.config.parse>, never>, 'config' | 'say'>;

export const pinScreen = ({ config, say }: Input, fault?: PinFault | 'not-the-same'): Step<string> => {
  const least = { least: String(config.style === 'digits' ? config.length : 8) };
  const type = config.style === 'digits' ? 'pin' : 'new-password';
  const autocomplete = config.style === 'digits' ? 'off' : 'new-password';
  const field = fault === 'not-the-same' ? 'repeat' : 'pin';
  return {
    kind: 'ask',
    problems: fault === undefined ? [] : [{ field, code: fault, text: say(undefined, fault, least) }],
    challenge: {
      kind: 'pin',
      title: say(config.title, 'title'),
      ...(config.body && { body: say(config.body, 'body') }),
      fields: [
        {
          name: 'pin',
          type,
          required: true,
          label: say(undefined, 'pin'),
          help: say(undefined, config.style === 'digits' ? 'help' : 'help-password', least),
          autocomplete,
        },
        { name: 'repeat', type, required: true, label: say(undefined, 'repeat'), autocomplete },
      ],
      actions: [{ id: 'submit', label: say(undefined, 'submit'), primary: true, inputs: true }],
    },
  };
};
