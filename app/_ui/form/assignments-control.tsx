'use client';

import { Plus, X } from 'lucide-react';
import type { UserColumn } from '#flows/kit/ports.ts';
import { Button } from '../button.tsx';
import { IconButton } from '../icon-button.tsx';
import { useSay } from '../language.tsx';
import { Select } from '../select.tsx';
import { type ControlProps, useSurroundings } from './control.ts';
import { isItem, type Item } from './items.ts';
import { OperandInput } from './operand-input.tsx';
import { complaintOf } from './read-form.ts';

/** Secrets have steps of their own, and a value that must differ for everybody cannot be one for all. */
const canBeSet = (column: UserColumn): boolean => column.type !== 'pin' && !column.unique;

/** What a new row holds until the builder says otherwise. */
const startValue = (type: UserColumn['type'] | undefined): unknown => (type === 'boolean' ? true : '');

/** Columns of the users table and what goes into each, one row a column. */
export const AssignmentsControl = ({ field, value, onChange }: ControlProps) => {
  const say = useSay();
  const { columns } = useSurroundings();
  const current = value ?? field.fallback;
  const rows: readonly Item[] = Array.isArray(current) ? current.filter(isItem) : [];
  const free = columns.filter((column) => canBeSet(column) && rows.every((row) => row['column'] !== column.key));
  const write = (next: readonly Item[]) => onChange(next.length === 0 ? undefined : next);
  const replace = (index: number, row: Item) => write(rows.map((other, at) => (at === index ? row : other)));
  const parsed = field.schema.safeParse(rows);
  const faults = new Map(
    (parsed.success ? [] : parsed.error.issues)
      .filter((issue) => issue.path.length > 0)
      .toReversed()
      .map((issue) => [issue.path[0], complaintOf(issue, say)]),
  );
  const [first] = free;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {rows.map((row, index) => {
          const key = typeof row['column'] === 'string' ? row['column'] : '';
          const column = columns.find((candidate) => candidate.key === key);
          const options = [
            ...(column === undefined && key !== '' ? [{ value: key, label: key, own: true as const, hint: say('No column of this name') }] : []),
            ...columns
              .filter((other) => other.key === key || free.includes(other))
              .map((other) => ({ value: other.key, label: other.name, own: true as const })),
          ];
          const fault = faults.get(index);
          return (
            <li key={key === '' ? index : key} className="flex flex-col gap-1.5 rounded-field border border-line bg-surface p-2">
              <div className="flex items-center gap-1">
                <Select
                  size="small"
                  label={say('Column')}
                  placeholder={say('Choose a column')}
                  value={key === '' ? undefined : key}
                  options={options}
                  onChange={(next) => replace(index, { column: next, value: startValue(columns.find((other) => other.key === next)?.type) })}
                />
                <IconButton
                  size="small"
                  label={say('Do not set {column}', { column: column?.name ?? key })}
                  onClick={() => write(rows.filter((_, at) => at !== index))}
                >
                  <X />
                </IconButton>
              </div>
              <OperandInput
                label={say('Value of {column}', { column: column?.name ?? key })}
                type={column === undefined || column.type === 'pin' ? 'any' : column.type}
                of={`user.${key}`}
                value={row['value']}
                onChange={(next) => replace(index, { ...row, value: next })}
              />
              {fault !== undefined && <p className="text-caution text-xs">{fault}</p>}
            </li>
          );
        })}
      </ul>
      <Button
        size="small"
        className="self-start"
        disabled={first === undefined}
        title={first === undefined ? say('Every column that can be set is set already.') : undefined}
        onClick={() => {
          if (first !== undefined) write([...rows, { column: first.key, value: startValue(first.type) }]);
        }}
      >
        <Plus aria-hidden className="size-3.5" />
        {say('Set a column')}
      </Button>
    </>
  );
};
