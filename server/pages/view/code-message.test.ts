import { expect, test } from 'vitest';
import { text, wireStep } from '#tests/support/wire-step.ts';
import { codeMessage } from './code-message.ts';

const problem = (code: string, field?: string) => ({ code, text: text(code), ...(field !== undefined && { field }) });
const said = (problems: ReturnType<typeof problem>[], left: number | undefined) => {
  const message = codeMessage(wireStep({ challenge: { kind: 'code', title: text('Code') }, problems }), left);
  return [...message.problems.map(({ code }) => code), ...(message.over ? ['our note'] : [])];
};

test.each([
  ['nothing wrong yet', [], ['our note']],
  ['a wrong code before', [problem('wrong', 'code')], ['our note']],
  ['an expired code sent', [problem('expired', 'code')], ['expired']],
  ['a new code asked for too soon', [problem('too-soon')], ['too-soon']],
  ['both', [problem('expired', 'code'), problem('too-many-sends')], ['too-many-sends']],
])('a code that is over says one thing: %s', (_, problems, one) => {
  expect(said(problems, 0)).toEqual(one);
});

test('before that, and before the script runs, everything stays as the server said it', () => {
  const problems = [problem('wrong', 'code'), problem('too-soon')];
  for (const left of [1, undefined]) expect(said(problems, left)).toEqual(['wrong', 'too-soon']);
});
