/** The mail that asks somebody into a workspace. The link's secret stands behind `#`, so that it reaches no log. */
export const invitationMail = (input: { to: string; by: string; workspace: string; link: string }) => ({
  to: input.to,
  subject: `You are invited to ${input.workspace} on Sallyport`,
  text: [
    `${input.by} invites you to the workspace ${input.workspace}, where they draw how people get into their apps.`,
    `Open this link to join. It works once, for three days:`,
    input.link,
    'If you did not expect this, ignore the mail: nothing happens without the link.',
  ].join('\n\n'),
});
