import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/index.ts';

export type Step = inferRouterOutputs<AppRouter>['runs']['trace']['steps'][number];
export type Line = Step['lines'][number];

const causes = new Map(
  Object.entries({
    start: 'They started',
    back: 'They went back',
    ticket: 'They opened the link in the mail',
    delivered: 'The message was delivered after a restart',
    sent: 'The message was sent',
    'cannot-send': 'The message could not be sent',
    edited: 'The drawing was changed',
  }),
);

const answers = new Map(Object.entries({ submit: 'They sent the form', continue: 'They went on', resend: 'They asked for it to be sent again' }));

/** Why a step was taken. An answer that has no words here names the button that was pressed. */
export const causeWords = (cause: string): string => {
  if (!cause.startsWith('answer:')) return causes.get(cause) ?? 'The run went on';
  const action = cause.slice('answer:'.length);
  return answers.get(action) ?? `They chose “${action.replaceAll(/[-_]/g, ' ')}”`;
};

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
const rules: Record<NonNullable<Line['rule']>, string> = {
  unwired: 'No wire leads on from here, so they went back to the screen before.',
  guard: 'Decided while saving: something was used up, or taken by somebody else.',
  limit: 'A limit of the run was reached.',
  error: 'The step failed, and the run was refused to be safe.',
};

/** What a step came to, and why if that is not plain. `again`: the same question as before. */
export const outcomeWords = ({ outcome, rule }: Line, again: boolean): { words: string; why: string | undefined } => ({
  words: 'label' in outcome ? outcome.label : again ? 'asked them again' : (stops.get(outcome.stop) ?? outcome.stop),
  why: rule === null ? undefined : rules[rule],
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
