import { createRequire } from 'node:module';
import * as z from 'zod';

/** A piece that makes up a common password together with another one: shorter ones say nothing. */
const shortestPiece = 4;
/** No two entries of the list are longer together. */
const longestPair = 64;

let loaded: ReadonlySet<string> | undefined;

/** About 49,000 leaked passwords, most used first; 18,000 have 8 characters or more. Loaded when first asked for: 4 MB. */
export const commonPasswords = (): ReadonlySet<string> => {
  loaded ??= new Set(z.array(z.string()).parse(createRequire(import.meta.url)('@zxcvbn-ts/language-common/dist/passwords.json.cjs')));
  return loaded;
};

/**
 * Whether attackers try it early (PWD-04). Lists of leaks hold few entries of 15 characters, where a sole password
 * begins; what people do there is to put two common ones together, repeat one, or walk along the keyboard.
 */
export const isCommon = (password: string): boolean => {
  const text = password.toLowerCase();
  return commonPasswords().has(text) || isRepetition(text) || isSequence(text) || isPair(text);
};

const isPair = (text: string): boolean => {
  if (text.length > longestPair) return false;
  const list = commonPasswords();
  for (let cut = shortestPiece; cut <= text.length - shortestPiece; cut++) {
    if (list.has(text.slice(0, cut)) && list.has(text.slice(cut))) return true;
  }
  return false;
};

/** `abcabcabcabc`, also when the last round is cut short. */
const isRepetition = (text: string): boolean => {
  for (let unit = 1; unit <= Math.min(text.length / 2, 6); unit++) {
    if (text.slice(unit) === text.slice(0, -unit)) return true;
  }
  return false;
};

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
];
const walks = new Set(
  rows.flatMap((row) => [row, [...row].reverse().join('')]).flatMap((row) => [...row].slice(1).map((key, index) => `${row[index]}${key}`)),
);

/** Nothing but steps to the next letter, digit or key, with at most three jumps. */
const isSequence = (text: string): boolean => {
  const keys = [...text];
  const jumps = keys.slice(1).filter((key, index) => key !== keys[index] && !walks.has(`${keys[index]}${key}`));
  return keys.length > 3 && jumps.length <= 3;
};
