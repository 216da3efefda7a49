'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input, TextArea } from '#app/_ui/input.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Switch } from '#app/_ui/switch.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { type ClientKind, clientKinds } from './client-kinds.ts';
import type { ClientLine } from './clients.tsx';

const kinds = (['spa', 'native', 'server'] as const).map((value) => ({ value, label: clientKinds[value].label, hint: clientKinds[value].hint }));
const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Registers a client, or changes one. Kind and environment are for good. */
export const ClientDialog = ({ app, client, onClose }: { app: string; client: ClientLine | undefined; onClose: () => void }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState(client?.name ?? '');
  const [kind, setKind] = useState<ClientKind>(client?.kind ?? 'spa');
  const [env, setEnv] = useState<'live' | 'sandbox'>(client?.env ?? 'live');
  const [active, setActive] = useState(client?.status !== 'disabled');
  const [redirectUris, setRedirectUris] = useState(client?.redirectUris.join('\n') ?? '');
  const [origins, setOrigins] = useState(client?.origins.join('\n') ?? '');
  const save = useMutation(
    trpc.clients.save.mutationOptions({
      onSuccess: async () => {
        toast.done(client === undefined ? 'Client registered' : 'Client saved');
        onClose();
        await queries.invalidateQueries({ queryKey: trpc.clients.list.queryKey({ app }) });
      },
    }),
  );
  const fault = faultOf(save.error);
  return (
    <Dialog
      title={client === undefined ? 'Register a client' : `Edit ${client.name}`}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="client" busy={save.isPending}>
            {client === undefined ? 'Register client' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        id="client"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({
            app,
            env,
            name,
            kind,
            status: active ? 'active' : 'disabled',
            redirectUris: lines(redirectUris),
            origins: lines(origins),
            ...(client !== undefined && { id: client.id }),
          });
        }}
      >
        {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
        <Field label="Name" required help="For you; people do not see it." error={fault?.fields['name']}>
          <Input value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" />
        </Field>
        {client === undefined && (
          <>
            <RadioGroup label="What is it?" value={kind} options={kinds} onChange={setKind} />
            <Field label="For" help="A client works in one environment only.">
              <Select
                value={env}
                options={[
                  { value: 'live', label: 'Live' },
                  { value: 'sandbox', label: 'Sandbox' },
                ]}
                onChange={setEnv}
              />
            </Field>
          </>
        )}
        <Field
          label="People may return to"
          help="One full address a line, such as https://app.example.org/signed-in. It must match to the letter."
          error={fault?.fields['redirectUris']}
        >
          <TextArea value={redirectUris} onChange={({ target }) => setRedirectUris(target.value)} spellCheck={false} className="font-mono text-sm" />
        </Field>
        <Field
          label="Browser origins"
          help="Web pages that may call the API themselves, one a line, such as https://app.example.org."
          error={fault?.fields['origins']}
        >
          <TextArea value={origins} onChange={({ target }) => setOrigins(target.value)} spellCheck={false} rows={2} className="font-mono text-sm" />
        </Field>
        {client !== undefined && (
          <Switch label="Switched on" help="A client that is off can start nothing and redeem nothing." checked={active} onChange={setActive} />
        )}
      </form>
    </Dialog>
  );
};
