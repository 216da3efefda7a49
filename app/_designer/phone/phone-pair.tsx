'use client';

import { clsx } from 'clsx';
import type { PhoneSide } from '#flows/protocol/phone.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { PhoneFrame } from './phone-frame.tsx';
import { usePhone, usePhoneState } from './use-phone.ts';

const TwinPlace = ({ only }: { only: PhoneSide | undefined }) => {
  const phone = usePhone();
  const say = useSay();
  const twin = usePhoneState((state) => state.twin);
  if (twin.kind === 'open') return <PhoneFrame side="twin" only={only} />;
  if (twin.kind !== 'refused')
    return (
      <div className="phone-wait">
        <Spinner label={say('Opening the linked app')} />
      </div>
    );
  return (
    <div className="phone-wait">
      <Callout tone="caution" title={say('The linked app is not here')} urgent>
        {twin.why}
      </Callout>
      <Button onClick={() => phone.showBoth(true)}>{say('Try again')}</Button>
    </div>
  );
};

/** The draft's phone, and the linked app's: side by side where there is room, else two tabs of one phone (MOB-11). */
export const PhonePair = ({ beside }: { beside: boolean }) => {
  const phone = usePhone();
  const say = useSay();
  const { name } = useEditor().app;
  const twin = usePhoneState((state) => state.twin);
  const front = usePhoneState((state) => state.front);
  const both = twin.kind !== 'none' && twin.kind !== 'off';
  const names: Readonly<Record<PhoneSide, string>> = { own: name, twin: (both ? twin.name : null) ?? say('Linked app') };
  const sides: readonly PhoneSide[] = both ? ['own', 'twin'] : ['own'];
  const only = beside && both ? undefined : front;
  const behind = (side: PhoneSide): boolean => !beside && side !== front;
  return (
    <>
      {both && (
        <fieldset aria-label={say('App in hand')} className="phone-names">
          {sides.map((side) => (
            <button key={side} type="button" translate="no" aria-pressed={front === side} onClick={() => phone.take(side)}>
              {names[side]}
            </button>
          ))}
        </fieldset>
      )}
      <div className="phone-places">
        {sides.map((side) => (
          <div key={side} className={clsx('phone-place', behind(side) && 'is-behind')} inert={behind(side)}>
            {side === 'own' ? <PhoneFrame only={only} /> : <TwinPlace only={only} />}
          </div>
        ))}
      </div>
    </>
  );
};
