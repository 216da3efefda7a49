import * as z from 'zod';
import { type FormField, readFields, spoken } from './read-form.ts';

/** A list of records: what kinds of record it takes, and the field that says which kind one is. */
export type ItemsShape = { kinds: readonly { kind: string; label: string; fields: readonly FormField[] }[]; discriminator?: string };
export type Item = Readonly<Record<string, unknown>>;

export const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);

const literalOf = (schema: z.ZodType, key: string): string | undefined => {
  const found: unknown = schema instanceof z.ZodObject ? schema.shape[key] : undefined;
  const [value] = found instanceof z.ZodLiteral ? found.values : [];
  return value === undefined ? undefined : String(value);
};

export const readItems = (list: z.ZodType): ItemsShape => {
  const element: unknown = list instanceof z.ZodArray ? list.element : undefined;
  if (element instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = element.def;
    const kinds = element.options.flatMap((option: unknown) => {
      const kind = option instanceof z.ZodType ? literalOf(option, discriminator) : undefined;
      if (kind === undefined || !(option instanceof z.ZodType)) return [];
      return [{ kind, label: spoken(kind), fields: readFields(option).filter((field) => field.name !== discriminator) }];
    });
    return { kinds, discriminator };
  }
  return { kinds: element instanceof z.ZodObject ? [{ kind: '', label: '', fields: readFields(element) }] : [] };
};

export const fieldsOfItem = ({ kinds, discriminator }: ItemsShape, item: Item): readonly FormField[] =>
  (kinds.find(({ kind }) => discriminator === undefined || kind === item[discriminator]) ?? kinds[0])?.fields ?? [];

/** The field a builder names an item by, and the technical name that follows it until it is changed by hand. */
const namePairs = [
  { by: 'label', follows: 'name', make: (words: string) => camel(words) },
  { by: 'name', follows: 'value', make: (words: string) => hyphened(words) },
] as const;

const plain = (words: string): string[] =>
  words
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9 _-]/g, '')
    .toLowerCase()
    .split(/[ _-]+/)
    .filter((word) => word !== '');
const hyphened = (words: string): string => plain(words).join('-') || 'value';
const camel = (words: string): string => {
  const joined = plain(words)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .replace(/^[^a-z]+/, '');
  return joined.slice(0, 40) || 'value';
};

const pairOf = (fields: readonly FormField[]) =>
  namePairs.find(({ by, follows }) => fields.some((field) => field.name === by) && fields.some((field) => field.name === follows));

/** What an item is called in its list. */
export const nameOfItem = (item: Item): string => {
  const name = [item['label'], item['name'], item['value'], item['column']].find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? name : 'Not named yet';
};

/** An item with one field changed; its technical name follows its words as long as it did so before. */
export const changeItem = (item: Item, fields: readonly FormField[], name: string, value: unknown): Item => {
  const { [name]: before, ...rest } = item;
  const changed: Item = value === undefined ? rest : { ...rest, [name]: value };
  const pair = pairOf(fields);
  if (pair === undefined || name !== pair.by || typeof value !== 'string') return changed;
  const followed = item[pair.follows] === undefined || (typeof before === 'string' && item[pair.follows] === pair.make(before));
  return followed ? { ...changed, [pair.follows]: pair.make(value) } : changed;
};

const free = (stem: string, taken: readonly unknown[]): string => {
  for (let number = taken.length + 1; ; number += 1) if (!taken.includes(`${stem}${number}`)) return `${stem}${number}`;
};

/** A new item that is valid at once where that can be: numbered, with its defaults. */
export const newItem = (shape: ItemsShape, noun: string, others: readonly Item[], kind = shape.kinds[0]?.kind ?? ''): Item => {
  const fields = shape.kinds.find((candidate) => candidate.kind === kind)?.fields ?? [];
  const pair = pairOf(fields);
  const by = pair?.by ?? (fields.some((field) => field.name === 'name') ? 'name' : 'label');
  const filled: Record<string, unknown> = shape.discriminator === undefined ? {} : { [shape.discriminator]: kind };
  for (const field of fields) {
    if (field.name === 'id')
      filled['id'] = free(
        `${noun.toLowerCase()}-`,
        others.map((other) => other['id']),
      );
    else if (field.optional || field.fallback !== undefined || field.control === 'words') continue;
    else if (field.control === 'choice') filled[field.name] = field.choices[0]?.value;
    else if (field.control === 'options' || field.control === 'items') filled[field.name] = [newItem(readItems(field.schema), 'Option', [])];
    else if (field.control === 'text' && field.name !== pair?.follows) filled[field.name] = '';
  }
  return fields.some((field) => field.name === by)
    ? changeItem(
        filled,
        fields,
        by,
        free(
          `${noun} `,
          others.map((other) => other[by]),
        ),
      )
    : filled;
};

export const moveItem = <T>(items: readonly T[], from: number, to: number): readonly T[] => {
  const moved = items[from];
  if (moved === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
};
