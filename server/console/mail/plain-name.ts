/**
 * A name in a mail from us: on one line, and nothing in it that a mail program makes a link of. Whoever names a workspace or an app
 * chooses no link of ours (OUT-07).
 */
export const plainName = (name: string): string =>
  name
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/:\/\//g, ' ')
    .replace(/(?<=\S)\.(?=\S)/g, '. ');
