/** Colours of the pages: a slightly warm grey scale, one design for light and one for dark. Text holds 4.5:1, marks 3:1. */
export type Tokens = Readonly<
  Record<'canvas' | 'surface' | 'line' | 'control' | 'ink' | 'muted' | 'positive' | 'negative' | 'caution-ink' | 'caution', string>
>;

export const light: Tokens = {
  canvas: '#f4f2ee',
  surface: '#fffefc',
  line: '#e4e0d8',
  control: '#8f887c',
  ink: '#1f1d1a',
  muted: '#5c574f',
  positive: '#1c7048',
  negative: '#ae251d',
  caution: '#faf0d8',
  'caution-ink': '#6d4400',
};

export const dark: Tokens = {
  canvas: '#121110',
  surface: '#1c1b19',
  line: '#353230',
  control: '#7d766c',
  ink: '#eeebe5',
  muted: '#b3aca1',
  positive: '#6fcb98',
  negative: '#f28f85',
  caution: '#2f2511',
  'caution-ink': '#e3b457',
};

type Values = Readonly<Record<string, string>>;
const declare = (values: Values) =>
  Object.entries(values)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

/** Custom properties for both schemes: the device's own unless the page is told one (`data-scheme`, the phone frame). */
export const schemeCss = (inLight: Values, inDark: Values): string =>
  `:root{color-scheme:light dark;${declare(inLight)}}` +
  `@media (prefers-color-scheme:dark){:root:not([data-scheme=light]){${declare(inDark)}}}` +
  `:root[data-scheme=dark]{color-scheme:dark;${declare(inDark)}}:root[data-scheme=light]{color-scheme:light}`;
