'use client';

import { AppWindow, ArrowUpFromLine, BookmarkPlus, FastForward, Lock, Moon, RotateCcw, SquareMousePointer, Sun } from 'lucide-react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useGraph } from '../editor/use-editor.ts';
import { BothApps } from './both-apps.tsx';
import { DeviceSettings } from './device-settings.tsx';
import { lockMs } from './lock-ms.ts';
import { useScenarios } from '../scenarios/use-scenarios.ts';
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

/** What the tester can do to the device: start again, let time pass, swipe the app away, be somebody and somewhere else. */
export const DeviceShelf = () => {
  const phone = usePhone();
  const scenarios = useScenarios();
  const { scheme, picking } = usePhoneState((state) => state.look);
  const offsetMs = usePhoneState((state) => state.offsetMs);
  const locksAfter = useGraph(lockMs);
  return (
    <div role="toolbar" aria-label="Phone" className="phone-shelf">
      <div>
        <IconButton size="small" label="Start again" onClick={() => void phone.restart()}>
          <RotateCcw />
        </IconButton>
        <IconButton size="small" label="Swipe the app away" onClick={() => phone.putAway()}>
          <ArrowUpFromLine />
        </IconButton>
        <IconButton size="small" label="Open the app" onClick={() => phone.openApp()}>
          <AppWindow />
        </IconButton>
        <IconButton size="small" label="Keep as a scenario" onClick={() => scenarios.askName()}>
          <BookmarkPlus />
        </IconButton>
        <span className="phone-gap">
          {offsetMs > 0 && (
            <span className="phone-ahead" title="How far the phone's clock is ahead">
              {aheadWords(offsetMs)}
            </span>
          )}
        </span>
        <IconButton size="small" label="Point at what to edit" pressed={picking} onClick={() => phone.setLook({ picking: !picking })}>
          <SquareMousePointer />
        </IconButton>
        <IconButton
          size="small"
          label={scheme === 'light' ? 'Dark phone' : 'Light phone'}
          onClick={() => phone.setLook({ scheme: scheme === 'light' ? 'dark' : 'light' })}
        >
          {scheme === 'light' ? <Moon /> : <Sun />}
        </IconButton>
        <DeviceSettings />
      </div>
      <div className="phone-clock">
        <FastForward aria-hidden />
        {jumps.map(({ label, words, ms }) => (
          <button key={label} type="button" aria-label={`${label}: let ${words} pass`} onClick={() => void phone.moveClock(ms)}>
            {label}
          </button>
        ))}
        {locksAfter !== undefined && (
          <button type="button" title="Lets just more time pass than the app may lie unused" onClick={() => void phone.moveClock(locksAfter)}>
            <Lock aria-hidden />
            Until it locks
          </button>
        )}
      </div>
      <BothApps />
    </div>
  );
};
