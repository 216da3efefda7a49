'use client';

import { type ReactNode, useState } from 'react';
import type { ShownFault } from '#app/_trpc/fault-of.ts';
import { Failure } from './failure.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';
import { slugOf } from './slug-of.ts';

/** A form for what has a name and a short name in addresses; the short one follows the name until it is typed in. */
export const NameAndSlug = ({
  id,
  fault,
  slugHelp,
  initial,
  onSubmit,
  children,
}: {
  id: string;
  fault: ShownFault | undefined;
  slugHelp: string;
  initial?: { name: string; slug: string };
  onSubmit: (input: { name: string; slug: string }) => void;
  children?: ReactNode;
}) => {
  const [name, setName] = useState(initial?.name ?? '');
  const [ownSlug, setOwnSlug] = useState(initial?.slug);
  const slug = ownSlug ?? slugOf(name);
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ name, slug });
      }}
    >
      {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
      <Field label="Name" required error={fault?.fields['name']}>
        <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
      </Field>
      <Field label="Short name" required help={slugHelp} error={fault?.fields['slug']}>
        <Input
          value={slug}
          onChange={(event) => setOwnSlug(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      {children}
    </form>
  );
};
