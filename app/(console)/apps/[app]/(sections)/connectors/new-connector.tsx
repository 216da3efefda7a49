'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { connectorKinds } from '#flows/connectors/registry.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';

/** Kinds and their presets, as a builder knows the services. */
const choices = Object.values(connectorKinds).flatMap(({ kind, title, summary, presets = [] }) =>
  presets.length === 0
    ? [{ value: `${kind}`, label: title, hint: summary }]
    : presets.map((preset) => ({ value: `${kind}/${preset.id}`, label: preset.title, hint: preset.summary ?? summary })),
);

/** Asks which service and what to call it; its values are filled in on its own page. */
export const NewConnector = ({ app, onClose }: { app: string; onClose: () => void }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [choice, setChoice] = useState(choices[0]?.value ?? '');
  const [name, setName] = useState<string>();
  const [kind = '', preset] = choice.split('/');
  const suggested = choices.find(({ value }) => value === choice)?.label ?? '';
  const create = useMutation(
    trpc.connectors.create.mutationOptions({
      onSuccess: async ({ id }) => {
        router.push(`/apps/${app}/connectors/${id}${preset === undefined ? '' : `?start=${preset}`}`);
        await queries.invalidateQueries({ queryKey: trpc.connectors.list.queryKey({ app }) });
      },
    }),
  );
  const fault = faultOf(create.error);
  return (
    <Dialog
      title="Add a connector"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="new-connector" busy={create.isPending}>
            Add connector
          </Button>
        </>
      }
    >
      <form
        id="new-connector"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ app, kind, name: name ?? suggested });
        }}
      >
        {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
        <RadioGroup label="Which service?" value={choice} options={choices} onChange={setChoice} />
        <Field label="Name" required help="For you, and on the button people press where there is one." error={fault?.fields['name']}>
          <Input value={name ?? suggested} onChange={({ target }) => setName(target.value)} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
};
