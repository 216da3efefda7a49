'use client';

import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2 } from 'lucide-react';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { Say } from '#flows/languages/say.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { IconButton } from '../icon-button.tsx';
import { useSay } from '../language.tsx';
import { Select } from '../select.tsx';
import { type ControlProps, SurroundingsContext, useSurroundings, type Words } from './control.ts';
import { changeItem, fieldsOfItem, isItem, type Item, moveItem, nameOfItem, newItem, nounOf, readItems } from './items.ts';
import { complaintOf, fieldErrors, type FormField } from './read-form.ts';

/** What a builder names an item by comes first. An id names an outcome: it stays what it is and is not shown. */
const inOrder = (fields: readonly FormField[]): FormField[] => {
  const first = ['label', 'name'].find((name) => fields.some((field) => field.name === name));
  return fields.filter((field) => field.name !== 'id').toSorted((a, b) => Number(b.name === first) - Number(a.name === first));
};

/** A random part: texts of items must not change owner when items are renamed or moved. */
const randomPart = (): string => [...crypto.getRandomValues(new Uint8Array(5))].map((byte) => byte.toString(36).padStart(2, '0')).join('');

/** A list of records, each with a small form of its own. The order is the builder's. */
export const ItemsControl = ({ field, value, newTextId, onChange, Fields }: ControlProps) => {
  const say = useSay();
  const surroundings = useSurroundings();
  const [open, setOpen] = useState<number | undefined>();
  const shape = readItems(field.schema);
  const current = value ?? field.fallback;
  const items: readonly Item[] = Array.isArray(current) ? current.filter(isItem) : [];
  const noun = nounOf(field.control);
  const write = (next: readonly Item[], words?: Words) => onChange(next, words);
  const replace = (index: number, item: Item, words?: Words) =>
    write(
      items.map((other, at) => (at === index ? item : other)),
      words,
    );
  const move = (from: number, to: number) => {
    write(moveItem(items, from, to));
    if (open === from) setOpen(to);
  };
  const errors = fieldErrors(field.schema, items, say);
  return (
    <SurroundingsContext value={{ ...surroundings, defaultWords: () => undefined }}>
      <ol className="flex flex-col gap-1.5">
        {items.map((item, index) => {
          const fields = fieldsOfItem(shape, item);
          const own = nameOfItem(item);
          const name = own ?? say('Not named yet');
          const isOpen = open === index;
          const wrong = errors[String(index)] !== undefined;
          return (
            <li key={index} className={clsx('rounded-field border bg-surface', wrong ? 'border-caution' : 'border-line')}>
              <div className="flex items-center gap-0.5 pe-1">
                <button
                  type="button"
                  aria-expanded={isOpen}
                  onClick={() => setOpen(isOpen ? undefined : index)}
                  className="flex h-9 min-w-0 flex-1 cursor-pointer items-center gap-1.5 rounded-field px-2 text-start text-sm"
                >
                  <ChevronRight
                    aria-hidden
                    className={clsx('size-3.5 shrink-0 text-muted transition-transform', isOpen ? 'rotate-90' : 'rtl:rotate-180')}
                  />
                  <span translate={own === undefined ? undefined : 'no'} className="truncate">
                    {name}
                  </span>
                  {wrong && <span className="shrink-0 text-caution text-xs">{say('not finished')}</span>}
                </button>
                <IconButton size="small" label={say('Move {name} up', { name })} disabled={index === 0} onClick={() => move(index, index - 1)}>
                  <ArrowUp />
                </IconButton>
                <IconButton
                  size="small"
                  label={say('Move {name} down', { name })}
                  disabled={index === items.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <ArrowDown />
                </IconButton>
                <IconButton
                  size="small"
                  label={say('Remove {name}', { name })}
                  onClick={() => {
                    write(items.filter((_, at) => at !== index));
                    setOpen(undefined);
                  }}
                >
                  <Trash2 />
                </IconButton>
              </div>
              {isOpen && (
                <div className="flex flex-col gap-3 border-line border-t p-2.5">
                  {shape.discriminator !== undefined && (
                    <Field label={say('Kind')}>
                      <Select
                        value={String(item[shape.discriminator])}
                        options={shape.kinds.map(({ kind, label }) => ({ value: kind, label: say(label) }))}
                        onChange={(kind) => replace(index, { ...newItem(shape, noun, items, say, kind), ...item, [shape.discriminator ?? '']: kind })}
                      />
                    </Field>
                  )}
                  <Fields
                    fields={inOrder(fields)}
                    config={item}
                    errors={itemErrors(field, items, index, say)}
                    newTextId={(inner) => `${newTextId()}.${randomPart()}.${inner}`}
                    onChange={(inner, next, words) => replace(index, changeItem(item, fields, inner, next), words)}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <Button
        size="small"
        className="self-start"
        onClick={() => {
          write([...items, newItem(shape, noun, items, say)]);
          setOpen(items.length);
        }}
      >
        <Plus aria-hidden className="size-3.5" />
        {say(noun.add)}
      </Button>
    </SurroundingsContext>
  );
};

const itemErrors = (field: ControlProps['field'], items: readonly Item[], index: number, say: Say): Readonly<Record<string, string>> => {
  const parsed = field.schema.safeParse(items);
  if (parsed.success) return {};
  return Object.fromEntries(
    parsed.error.issues
      .filter((issue) => issue.path[0] === index && issue.path.length > 1)
      .toReversed()
      .map((issue) => [String(issue.path[1]), complaintOf(issue, say)]),
  );
};
