import { IntlMessageFormat } from 'intl-messageformat';

/** The words of one language by the English ones. What is missing is said in English. */
export type Catalog = Readonly<Record<string, string>>;

export type Values = Readonly<Record<string, string | number>>;

/**
 * Says an English text in the language it was made for. With values the text is an ICU message (`{name}`,
 * `{count, plural, one {# step} other {# steps}}`); without, it is said letter by letter, braces and all.
 */
export type Say = (text: string, values?: Values) => string;

const parse = (words: string, language: string): IntlMessageFormat | undefined => {
  try {
    return new IntlMessageFormat(words, language, undefined, { ignoreTag: true });
  } catch {
    return undefined;
  }
};

/** Total: a translation that cannot be read is not said, the English text is. */
export const createSay = (language: string, catalog: Catalog): Say => {
  const parsed = new Map<string, IntlMessageFormat | undefined>();
  const wordsFor = (text: string): string => (Object.hasOwn(catalog, text) ? catalog[text] : undefined) ?? '';
  const formatOf = (text: string): IntlMessageFormat | undefined => {
    if (parsed.has(text)) return parsed.get(text);
    const words = wordsFor(text);
    const format = (words === '' ? undefined : parse(words, language)) ?? parse(text, 'en');
    parsed.set(text, format);
    return format;
  };
  return (text, values) => {
    if (values === undefined) return wordsFor(text) || text;
    return String(formatOf(text)?.format({ ...values }) ?? text);
  };
};

export const inEnglish: Say = createSay('en', {});
