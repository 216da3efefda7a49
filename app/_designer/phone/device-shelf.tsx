'use client';

import { AppWindow, ArrowUpFromLine, FastForward, Moon, RotateCcw, SlidersHorizontal, Sun } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Input } from '#app/_ui/input.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Switch } from '#app/_ui/switch.tsx';
import { useGraph } from '../editor/use-editor.ts';
import { languageName } from '../inspector/languages.ts';
import { usePhone, usePhoneState } from './use-phone.ts';

const jumps = [
  { label: '+1 min', words: 'one minute', ms: 60_000 },
  { label: '+10 min', words: 'ten minutes', ms: 600_000 },
  { label: '+1 h', words: 'one hour', ms: 3_600_000 },
] as const;

/** "+1 h 11 min": how far the phone's clock is ahead. */
export const aheadWords = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return ['+', hours > 0 ? `${hours} h ` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].join('').trim();
};

const DeviceSettings = () => {
  const phone = usePhone();
  const device = usePhoneState((state) => state.device);
  const languages = useGraph((graph) => graph.languages);
  const [ip, setIp] = useState(device.ip);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton size="small" label="Device settings">
          <SlidersHorizontal />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="phone-settings"
          onKeyDown={(event) => event.stopPropagation()}
        >
          <Field label="Language">
            <Select
              value={device.language}
              options={[...new Set([...languages, device.language])].map((tag) => ({ value: tag, label: languageName(tag) }))}
              onChange={(language) => void phone.setDevice({ language })}
            />
          </Field>
          <Field label="IP address" help="Where the phone seems to be.">
            <div className="flex gap-2">
              <Input
                value={ip}
                spellCheck={false}
                onChange={(event) => setIp(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') void phone.setDevice({ ip: ip.trim() });
                }}
              />
              <Button disabled={ip.trim() === '' || ip.trim() === device.ip} onClick={() => void phone.setDevice({ ip: ip.trim() })}>
                Use
              </Button>
            </div>
          </Field>
          <Switch
            label="Mail can be sent"
            help="Off: see what a fallback chain does."
            checked={device.online}
            onChange={(online) => void phone.setDevice({ online })}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
};

/** What the tester can do to the device: start again, let time pass, be somebody and somewhere else. */
export const DeviceShelf = ({ theme, onTheme }: { theme: 'light' | 'dark'; onTheme: (theme: 'light' | 'dark') => void }) => {
  const phone = usePhone();
  const offsetMs = usePhoneState((state) => state.offsetMs);
  return (
    <div role="toolbar" aria-label="Phone" className="phone-shelf">
      <IconButton size="small" label="Start again" onClick={() => void phone.restart()}>
        <RotateCcw />
      </IconButton>
      <span className="phone-clock">
        <FastForward aria-hidden />
        {jumps.map(({ label, words, ms }) => (
          <button key={label} type="button" aria-label={`${label}: let ${words} pass`} onClick={() => void phone.moveClock(ms)}>
            {label}
          </button>
        ))}
      </span>
      {offsetMs > 0 && (
        <span className="phone-ahead" title="How far the phone's clock is ahead">
          {aheadWords(offsetMs)}
        </span>
      )}
      <IconButton size="small" label="Swipe the app away" onClick={() => phone.putAway()}>
        <ArrowUpFromLine />
      </IconButton>
      <IconButton size="small" label="Open the app" onClick={() => phone.openApp()}>
        <AppWindow />
      </IconButton>
      <IconButton size="small" label={theme === 'light' ? 'Dark phone' : 'Light phone'} onClick={() => onTheme(theme === 'light' ? 'dark' : 'light')}>
        {theme === 'light' ? <Moon /> : <Sun />}
      </IconButton>
      <DeviceSettings />
    </div>
  );
};
