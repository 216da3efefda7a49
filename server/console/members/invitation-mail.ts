import { plainName } from '../mail/plain-name.ts';

/** The mail that asks somebody into a workspace. The link's secret stands behind `#`, so that it reaches no log. */
export const invitationMail = (input: { to: string; by: string; workspace: string; link: string }) => {
  const [by, workspace] = [plainName(input.by), plainName(input.workspace)];
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
