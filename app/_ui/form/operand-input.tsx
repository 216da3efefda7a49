'use client';

import { Link2, Type } from 'lucide-react';
import type { ValueType } from '#flows/kit/condition-types.ts';
import { IconButton } from '../icon-button.tsx';
import { Input } from '../input.tsx';
import { useSay } from '../language.tsx';
import { Select } from '../select.tsx';
import { useSurroundings } from './control.ts';
import { useTypedNumber } from './number-control.tsx';
import { ValuePicker } from './value-picker.tsx';

const isPath = (value: unknown): value is { path: string } =>
  typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';

const NumberInput = ({ label, value, onChange }: { label: string; value: unknown; onChange: (value: unknown) => void }) => {
  const { text, type } = useTypedNumber(typeof value === 'number' ? value : undefined, (number) => onChange(number ?? ''));
  return <Input aria-label={label} inputMode="decimal" className="h-7 px-2 text-sm" value={text} onChange={(event) => type(event.target.value)} />;
};

/** One literal of a known type. */
export const LiteralInput = ({
  label,
  type,
  of,
  value,
  onChange,
}: {
  label: string;
  type: ValueType /** Path of what it is compared with, for its options. */;
  of: string;
  value: unknown;
  onChange: (value: unknown) => void;
}) => {
  const say = useSay();
  const { columns } = useSurroundings();
  const options = of === 'env' ? ['live', 'sandbox'] : (columns.find((column) => `user.${column.key}` === of)?.options ?? []);
  if (type === 'boolean') {
    return (
      <Select
        size="small"
        label={label}
        value={value === true ? 'yes' : value === false ? 'no' : undefined}
        options={[
          { value: 'yes', label: say('Yes') },
          { value: 'no', label: say('No') },
        ]}
        onChange={(chosen) => onChange(chosen === 'yes')}
      />
    );
  }
  if (type === 'choice' && options.length > 0) {
    return (
      <Select
        size="small"
        label={label}
        value={typeof value === 'string' && value !== '' ? value : undefined}
        options={options.map((option) => ({ value: option, label: option, own: true as const }))}
        onChange={onChange}
      />
    );
  }
  if (type === 'number') return <NumberInput label={label} value={value} onChange={onChange} />;
  return (
    <Input
      aria-label={label}
      type={type === 'date' ? 'date' : 'text'}
      placeholder={type === 'instant' ? '2026-03-31' : undefined}
      className="h-7 px-2 text-sm"
      value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
};

/** A value given here, or another value looked up when the run gets there. */
export const OperandInput = (props: { label: string; type: ValueType; of: string; value: unknown; onChange: (value: unknown) => void }) => {
  const say = useSay();
  return (
    <div className="flex min-w-0 flex-1 items-start gap-1">
      {isPath(props.value) ? (
        <ValuePicker label={props.label} path={props.value.path} onChange={(path) => props.onChange({ path })} />
      ) : (
        <LiteralInput {...props} />
      )}
      <IconButton
        size="small"
        label={say(isPath(props.value) ? 'Write a value instead' : 'Use another value instead')}
        onClick={() => props.onChange(isPath(props.value) ? '' : { path: '' })}
      >
        {isPath(props.value) ? <Type /> : <Link2 />}
      </IconButton>
    </div>
  );
};
