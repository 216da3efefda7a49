'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { CodeBlock } from '#app/_ui/code-block.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { Select } from '#app/_ui/select.tsx';

const rights = {
  read: { label: 'Read users', scopes: ['users:read'] },
  write: { label: 'Read and change users', scopes: ['users:read', 'users:write'] },
} satisfies Record<string, { label: string; scopes: ('users:read' | 'users:write')[] }>;
const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
  { value: 'never', label: 'Until it is revoked' },
] as const;

/** Makes a key and shows it the only time it is known. */
export const NewApiKey = ({ app, env, onMade }: { app: string; env: Environment; onMade: () => Promise<unknown> }) => {
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [right, setRight] = useState<keyof typeof rights>('write');
  const [life, setLife] = useState<(typeof lives)[number]['value']>('90');
  const create = useMutation(trpc.apiKeys.create.mutationOptions({ onSuccess: onMade }));
  const fault = faultOf(create.error);
  const change = (next: boolean) => {
    setOpen(next);
    setName('');
    create.reset();
  };
  return (
    <Dialog
      title={create.data === undefined ? 'New API key' : `Key of ${create.variables?.key.name ?? ''}`}
      open={open}
      onOpenChange={change}
      trigger={
        <Button look="primary">
          <Plus aria-hidden className="size-4" />
          New key
        </Button>
      }
      footer={
        create.data === undefined ? (
          <>
            <Button onClick={() => change(false)}>Cancel</Button>
            <Button look="primary" type="submit" form="new-api-key" busy={create.isPending}>
              Make key
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={() => change(false)}>
            I have kept it
          </Button>
        )
      }
    >
      {create.data === undefined ? (
        <form
          id="new-api-key"
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({ app, env, key: { name, scopes: rights[right].scopes, days: life === 'never' ? null : Number(life) } });
          }}
        >
          {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
          <Field label="Name" required help="The server that uses it." error={fault?.fields['key.name'] ?? fault?.fields.name}>
            <Input value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" />
          </Field>
          <Field label="It may">
            <Select
              value={right}
              options={(['read', 'write'] as const).map((value) => ({ value, label: rights[value].label }))}
              onChange={setRight}
            />
          </Field>
          <Field label="It lasts">
            <Select value={life} options={lives} onChange={setLife} />
          </Field>
        </form>
      ) : (
        <div className="flex flex-col gap-3">
          <CodeBlock label="API key" code={create.data.text} />
          <Callout tone="caution">
            It is shown only now. Keep it where the server keeps its secrets; if it gets lost, revoke it and make a new one.
          </Callout>
        </div>
      )}
    </Dialog>
  );
};
