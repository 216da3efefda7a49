'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { Select } from '#app/_ui/select.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { AttributeInput } from './attribute-input.tsx';

const identifierFields = [
  { kind: 'email', label: 'E-mail', type: 'email' },
  { kind: 'phone', label: 'Phone', type: 'tel' },
  { kind: 'username', label: 'User name', type: 'text' },
] as const;

type Typed = {
  status: 'active' | 'unapproved';
  identifiers: Partial<Record<'email' | 'phone' | 'username', string>>;
  attributes: Record<string, string | number | boolean | null>;
};
const nothing: Typed = { status: 'active', identifiers: {}, attributes: {} };

/** Adds somebody by hand. */
export const AddUser = ({ app, env }: { app: string; env: Environment }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(nothing);
  const columns = useQuery(trpc.columns.list.queryOptions({ app })).data ?? [];
  const create = useMutation(
    trpc.users.create.mutationOptions({
      onSuccess: () => {
        toast.done('User added');
        setOpen(false);
        return queries.invalidateQueries({ queryKey: trpc.users.page.queryKey() });
      },
    }),
  );
  const fault = faultOf(create.error);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) setTyped(nothing);
    create.reset();
  };
  // What they sign in with fills the e-mail and phone columns by itself.
  const feeding = (['email', 'phone'] as const).flatMap((kind) => columns.find(({ type }) => type === kind)?.key ?? []);
  const own = columns.filter(({ key, type }) => !feeding.includes(key) && type !== 'pin');
  return (
    <Dialog
      title="Add a user"
      description={env === 'live' ? 'Nothing is sent to them.' : 'A test person of the sandbox.'}
      open={open}
      onOpenChange={change}
      trigger={
        <Button look="primary">
          <UserPlus aria-hidden className="size-4" />
          Add user
        </Button>
      }
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button look="primary" type="submit" form="add-user" busy={create.isPending}>
            Add user
          </Button>
        </>
      }
    >
      <form
        id="add-user"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ app, env, ...typed });
        }}
      >
        {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 text-muted text-sm">What they sign in with. One is enough; they confirm it themselves.</legend>
          {identifierFields.map(({ kind, label, type }) => (
            <Field key={kind} label={label} error={fault?.fields[kind] ?? fault?.fields[`identifiers.${kind}`]}>
              <Input
                type={type}
                autoComplete="off"
                value={typed.identifiers[kind] ?? ''}
                onChange={({ target }) => setTyped({ ...typed, identifiers: { ...typed.identifiers, [kind]: target.value } })}
              />
            </Field>
          ))}
        </fieldset>
        <Field label="Status">
          <Select
            value={typed.status}
            options={[
              { value: 'active', label: 'Can sign in at once' },
              { value: 'unapproved', label: 'Waits to be approved' },
            ]}
            onChange={(status) => setTyped({ ...typed, status })}
          />
        </Field>
        {own.length > 0 && (
          <fieldset className="flex flex-col gap-3 border-line border-t pt-4">
            <legend className="sr-only">Columns</legend>
            {own.map((column) => (
              <Field key={column.key} label={column.name} error={fault?.fields[column.key]}>
                <AttributeInput
                  column={column}
                  value={typed.attributes[column.key]}
                  onChange={(value) =>
                    (typeof value !== 'object' || value === null) && setTyped({ ...typed, attributes: { ...typed.attributes, [column.key]: value } })
                  }
                />
              </Field>
            ))}
          </fieldset>
        )}
      </form>
    </Dialog>
  );
};
