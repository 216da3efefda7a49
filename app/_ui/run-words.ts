import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';

const causes = new Map(
  Object.entries({
    start: phrase('They started'),
    back: phrase('They went back'),
    ticket: phrase('They opened the link in the mail'),
    delivered: phrase('The message was delivered after a restart'),
    sent: phrase('The message was sent'),
    'cannot-send': phrase('The message could not be sent'),
    edited: phrase('The drawing was changed'),
  }),
);

const answers = new Map(
  Object.entries({ submit: phrase('They sent the form'), continue: phrase('They went on'), resend: phrase('They asked for it to be sent again') }),
);

/** Why a step of a run was taken. An answer that has no words here names the button that was pressed. */
export const causeWords = (cause: string, say: Say): string => {
  if (cause === 'mock:wrong') return say('You let them answer wrongly');
  if (cause.startsWith('mock:')) return say('You picked what happened');
  if (cause.startsWith('from:')) return say('You ran from here');
  if (!cause.startsWith('answer:')) return say(causes.get(cause) ?? 'The run went on');
  const action = cause.slice('answer:'.length);
  const known = answers.get(action);
  return known === undefined ? say('They chose “{action}”', { action: action.replaceAll(/[-_]/g, ' ') }) : say(known);
};

/** What decided an outcome, where it was not the step itself; to be said. */
export const ruleWords: Readonly<Record<'unwired' | 'guard' | 'limit' | 'error', string>> = {
  unwired: phrase('No wire leads on from here, so they went back to the screen before.'),
  guard: phrase('Decided while saving: something was used up, or taken by somebody else.'),
  limit: phrase('A limit of the run was reached.'),
  error: phrase('The step failed, and the run was refused to be safe.'),
};
