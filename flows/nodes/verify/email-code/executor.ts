import { defineExecutor } from '#flows/kit/define-executor.ts';
import { runCode } from '../_shared/code/run-code.ts';
import { recipientFor } from '../_shared/recipient.ts';
import { sendsKey } from '../_shared/sends-key.ts';
import { withCode } from '../_shared/with-code.ts';
import { definition } from './definition.ts';

export const executor = defineExecutor(definition, async (input) => {
  const { config, say, words } = input;
  return runCode(
    input,
    {
      purpose: 'email-code',
      limits: (recipient) => [{ key: sendsKey(input, recipient), limit: config.sendsPerHour, windowSeconds: 3_600 }],
      message: async ({ address }, values) => ({
        channel: 'email',
        to: address,
        subject: await words(say(config.mailSubject, 'mail-subject', values)),
        text: withCode(await words(say(config.mailText, 'mail-text', values)), values.code),
      }),
    },
    await recipientFor(input, 'email', config),
  );
});
