'use client';

import { useEffect, useState } from 'react';
import { phrase } from '#flows/languages/phrase.ts';

export const themes = [
  { value: 'system', label: phrase('As the system') },
  { value: 'light', label: phrase('Light') },
  { value: 'dark', label: phrase('Dark') },
] as const;
export type Theme = (typeof themes)[number]['value'];

const chosen = (): Theme => themes.find(({ value }) => value === document.documentElement.dataset['theme'])?.value ?? 'system';

/** Light, dark, or as the system says. Kept in a cookie, so that the server draws the right one at once. */
export const useTheme = (): { theme: Theme; choose: (theme: Theme) => void } => {
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => setTheme(chosen()), []);
  const choose = (next: Theme) => {
    setTheme(next);
    const system = next === 'system';
    if (system) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in browsers that are otherwise fine
    document.cookie = `theme=${system ? '' : next}; path=/; max-age=${system ? 0 : 31_536_000}; samesite=lax`;
  };
  return { theme, choose };
};
