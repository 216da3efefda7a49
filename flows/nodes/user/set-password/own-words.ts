import type { User } from '#flows/kit/ports.ts';

/** What a password of this person must not contain: parts of their addresses and names, and the app's name (PWD-04). */
export const ownWords = (user: User, app: { app: string; name: string }): readonly string[] => {
  const texts = [...user.identifiers.map(({ canonical }) => canonical), ...Object.values(user.attributes), app.name, app.app];
  const parts = texts.flatMap((text) =>
    typeof text === 'string'
      ? text
          .normalize('NFKC')
          .toLowerCase()
          .split(/[^\p{L}\p{Nd}]+/u)
      : [],
  );
  // Shorter ones would forbid too much: every second password holds "ada".
  return [...new Set(parts.filter((part) => part.length >= 4))];
};
