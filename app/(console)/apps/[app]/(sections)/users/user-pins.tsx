'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { UserColumn } from '#flows/kit/ports.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { useUserChanged } from './use-user-changed.ts';

type Of = { app: string; env: Environment; user: string };

const OnePin = ({ app, env, user, column, isSet }: Of & { column: UserColumn; isSet: boolean }) => {
  const trpc = useTRPC();
  const toast = useToast();
  const changed = useUserChanged();
  const [pin, setPin] = useState('');
  const set = useMutation(
    trpc.pins.set.mutationOptions({
      onSuccess: (_, { pin: given }) => {
        setPin('');
        toast.done(given === null ? 'PIN taken away' : 'PIN set');
        return changed();
      },
    }),
  );
  const of = { app, env, user, column: column.key };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label={column.name} help={isSet ? 'Somebody set one. It is never shown.' : 'There is none yet.'} error={faultOf(set.error)?.message}>
        <Input type="password" value={pin} maxLength={128} autoComplete="new-password" onChange={({ target }) => setPin(target.value)} />
      </Field>
      <Button size="small" disabled={pin === '' || set.isPending} onClick={() => set.mutate({ ...of, pin })}>
        {isSet ? 'Replace' : 'Set'}
      </Button>
      {isSet && (
        <Button size="small" disabled={set.isPending} onClick={() => set.mutate({ ...of, pin: null })}>
          Take away
        </Button>
      )}
    </div>
  );
};

/** PINs a builder gives out (MOB-9): written here, read by nobody. */
export const UserPins = ({ columns, attributes, ...of }: Of & { columns: readonly UserColumn[]; attributes: Readonly<Record<string, unknown>> }) => {
  const pins = columns.filter(({ type }) => type === 'pin');
  if (pins.length === 0) return null;
  return (
    <section aria-labelledby="pins" className="flex flex-col gap-2">
      <h3 id="pins" className="font-semibold">
        PIN
      </h3>
      {pins.map((column) => (
        <OnePin key={column.key} {...of} column={column} isSet={attributes[column.key] === true} />
      ))}
    </section>
  );
};
