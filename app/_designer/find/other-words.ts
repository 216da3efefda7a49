import type { Say } from '#flows/languages/say.ts';

/**
 * Other words somebody may look for, in English and in the builder's language. A catalog holds all of a thing as one entry, joined
 * by commas: a language has its own number of them.
 */
export const otherWords = (joined: string, say: Say): readonly string[] =>
  [...new Set([joined, say(joined)].flatMap((words) => words.split(/[,،]/)).map((word) => word.trim()))].filter((word) => word !== '');
