import { isRecord } from '#flows/client/is-record.ts';
import type { PhoneTheme } from '#flows/protocol/phone.ts';
import { directionOf } from '#flows/languages/direction-of.ts';
import { english, type Words } from '../texts/english.ts';
import { themeCss } from '../theme/theme-css.ts';

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];
const root = document.documentElement;

/** The app's own look. */
export const dress = (theme: PhoneTheme): void => sheet.replaceSync(themeCss(theme));

export const light = (scheme: 'light' | 'dark' | 'system'): void => {
  if (scheme === 'system') delete root.dataset.scheme;
  else root.dataset.scheme = scheme;
};

/** Percent of the usual size, within what a device offers. */
export const sizeText = (percent: number): void => {
  root.style.fontSize = `${Math.min(300, Math.max(50, percent))}%`;
};

/** Turns the page to the language that the flow answers in, and gets our words in it; undefined when they cannot be had. */
export const speak = async ({
  world,
  token,
  flow,
  locale,
}: {
  world: string;
  token: string;
  flow: string;
  locale: string;
}): Promise<Words | undefined> => {
  const path = [world, 'words', flow, locale].map(encodeURIComponent).join('/');
  const response = await fetch(`/preview/${path}`, { headers: { 'sallyport-world': token } }).catch(() => undefined);
  const said: unknown = response?.ok === true ? await response.json() : undefined;
  if (!isRecord(said) || typeof said.locale !== 'string' || !isRecord(said.words)) return undefined;
  root.lang = said.locale;
  root.dir = directionOf(said.locale);
  return { ...english, ...said.words };
};
