import type { WireStep } from '#flows/protocol/step.ts';

type Problems = WireStep['problems'];

/**
 * What a code screen says once its code's time is over (`left` 0): one thing. Why no new code can be sent, if that is so; else what the
 * server said about the time; else our own note. What was wrong with a code that has expired since does not matter any more.
 */
export const codeMessage = (step: WireStep, left: number | undefined): { problems: Problems; over: boolean } => {
  if (step.challenge.kind !== 'code' || left !== 0) return { problems: step.problems, over: false };
  const general = step.problems.filter(({ field }) => field === undefined);
  const problems = general.length > 0 ? general : step.problems.filter(({ code }) => code === 'expired');
  return { problems, over: problems.length === 0 };
};
