import type { inferRouterOutputs } from '@trpc/server';
import { ruleWords } from '#app/_ui/run-words.ts';
import type { AppRouter } from '#server/index.ts';

export type Step = inferRouterOutputs<AppRouter>['runs']['trace']['steps'][number];
export type Line = Step['lines'][number];

const stops = new Map(
  Object.entries({
    ask: 'asked them and waited',
    wait: 'waits for something elsewhere',
    sending: 'is sending a message',
    done: 'let them in',
    failed: 'refused them',
    back: 'shown again',
  }),
);
/** What a step came to, and why if that is not plain: the rule that decided, what the screen told them. `again`: the same question as before. */
export const outcomeWords = ({ outcome, rule, told }: Line, again: boolean): { words: string; why: readonly string[] } => ({
  words: 'label' in outcome ? outcome.label : again ? 'asked them again' : (stops.get(outcome.stop) ?? outcome.stop),
  why: [...(rule === null ? [] : [ruleWords[rule]]), ...told.map((words) => `They were told: “${words}”`)],
});

/** Whether a line asks what the step before ended with: the answer was not taken. */
export const asksAgain = (line: Line, before: Step | undefined): boolean => {
  const last = before?.lines.at(-1);
  return (
    'stop' in line.outcome &&
    line.outcome.stop === 'ask' &&
    last !== undefined &&
    'stop' in last.outcome &&
    last.outcome.stop === 'ask' &&
    last.node === line.node &&
    last.visit === line.visit
  );
};

/** Time since the run began: "+0.3 s", "+2 min 5 s". */
export const sinceStart = (ms: number): string => {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 60) return `+${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 3_600 ? `+${Math.floor(whole / 60)} min ${whole % 60} s` : `+${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
};
