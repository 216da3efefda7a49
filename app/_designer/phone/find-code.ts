/** Parts of a mail's text: plain words, one-time codes and links. */
export type MailPart = { kind: 'words' | 'code' | 'link'; text: string };

const interesting = /(?<link>https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|(?<code>(?<![\d.,:/#-])\d{4,10}(?![\d.,:/-]\d|\d))/g;

/** Finds what a tester wants from a mail. A number inside of other figures (a date, an amount) is no code, nor is the line `@host #123456` that only browsers read. */
export const mailParts = (text: string): MailPart[] => {
  const parts: MailPart[] = [];
  let end = 0;
  for (const match of text.matchAll(interesting)) {
    if (match.index > end) parts.push({ kind: 'words', text: text.slice(end, match.index) });
    parts.push({ kind: match.groups?.['link'] === undefined ? 'code' : 'link', text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'words', text: text.slice(end) });
  return parts;
};
