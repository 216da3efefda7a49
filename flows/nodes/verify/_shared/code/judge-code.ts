import { attemptAgainst } from '../attempt.ts';
import { provenAddress } from '../proven-address.ts';
import type { Recipient } from '../recipient.ts';
import { codeScreen } from './code-screen.ts';
import { codeDigest, type CodeInput, type CodeMemo, type CodeMethod, type CodeStep } from './code-method.ts';

/**
 * Codes an account takes in a row before waits begin: one code's worth. With waits of up to an hour that makes 34 guesses
 * a day, and 5 more for each time its owner signs in: under the 100 in a million that OTP-05 allows.
 */
const freeTries = 5;

/** Right, wrong or too late. Every compared code counts against the account before anybody learns what it was (OTP-05). */
export const judgeCode = async (input: CodeInput, method: CodeMethod, recipient: Recipient, memo: CodeMemo, typed: unknown): Promise<CodeStep> => {
  const { config, ports, subject, say } = input;
  const digits = String(config.digits);
  // As people copy it: spaces, a hyphen in the middle, the digits of another keyboard.
  const code = typeof typed === 'string' ? typed.normalize('NFKC').replace(/[\s-]/g, '') : '';
  const again = (problem: string, values?: Record<string, string>, next = memo) =>
    codeScreen(input, recipient, next, { field: 'code', code: problem, text: say(undefined, problem, values) });

  if (code.length !== config.digits || !/^\d+$/.test(code)) return again('malformed', { digits });
  if (ports.clock.now() >= memo.expiresAt) return again('expired');

  const attempt = await attemptAgainst(input, { purpose: method.purpose, user: recipient.user, free: freeTries, otherwise: 'exhausted' });
  if (recipient.admitted && ports.digest.equal(codeDigest(input, method.purpose, recipient.address, code), memo.digest)) {
    const proven = provenAddress(subject, recipient, 'exhausted');
    return {
      kind: 'exit',
      outcome: 'verified',
      subject: proven.subject,
      guards: [attempt.guard, ...proven.guards],
      effects: [...attempt.success, ...proven.effects],
    };
  }
  const failures = memo.failures + 1;
  if (failures < config.tries)
    return { ...again('wrong', { left: String(config.tries - failures) }, { ...memo, failures }), guards: [attempt.guard] };
  return {
    kind: 'exit',
    outcome: 'exhausted',
    memo: { ...memo, failures },
    guards: [attempt.guard],
    problems: [{ code: 'exhausted', text: say(undefined, 'exhausted') }],
  };
};
