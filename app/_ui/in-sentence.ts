import type { LanguageTag } from '#flows/languages/languages.ts';

/**
 * A label within a sentence: English ones begin small there, but for abbreviations ("IP addresses"). Other languages keep their
 * letters: German nouns are written large.
 */
export const inSentence = (words: string, language: LanguageTag): string =>
  language === 'en' && !/^\p{Lu}{2}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
