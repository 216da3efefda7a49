/** Letters and digits of ASCII, single dots, hyphens and underscores between them: nothing that looks like another name. */
const narrow = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/**
 * A user name in the only form that is compared and stored: NFKC, case folded, 2 to 64 characters of a narrow alphabet
 * (OTP-09). Undefined for anything else, an `@` included, so that a user name never reads as an address.
 */
export const canonicalUsername = (text: string): string | undefined => {
  const folded = text
    .normalize('NFKC')
    .replace(/^ +| +$/g, '')
    .toLowerCase();
  return folded.length >= 2 && folded.length <= 64 && narrow.test(folded) ? folded : undefined;
};
