import { defineExecutor } from '#flows/kit/define-executor.ts';
import { recipientFor } from '../_shared/recipient.ts';
import { resendFault } from '../_shared/resend-fault.ts';
import { codeScreen } from './code-screen.ts';
import { codeMemo, type CodeInput, type CodeStep } from './code-visit.ts';
import { definition } from './definition.ts';
import { judgeCode } from './judge-code.ts';
import { sendCode } from './send-code.ts';

const give = ({ say }: CodeInput, outcome: 'cannot-send' | 'exhausted'): CodeStep => ({
  kind: 'exit',
  outcome,
  problems: [{ code: outcome, text: say(undefined, outcome) }],
});

export const executor = defineExecutor(definition, async (input): Promise<CodeStep> => {
  const { arrival, config, say } = input;
  const recipient = await recipientFor(input);
  if (recipient === undefined) return give(input, 'cannot-send');
  if (arrival.kind === 'enter') return sendCode(input, recipient, 0);

  const memo = codeMemo.parse(input.memo);
  if (arrival.kind === 'delivered') return arrival.sent ? codeScreen(input, recipient, memo) : give(input, 'cannot-send');
  // Back on this screen after it was lost: it stays lost.
  if (memo.failures >= config.tries) return give(input, 'exhausted');
  if (arrival.kind !== 'answer') return codeScreen(input, recipient, memo);
  if (arrival.action !== 'resend') return judgeCode(input, recipient, memo, arrival.inputs.code);

  const fault = await resendFault(input, recipient, { ...config, sentAt: memo.sentAt });
  if (fault === undefined) return sendCode(input, recipient, memo.failures);
  return codeScreen(input, recipient, memo, { code: fault.problem, text: say(undefined, fault.problem, fault.values) });
});
