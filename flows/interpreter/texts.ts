/** What the interpreter itself may say, in English; keys are `flow.<name>`. Translations come with the app's strings. */
export const flowTexts: Readonly<Record<string, string>> = {
  'flow.sending': 'One moment…',
  'flow.try-again': 'That did not work. Try again.',
  'flow.failed': 'You could not be signed in',
  'flow.failed-body': 'Start again, or contact the people who run this app.',
};
