import { IntlMessageFormat } from 'intl-messageformat';
import { directionOf } from './direction-of.ts';

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

/**
 * A name runs the way of its own letters, whatever runs around it: set apart by the marks Unicode has for that (UAX 9,
 * FSI and PDI) where the language runs from right to left. Left to right, names of either kind read well without.
 */
const setApart = (language: string): ((value: string | number) => string | number) =>
  directionOf(language) === 'rtl'
    ? (value) => (typeof value === 'string' && otherLetter.test(value) ? `\u2068${value}\u2069` : value)
    : (value) => value;
const otherLetter = /(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}/u;

/** Words with slots and nothing else, which most are: an open drawing says thousands of them with every change. */
const filled = (words: string, apart: ReturnType<typeof setApart>): Format | undefined => {
  if (/[{}']/.test(words.replaceAll(slot, ''))) return undefined;
  // Every second part is the name of a slot.
  const parts = words.split(slot);
  return (values) => parts.map((part, index) => (index % 2 === 0 ? part : apart(values[part] ?? `{${part}}`))).join('');
};

type Parts = ReturnType<IntlMessageFormat['getAst']>;

/** The slots a message chooses its words by: they are compared, not said. */
const choosers = (parts: Parts): ReadonlySet<string> =>
  new Set(
    parts.flatMap((part) => {
      if (!('options' in part)) return [];
      const inside = Object.values(part.options).flatMap((option) => [...choosers(option.value)]);
      return 'offset' in part ? inside : [part.value, ...inside];
    }),
  );

const parse = (words: string, language: string): Format | undefined => {
  try {
    const message = new IntlMessageFormat(words, language, undefined, { ignoreTag: true });
    const apart = setApart(language);
    const chosenBy = choosers(message.getAst());
    const said = (values: Values) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, chosenBy.has(name) ? value : apart(value)]));
    return filled(words, apart) ?? ((values) => String(message.format(said(values))));
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
