'use client';

import { AppWindow, ArrowUpFromLine, BookmarkPlus, FastForward, Lock, Moon, RotateCcw, SquareMousePointer, Sun } from 'lucide-react';
import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { useGraph } from '../editor/use-editor.ts';
import { BothApps } from './both-apps.tsx';
import { DeviceSettings } from './device-settings.tsx';
import { lockMs } from './lock-ms.ts';
import { useScenarios } from '../scenarios/use-scenarios.ts';
import { usePhone, usePhoneState } from './use-phone.ts';

const jumps = [
  { label: phrase('+1 min'), name: phrase('+1 min: let one minute pass'), ms: 60_000 },
  { label: phrase('+10 min'), name: phrase('+10 min: let ten minutes pass'), ms: 600_000 },
  { label: phrase('+1 h'), name: phrase('+1 h: let one hour pass'), ms: 3_600_000 },
] as const;

/** "+1 h 11 min": how far the phone's clock is ahead. */
const aheadWords = (ms: number, say: Say): string => {
  const all = Math.round(ms / 60_000);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  if (hours === 0) return say('+{minutes} min', { minutes });
  return minutes === 0 ? say('+{hours} h', { hours }) : say('+{hours} h {minutes} min', { hours, minutes });
};

/** What the tester can do to the device: start again, let time pass, swipe the app away, be somebody and somewhere else. */
export const DeviceShelf = () => {
  const phone = usePhone();
  const say = useSay();
  const scenarios = useScenarios();
  const { scheme, picking } = usePhoneState((state) => state.look);
  const offsetMs = usePhoneState((state) => state.offsetMs);
  const locksAfter = useGraph(lockMs);
  return (
    <div role="toolbar" aria-label={say('Phone')} className="phone-shelf">
      <div>
        <IconButton size="small" label={say('Start again')} onClick={() => void phone.restart()}>
          <RotateCcw />
        </IconButton>
        <IconButton size="small" label={say('Swipe the app away')} onClick={() => phone.putAway()}>
          <ArrowUpFromLine />
        </IconButton>
        <IconButton size="small" label={say('Open the app')} onClick={() => phone.openApp()}>
          <AppWindow />
        </IconButton>
        <IconButton size="small" label={say('Keep as a scenario')} onClick={() => scenarios.askName()}>
          <BookmarkPlus />
        </IconButton>
        <span className="phone-gap">
          {offsetMs > 0 && (
            <span className="phone-ahead" title={say("How far the phone's clock is ahead")}>
              {aheadWords(offsetMs, say)}
            </span>
          )}
        </span>
        <IconButton size="small" label={say('Point at what to edit')} pressed={picking} onClick={() => phone.setLook({ picking: !picking })}>
          <SquareMousePointer />
        </IconButton>
        <IconButton
          size="small"
          label={say(scheme === 'light' ? 'Dark phone' : 'Light phone')}
          onClick={() => phone.setLook({ scheme: scheme === 'light' ? 'dark' : 'light' })}
        >
          {scheme === 'light' ? <Moon /> : <Sun />}
        </IconButton>
        <DeviceSettings />
      </div>
      <div className="phone-clock">
        <FastForward aria-hidden />
        {jumps.map(({ label, name, ms }) => (
          <button key={label} type="button" aria-label={say(name)} onClick={() => void phone.moveClock(ms)}>
            {say(label)}
          </button>
        ))}
        {locksAfter !== undefined && (
          <button type="button" title={say('Lets just more time pass than the app may lie unused')} onClick={() => void phone.moveClock(locksAfter)}>
            <Lock aria-hidden />
            {say('Until it locks')}
          </button>
        )}
      </div>
      <BothApps />
    </div>
  );
};
