'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Tooltip } from './tooltip.tsx';

const themes = [
  { id: 'system', label: 'As the system', icon: Monitor },
  { id: 'light', label: 'Light', icon: Sun },
  { id: 'dark', label: 'Dark', icon: Moon },
] as const;

/** Light, dark, or as the system says. Kept in a cookie, so that the server draws the right one at once. */
export const ThemeSwitch = () => {
  const [theme, setTheme] = useState('system');
  useEffect(() => setTheme(document.documentElement.dataset['theme'] ?? 'system'), []);
  const choose = (id: string) => {
    if (id === '') return;
    setTheme(id);
    if (id === 'system') {
      delete document.documentElement.dataset['theme'];
      document.cookie = 'theme=; path=/; max-age=0; samesite=lax';
    } else {
      document.documentElement.dataset['theme'] = id;
      document.cookie = `theme=${id}; path=/; max-age=31536000; samesite=lax`;
    }
  };
  return (
    <ToggleGroup.Root type="single" value={theme} onValueChange={choose} aria-label="Theme" className="inline-flex rounded-field border border-line bg-sunken p-0.5">
      {themes.map(({ id, label, icon: Icon }) => (
        <Tooltip key={id} content={label}>
          <ToggleGroup.Item
            value={id}
            aria-label={label}
            className="inline-flex size-6 cursor-pointer items-center justify-center rounded-chip text-muted hover:text-ink aria-checked:bg-raised aria-checked:text-ink"
          >
            <Icon aria-hidden className="size-3.5" />
          </ToggleGroup.Item>
        </Tooltip>
      ))}
    </ToggleGroup.Root>
  );
};
