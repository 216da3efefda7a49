import * as z from 'zod';
import { phrase } from '#flows/languages/phrase.ts';
import { inEnglish, type Say } from '#flows/languages/say.ts';
import { type FormField, readFields, spoken } from './read-form.ts';

/** What the records of a list are called. `id`: how ids begin, whatever the language. */
export type Noun = { id: string; add: string; numbered: string };

const thing: Noun = { id: 'item', add: phrase('Add an item'), numbered: phrase('Item {number}') };
const option: Noun = { id: 'option', add: phrase('Add an option'), numbered: phrase('Option {number}') };
const nouns: Readonly<Record<string, Noun>> = {
  fields: { id: 'field', add: phrase('Add a field'), numbered: phrase('Field {number}') },
  options: option,
  rules: { id: 'rule', add: phrase('Add a rule'), numbered: phrase('Rule {number}') },
};
export const nounOf = (control: FormField['control']): Noun => nouns[control] ?? thing;

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
/** Empty where none of the letters can stand in a technical name. */
const hyphened = (words: string): string => plain(words).join('-');
const camel = (words: string): string => {
  const joined = plain(words)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .replace(/^[^a-z]+/, '');
  return joined.slice(0, 40);
};

const pairOf = (fields: readonly FormField[]) =>
  namePairs.find(({ by, follows }) => fields.some((field) => field.name === by) && fields.some((field) => field.name === follows));

/** What an item is called in its list. Undefined: nothing yet. */
export const nameOfItem = (item: Item): string | undefined => {
  const name = [item['label'], item['name'], item['value'], item['column']].find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? name : undefined;
};

/** An item with one field changed; its technical name follows its words as long as it did so before. */
export const changeItem = (item: Item, fields: readonly FormField[], name: string, value: unknown): Item => {
  const { [name]: before, ...rest } = item;
  const changed: Item = value === undefined ? rest : { ...rest, [name]: value };
  const pair = pairOf(fields);
  if (pair === undefined || name !== pair.by || typeof value !== 'string') return changed;
  const followed = item[pair.follows] === undefined || (typeof before === 'string' && item[pair.follows] === pair.make(before));
  if (!followed) return changed;
  // Words of another script leave the technical name as it is.
  return { ...changed, [pair.follows]: pair.make(value) || (item[pair.follows] ?? 'value') };
};

/** The first number, from how many there are on, that nothing has yet. */
const freeNumber = (taken: readonly unknown[], named: (number: number) => string): number => {
  for (let number = taken.length + 1; ; number += 1) if (!taken.includes(named(number))) return number;
};

/** A new item that is valid at once where that can be: numbered in the builder's language, with its defaults. */
export const newItem = (shape: ItemsShape, noun: Noun, others: readonly Item[], say: Say, kind = shape.kinds[0]?.kind ?? ''): Item => {
  const fields = shape.kinds.find((candidate) => candidate.kind === kind)?.fields ?? [];
  const pair = pairOf(fields);
  const by = pair?.by ?? (fields.some((field) => field.name === 'name') ? 'name' : 'label');
  const filled: Record<string, unknown> = shape.discriminator === undefined ? {} : { [shape.discriminator]: kind };
  const taken = (name: string) => others.map((other) => other[name]);
  for (const field of fields) {
    if (field.name === 'id') filled['id'] = `${noun.id}-${freeNumber(taken('id'), (number) => `${noun.id}-${number}`)}`;
    else if (field.optional || field.fallback !== undefined || field.control === 'words') continue;
    else if (field.control === 'choice') filled[field.name] = field.choices[0]?.value;
    else if (field.control === 'options' || field.control === 'items') filled[field.name] = [newItem(readItems(field.schema), option, [], say)];
    else if (field.control === 'text' && field.name !== pair?.follows) filled[field.name] = '';
  }
  if (!fields.some((field) => field.name === by)) return filled;
  const named = (number: number) => say(noun.numbered, { number: String(number) });
  const number = freeNumber(taken(by), named);
  // In a script that no technical name can be made from, it is the English one.
  if (pair !== undefined && pair.make(named(number)) === pair.make(String(number)))
    filled[pair.follows] = pair.make(inEnglish(noun.numbered, { number: String(number) }));
  return changeItem(filled, fields, by, named(number));
};

export const moveItem = <T>(items: readonly T[], from: number, to: number): readonly T[] => {
  const moved = items[from];
  if (moved === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
};
