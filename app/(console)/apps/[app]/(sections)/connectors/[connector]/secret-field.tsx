'use client';

import { useState } from 'react';
import type { ConnectorDefinition } from '#flows/kit/define-connector.ts';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { spoken } from '#app/_ui/form/read-form.ts';
import { Input } from '#app/_ui/input.tsx';

/** A secret that is written and never read: set or not, and replaced by typing a new one. */
export const SecretField = ({
  name,
  definition,
  isSet,
  value,
  error,
  disabled,
  onChange,
}: {
  name: string;
  definition: ConnectorDefinition;
  isSet: boolean;
  value: string | undefined;
  error: string | undefined;
  disabled: boolean;
  onChange: (value: string | undefined) => void;
}) => {
  const { label = spoken(name), help, placeholder, optional = false } = definition.secretFields?.[name] ?? {};
  const [replacing, setReplacing] = useState(false);
  if (isSet && !replacing && error === undefined) {
    return (
      <div className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">{label}</span>
        <div className="flex items-center gap-2">
          <span className="text-muted">Set, and not shown again</span>
          {!disabled && (
            <Button size="small" onClick={() => setReplacing(true)} aria-label={`Replace: ${label}`}>
              Replace
            </Button>
          )}
        </div>
      </div>
    );
  }
  return (
    <Field label={label} required={!optional} help={help ?? 'Kept sealed. Nobody can read it here again.'} error={error}>
      <Input
        type="password"
        name={name}
        autoComplete="new-password"
        spellCheck={false}
        disabled={disabled}
        placeholder={placeholder}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    </Field>
  );
};
