/** UTF-16 units looked at at all; a code point takes at most two. */
const longestText = 512;

/** Code points. NIST SP 800-63B asks for 64 or more. */
const longestPassword = 128;

/**
 * The form in which a password is counted, judged and hashed: NFKC, so that the same keys on another device give the
 * same bytes (PWD-01). Undefined for one that is too long to be looked at (PWD-06).
 */
export const normalise = (password: string): string | undefined => {
  if (password.length > longestText) return undefined;
  const normal = password.toWellFormed().normalize('NFKC');
  return lengthOf(normal) > longestPassword ? undefined : normal;
};

/** Code points, as people count them. */
export const lengthOf = (text: string): number => [...text].length;
