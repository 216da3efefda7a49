'use client';

import { Columns2 } from 'lucide-react';
import { useSay } from '#app/_ui/language.tsx';
import { usePhone, usePhoneState } from './use-phone.ts';

/** Where the app has a linked one: puts that one beside it, or away again. */
export const BothApps = () => {
  const phone = usePhone();
  const say = useSay();
  const twin = usePhoneState((state) => state.twin);
  if (twin.kind === 'none') return null;
  const shown = twin.kind !== 'off';
  return (
    <div className="phone-both">
      <button type="button" aria-pressed={shown} onClick={() => phone.showBoth(!shown)}>
        <Columns2 aria-hidden />
        {say('Both apps')}
      </button>
      {twin.name !== null && <span>{say('Linked with {app}', { app: twin.name })}</span>}
    </div>
  );
};
