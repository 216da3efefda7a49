import { baseOf } from './base-of.ts';

/**
 * The offered language nearest to the one asked for: the same tag, the tag without its last parts (`de-AT` → `de`; RFC 4647 3.4,
 * "lookup"), else any of the same base, because whoever asks for `pt` is better served by `pt-BR` than by another language.
 */
export const closestTag = (asked: string, offered: readonly string[]): string | undefined => {
  const parts = asked.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const shorter = parts.slice(0, length).join('-');
    const found = offered.find((language) => language.toLowerCase() === shorter);
    if (found !== undefined) return found;
  }
  return offered.find((language) => baseOf(language) === parts[0]);
};
