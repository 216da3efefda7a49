import type { PasswordFault, PasswordsPort } from '#flows/kit/ports.ts';
import { isCommon } from './common-passwords.ts';
import { lengthOf, normalise } from './normalise.ts';

/** Code points (PWD-01, NIST SP 800-63B 3.1.1.2). */
const shortest = { onlyFactor: 15, besideAnother: 8 };
/** Own words below this length occur by chance. */
const shortestWord = 4;

/** Length, blocklist and own data are all that is asked; no rules of composition (PWD-02). */
export const judgePassword: PasswordsPort['judge'] = (password, { onlyFactor, words }): PasswordFault | undefined => {
  const normal = normalise(password);
  if (normal === undefined) return 'too-long';
  if (lengthOf(normal) < (onlyFactor ? shortest.onlyFactor : shortest.besideAnother)) return 'too-short';
  if (isCommon(normal)) return 'common';
  return containsAny(normal.toLowerCase(), words) ? 'contains-own-data' : undefined;
};

const containsAny = (password: string, words: readonly string[]): boolean =>
  words.flatMap(parts).some((part) => part.length >= shortestWord && password.includes(part));

/** `Ann.Lee@example.org` counts as a whole and by its parts, except the ending that everybody has. */
const parts = (word: string): readonly string[] => {
  const text = word.normalize('NFKC').toLowerCase().trim();
  return [text, ...text.replace(/\.[a-z]{2,24}$/, '').split(/[^\p{L}\p{N}]+/u)];
};
