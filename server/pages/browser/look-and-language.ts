import type { PhoneTheme } from '#flows/protocol/phone.ts';
import { directionOf } from '../texts/direction-of.ts';
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

/** Turns the page to a language and gets our words in it; undefined when they cannot be had. */
export const speak = async (locale: string): Promise<Words | undefined> => {
  root.lang = locale;
  root.dir = directionOf(locale);
  const response = await fetch(`/hosted/words/${encodeURIComponent(locale)}`).catch(() => undefined);
  return response?.ok === true ? { ...english, ...(await response.json()) } : undefined;
};
