/**
 * A name in a mail from us: on one line, and nothing in it that a mail program makes a link of. Whoever names a workspace chooses no
 * link of ours (OUT-07).
 */
const plain = (name: string): string =>
  name
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/:\/\//g, ' ')
    .replace(/(?<=\S)\.(?=\S)/g, '. ');

/** The mail that asks somebody into a workspace. The link's secret stands behind `#`, so that it reaches no log. */
export const invitationMail = (input: { to: string; by: string; workspace: string; link: string }) => {
  const [by, workspace] = [plain(input.by), plain(input.workspace)];
  return {
    to: input.to,
    subject: `You are invited to ${workspace} on Sallyport`,
    text: [
      `${by} invites you to the workspace ${workspace}, where they draw how people get into their apps.`,
      'Open this link to join. It works once, for three days:',
      input.link,
      'If you did not expect this, ignore the mail: nothing happens without the link.',
    ].join('\n\n'),
  };
};
