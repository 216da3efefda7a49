import type { Recipient } from '../recipient.ts';
import { resendFault } from '../resend-fault.ts';
import { codeMemo, type CodeInput, type CodeMethod, type CodeStep } from './code-method.ts';
import { codeScreen } from './code-screen.ts';
import { judgeCode } from './judge-code.ts';
import { sendCode } from './send-code.ts';

const give = ({ say }: CodeInput, outcome: 'cannot-send' | 'exhausted'): CodeStep => ({
  kind: 'exit',
  outcome,
  problems: [{ code: outcome, text: say(undefined, outcome) }],
});

/** A code that is sent, asked for and judged, whatever it is sent by. Without a recipient it cannot be sent. */
export const runCode = async (input: CodeInput, method: CodeMethod, recipient: Recipient | undefined): Promise<CodeStep> => {
  const { arrival, config, say } = input;
  if (recipient === undefined) return give(input, 'cannot-send');
  if (arrival.kind === 'enter') return sendCode(input, method, recipient, 0);

  const memo = codeMemo.parse(input.memo);
  if (arrival.kind === 'delivered') return arrival.sent ? codeScreen(input, recipient, memo) : give(input, 'cannot-send');
  // Back on this screen after it was lost: it stays lost.
  if (memo.failures >= config.tries) return give(input, 'exhausted');
  if (arrival.kind !== 'answer') return codeScreen(input, recipient, memo);
  if (arrival.action !== 'resend') return judgeCode(input, method, recipient, memo, arrival.inputs.code);

  const { resendAfterSeconds } = config;
  const fault = await resendFault(input, { resendAfterSeconds, sentAt: memo.sentAt, limits: method.limits(recipient) });
  if (fault === undefined) return sendCode(input, method, recipient, memo.failures);
  return codeScreen(input, recipient, memo, { code: fault.problem, text: say(undefined, fault.problem, fault.values) });
};
