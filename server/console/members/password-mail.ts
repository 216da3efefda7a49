/** Tells a builder that their password was changed (PWD-09). */
export const passwordMail = (consoleUrl: string, to: string) => ({
  to,
  subject: 'Your Sallyport password was changed',
  text: [
    `The password of your account at ${new URL(consoleUrl).host} has just been changed.`,
    'If that was you, there is nothing to do.',
    'If it was not, somebody else can get into your account: ask an owner of your workspace to remove you from it at once.',
  ].join('\n\n'),
});
