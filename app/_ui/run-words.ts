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

/** Why a step of a run was taken. An answer that has no words here names the button that was pressed. */
export const causeWords = (cause: string): string => {
  if (cause === 'mock:wrong') return 'You let them answer wrongly';
  if (cause.startsWith('mock:')) return 'You picked what happened';
  if (cause.startsWith('from:')) return 'You ran from here';
  if (!cause.startsWith('answer:')) return causes.get(cause) ?? 'The run went on';
  const action = cause.slice('answer:'.length);
  return answers.get(action) ?? `They chose “${action.replaceAll(/[-_]/g, ' ')}”`;
};

/** What decided an outcome, where it was not the step itself. */
export const ruleWords: Readonly<Record<'unwired' | 'guard' | 'limit' | 'error', string>> = {
  unwired: 'No wire leads on from here, so they went back to the screen before.',
  guard: 'Decided while saving: something was used up, or taken by somebody else.',
  limit: 'A limit of the run was reached.',
  error: 'The step failed, and the run was refused to be safe.',
};
