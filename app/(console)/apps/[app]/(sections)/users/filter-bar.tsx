'use client';

import { ListFilter, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { Json } from '#flows/kit/json.ts';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Select } from '#app/_ui/select.tsx';
import { AttributeInput } from './attribute-input.tsx';
import { type FilterTest, filterWords, statusWords, testsFor, testWords } from './filter-words.ts';
import type { GridColumn } from './grid-columns.ts';
import type { UserFilterInput } from './users-query.ts';

type Typed = string | number | boolean;
const given = (value: Json | undefined): value is Typed =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' || typeof value === 'boolean';

const ValueInput = ({ column, value, onChange }: { column: GridColumn; value: Json | undefined; onChange: (value: Json) => void }) => {
  if (column.kind === 'status')
    return (
      <Select
        value={typeof value === 'string' ? value : undefined}
        options={column.options.map((option) => ({ value: option, label: statusWords[option] ?? option }))}
        onChange={onChange}
      />
    );
  const typed = column.kind === 'email' || column.kind === 'phone' || column.kind === 'identifier' ? 'text' : column.kind;
  const own = { key: column.id, name: column.name, type: typed, unique: false, options: column.options };
  return <AttributeInput column={own} value={value} onChange={onChange} />;
};

const AddFilter = ({ columns, onAdd }: { columns: readonly GridColumn[]; onAdd: (filter: UserFilterInput) => void }) => {
  const [id, setId] = useState('@identifier');
  const [test, setTest] = useState<FilterTest>('contains');
  const [value, setValue] = useState<Json>();
  const [to, setTo] = useState<Json>();
  const column = columns.find((candidate) => candidate.id === id) ?? columns[0];
  if (column === undefined) return null;
  const pick = (next: string) => {
    const chosen = columns.find((candidate) => candidate.id === next);
    setId(next);
    setTest((chosen === undefined ? undefined : testsFor(chosen)[0]) ?? 'is');
    setValue(undefined);
    setTo(undefined);
  };
  const filter = (): UserFilterInput | undefined => {
    if (test === 'empty' || test === 'filled') return { field: column.id, test };
    if (test === 'between') return given(value) && given(to) ? { field: column.id, test, from: value, to } : undefined;
    return given(value) ? { field: column.id, test, value } : undefined;
  };
  const made = filter();
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (made !== undefined) onAdd(made);
      }}
    >
      <Field label="Column">
        <Select value={column.id} options={columns.map(({ id: option, name }) => ({ value: option, label: name }))} onChange={pick} />
      </Field>
      <Field label="Condition">
        <Select
          value={test}
          options={testsFor(column).map((option) => ({ value: option, label: testWords(column.kind, option) }))}
          onChange={setTest}
        />
      </Field>
      {test !== 'empty' && test !== 'filled' && (
        <Field label={test === 'between' ? 'From' : 'Value'}>
          <ValueInput column={column} value={value} onChange={setValue} />
        </Field>
      )}
      {test === 'between' && (
        <Field label="To">
          <ValueInput column={column} value={to} onChange={setTo} />
        </Field>
      )}
      <Button look="primary" type="submit" disabled={made === undefined}>
        Add filter
      </Button>
    </form>
  );
};

/** The conditions in force, each with a way to take it back, and a way to add one. */
export const FilterBar = ({
  columns,
  filters,
  onChange,
}: {
  columns: readonly GridColumn[];
  filters: readonly UserFilterInput[];
  onChange: (filters: readonly UserFilterInput[]) => void;
}) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button>
            <ListFilter aria-hidden className="size-4" />
            Filter
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label="Add a filter"
            className="z-50 w-72 animate-appear rounded-card border border-line bg-raised p-3 shadow-floating"
          >
            <AddFilter
              columns={columns}
              onAdd={(filter) => {
                onChange([...filters, filter]);
                setOpen(false);
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {filters.length > 0 && (
        <ul aria-label="Filters" className="order-last flex w-full flex-wrap gap-2">
          {filters.map((filter, index) => {
            const words = filterWords(
              columns.find(({ id }) => id === filter.field),
              filter,
            );
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two filters may be the same, and only their place tells them apart
              <li
                key={index}
                className="inline-flex items-center gap-1 rounded-chip border border-accent-line bg-accent-soft py-0.5 pr-1 pl-2 text-sm"
              >
                {words}
                <button
                  type="button"
                  aria-label={`Remove the filter: ${words}`}
                  onClick={() => onChange(filters.filter((_, at) => at !== index))}
                  className="inline-flex size-6 cursor-pointer items-center justify-center rounded-chip text-muted hover:bg-hover hover:text-ink"
                >
                  <X aria-hidden className="size-3.5" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
};
