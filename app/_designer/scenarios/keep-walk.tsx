'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { useModel } from '../editor/use-editor.ts';
import { titleOf } from '../model/names.ts';
import { usePhoneState } from '../phone/use-phone.ts';
import { useScenarios, useScenariosState } from './use-scenarios.ts';

/** Names the walk that was just made in the phone, and keeps it: as a new scenario or in the place of one. */
export const KeepWalk = () => {
  const scenarios = useScenarios();
  const say = useSay();
  const naming = useScenariosState((state) => state.naming);
  const failure = useScenariosState((state) => state.failure);
  const replaced = useScenariosState((state) => state.list.find(({ id }) => id === state.naming?.replaces)?.name);
  const stands = usePhoneState((phone) => phone.trace?.node ?? undefined);
  const ends = useModel((model) => (stands === undefined ? undefined : titleOf(model, stands)));
  const [name, setName] = useState(replaced ?? (ends === undefined ? '' : say('To “{step}”', { step: ends })));
  const [busy, setBusy] = useState(false);
  if (naming === undefined) return null;
  const keep = async () => {
    setBusy(true);
    await scenarios.keep(name.trim());
    setBusy(false);
  };
  return (
    <form
      aria-label={say('Keep the walk in the phone')}
      className="scenario-keep"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && name.trim() !== '') void keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        scenarios.cancelName();
      }}
    >
      <Field
        label={replaced === undefined ? say('What must keep working') : say('Instead of “{name}”', { name: replaced })}
        help={say('What you did in the phone since it began, and what came of it.')}
        error={failure}
      >
        {/* biome-ignore lint/a11y/noAutofocus: it opens because its button was pressed, to be typed into */}
        <Input
          value={name}
          maxLength={120}
          autoComplete="off"
          autoFocus
          placeholder={say('Somebody new signs in')}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button look="primary" type="submit" busy={busy} disabled={name.trim() === ''}>
        {say('Keep')}
      </Button>
      <Button onClick={scenarios.cancelName}>{say('Cancel')}</Button>
    </form>
  );
};
