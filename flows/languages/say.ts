import { IntlMessageFormat } from 'intl-messageformat';

/** The words of one language by the English ones. What is missing is said in English. */
export type Catalog = Readonly<Record<string, string>>;

export type Values = Readonly<Record<string, string | number>>;

/**
 * Says an English text in the language it was made for. With values the text is an ICU message (`{name}`,
 * `{count, plural, one {# step} other {# steps}}`); without, it is said letter by letter, braces and all.
 */
export type Say = (text: string, values?: Values) => string;

type Format = (values: Values) => string;

const slot = /\{(\w+)\}/g;

/** Words with slots and nothing else, which most are: an open drawing says thousands of them with every change. */
const filled = (words: string): Format | undefined => {
  if (/[{}']/.test(words.replaceAll(slot, ''))) return undefined;
  // Every second part is the name of a slot.
  const parts = words.split(slot);
  return (values) => parts.map((part, index) => (index % 2 === 0 ? part : (values[part] ?? `{${part}}`))).join('');
};

const parse = (words: string, language: string): Format | undefined => {
  try {
    const message = new IntlMessageFormat(words, language, undefined, { ignoreTag: true });
    return filled(words) ?? ((values) => String(message.format({ ...values })));
  } catch {
    return undefined;
  }
};

/** A message throws for a slot that nothing was given for, as one that is misspelled in a translation. */
const attempt = (format: Format | undefined, values: Values): string | undefined => {
  try {
    return format?.(values);
  } catch {
    return undefined;
  }
};

/** Total: a translation that cannot be read or filled in is not said, the English text is. */
export const createSay = (language: string, catalog: Catalog): Say => {
  const parsed = new Map<string, Format | undefined>();
  const wordsFor = (text: string): string => (Object.hasOwn(catalog, text) ? catalog[text] : undefined) ?? '';
  const formatOf = (text: string): Format | undefined => {
    if (parsed.has(text)) return parsed.get(text);
    const words = wordsFor(text);
    const format = (words === '' ? undefined : parse(words, language)) ?? parse(text, 'en');
    parsed.set(text, format);
    return format;
  };
  return (text, values) => {
    if (values === undefined) return wordsFor(text) || text;
    return attempt(formatOf(text), values) ?? attempt(parse(text, 'en'), values) ?? text;
  };
};

export const inEnglish: Say = createSay('en', {});
