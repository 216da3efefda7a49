'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input, TextArea } from '#app/_ui/input.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Switch } from '#app/_ui/switch.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { columnTypes } from './column-types.ts';

const types = ['text', 'email', 'phone', 'number', 'boolean', 'date', 'instant', 'choice'] as const;
type Type = (typeof types)[number];

const keyOf = (name: string): string => {
  const [first = '', ...rest] =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  return [first.toLowerCase(), ...rest.map((word) => (word[0] ?? '').toUpperCase() + word.slice(1).toLowerCase())]
    .join('')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40);
};

export const AddColumn = ({ app, onAdded }: { app: string; onAdded: () => Promise<void> }) => {
  const trpc = useTRPC();
  const toast = useToast();
  const [name, setName] = useState('');
  const [ownKey, setOwnKey] = useState<string>();
  const [type, setType] = useState<Type>('text');
  const [unique, setUnique] = useState(false);
  const [options, setOptions] = useState('');
  const key = ownKey ?? keyOf(name);
  const add = useMutation(
    trpc.columns.add.mutationOptions({
      onSuccess: async () => {
        toast.done(`${name} was added`);
        setName('');
        setOwnKey(undefined);
        setOptions('');
        setUnique(false);
        await onAdded();
      },
    }),
  );
  const fault = faultOf(add.error);
  const error = (field: string) => fault?.fields[`column.${field}`] ?? fault?.fields[field];
  return (
    <form
      noValidate
      aria-labelledby="add-column"
      className="flex flex-col gap-4 rounded-card border border-line bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({
          app,
          column: {
            key,
            name,
            type,
            unique,
            options: options
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          },
        });
      }}
    >
      <h3 id="add-column" className="font-semibold">
        Add a column
      </h3>
      {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Name" required error={error('name')}>
          <Input value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" />
        </Field>
        <Field label="Holds">
          <Select value={type} options={types.map((value) => ({ value, ...columnTypes[value] }))} onChange={setType} />
        </Field>
        <Field label="Key" required help="For conditions and tokens; stays as it is." error={error('key')}>
          <Input value={key} onChange={({ target }) => setOwnKey(target.value)} autoComplete="off" spellCheck={false} className="font-mono" />
        </Field>
      </div>
      {type === 'choice' && (
        <Field label="Choices" required help="One a line." error={error('options')}>
          <TextArea value={options} onChange={({ target }) => setOptions(target.value)} />
        </Field>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Switch label="Different for everybody" help="Two users can never have the same value." checked={unique} onChange={setUnique} />
        <Button look="primary" type="submit" busy={add.isPending}>
          Add column
        </Button>
      </div>
    </form>
  );
};
