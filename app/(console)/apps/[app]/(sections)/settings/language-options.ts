import { languageName } from '#flows/languages/language-name.ts';

const tags = [
  'ar',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'en-GB',
  'es',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nl',
  'no',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'ru',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh',
];

/** Languages to choose from, by their English names; the one that is set is always among them. */
export const languageOptions = (current: string): { value: string; label: string }[] =>
  [...new Set([...tags, current])].map((value) => ({ value, label: languageName(value, 'en') })).sort((a, b) => a.label.localeCompare(b.label));
