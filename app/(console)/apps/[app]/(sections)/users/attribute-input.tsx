'use client';

import type { Json } from '#flows/kit/json.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { Input } from '#app/_ui/input.tsx';
import { Select } from '#app/_ui/select.tsx';

const none = { value: '–', label: 'Empty' };
const inputTypes = { text: 'text', email: 'email', phone: 'tel', number: 'number', date: 'date' } as const;

const localInstant = (value: Json | undefined): string => {
  if (typeof value !== 'string' || value === '') return '';
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? '' : new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const numberOf = (text: string): Json => (text === '' || Number.isNaN(Number(text)) ? text : Number(text));

/** A control for a column's type. Reports null for an emptied one. */
export const AttributeInput = ({ column, value, onChange }: { column: UserColumn; value: Json | undefined; onChange: (value: Json) => void }) => {
  if (column.type === 'boolean') {
    return (
      <Select
        value={value === true ? 'yes' : value === false ? 'no' : none.value}
        options={[none, { value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]}
        onChange={(chosen) => onChange(chosen === none.value ? null : chosen === 'yes')}
      />
    );
  }
  if (column.type === 'choice') {
    return (
      <Select
        value={typeof value === 'string' && value !== '' ? value : none.value}
        options={[none, ...column.options.map((option) => ({ value: option, label: option }))]}
        onChange={(chosen) => onChange(chosen === none.value ? null : chosen)}
      />
    );
  }
  if (column.type === 'instant') {
    return (
      <Input
        type="datetime-local"
        value={localInstant(value)}
        onChange={({ target }) => onChange(target.value === '' ? null : new Date(target.value).toISOString())}
      />
    );
  }
  if (column.type === 'pin') return <Input value={value === true ? 'Set by its user' : 'Not set'} readOnly disabled />;
  return (
    <Input
      type={inputTypes[column.type]}
      value={value === null || value === undefined ? '' : String(value)}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value === '' ? null : column.type === 'number' ? numberOf(target.value) : target.value)}
    />
  );
};
