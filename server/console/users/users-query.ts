import * as z from 'zod';
import type { UserColumn } from '#flows/kit/ports.ts';
import type { UserField, UserFilter, UserSelection, UserTest } from '#server/storage/ports/user-grid.ts';
import { invalid } from '../fault.ts';

const value = z.union([z.string().max(300), z.number(), z.boolean()]);

/** A condition as the grid and the management API write it. */
export const userFilter = z.discriminatedUnion('test', [
  z.strictObject({ field: z.string().max(40), test: z.enum(['empty', 'filled']) }),
  z.strictObject({ field: z.string().max(40), test: z.enum(['contains', 'is', 'before', 'after']), value }),
  z.strictObject({ field: z.string().max(40), test: z.literal('between'), from: value, to: value }),
]);
export type UserFilterInput = z.infer<typeof userFilter>;

/** Whom a list or a change of many is about. */
export const userSelection = z.strictObject({
  search: z.string().max(200).optional(),
  filters: z.array(userFilter).max(12, 'Use at most 12 conditions.').optional(),
});
export type UserSelectionInput = z.infer<typeof userSelection>;

export const userSort = z.strictObject({ field: z.string().max(40), descending: z.boolean() });
export type UserSortInput = z.infer<typeof userSort>;

type Kind = UserColumn['type'] | 'status' | 'identifier';
const system: Readonly<Record<string, { field: UserField; kind: Kind }>> = {
  '@status': { field: 'status', kind: 'status' },
  '@created': { field: 'created', kind: 'instant' },
  '@last-sign-in': { field: 'last-sign-in', kind: 'instant' },
  '@identifier': { field: 'identifier', kind: 'identifier' },
};

const fieldOf = (name: string, columns: readonly UserColumn[]): { field: UserField; kind: Kind } => {
  const known = Object.hasOwn(system, name) ? system[name] : undefined;
  if (known !== undefined) return known;
  const column = columns.find(({ key }) => key === name);
  if (column === undefined) throw invalid({ filters: `There is no column ${name}. Take the filter away, or reload the page.` });
  return { field: { column: column.key, holds: column.type === 'number' || column.type === 'boolean' ? 'number' : 'text' }, kind: column.type };
};

type Raw = string | number | boolean;
const wrong = (name: string, what: string) => invalid({ filters: `${name}: ${what}` });

const instantOf = (name: string, raw: Raw): number => {
  const at = typeof raw === 'number' ? raw : Date.parse(String(raw));
  if (Number.isNaN(at)) throw wrong(name, 'write a date and a time, such as 2026-03-31T12:00:00Z.');
  return at;
};

/** A value in the form that is compared: texts in small letters, the system's times as ms. */
const comparable = (name: string, kind: Kind, raw: Raw, field: UserField): string | number => {
  if (kind === 'number') {
    const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw wrong(name, 'write a number.');
    return number;
  }
  if (kind === 'boolean') {
    if (raw === true || raw === 'true') return 1;
    if (raw === false || raw === 'false') return 0;
    throw wrong(name, 'choose yes or no.');
  }
  if (kind === 'instant') {
    const at = instantOf(name, raw);
    if (Math.abs(at) > 8.64e15) throw wrong(name, 'write a date and a time, such as 2026-03-31T12:00:00Z.');
    return typeof field === 'string' ? at : new Date(at).toISOString().toLowerCase();
  }
  if (kind === 'status' && raw !== 'active' && raw !== 'unapproved' && raw !== 'disabled')
    throw wrong(name, 'choose active, unapproved or disabled.');
  return String(raw).trim();
};

const ordered: readonly Kind[] = ['number', 'date', 'instant'];
const searched: readonly Kind[] = ['text', 'email', 'phone', 'choice', 'identifier'];

const testOf = (filter: UserFilterInput, kind: Kind, field: UserField): UserTest => {
  const name = filter.field;
  if (filter.test === 'empty' || filter.test === 'filled') {
    if (kind === 'status') throw wrong(name, 'everybody has a status. Choose one.');
    return { kind: filter.test };
  }
  if (kind === 'pin') throw wrong(name, 'a PIN can be set or not, nothing else is known of it.');
  const read = (raw: Raw) => comparable(name, kind, raw, field);
  switch (filter.test) {
    case 'contains':
      if (!searched.includes(kind)) throw wrong(name, 'this column cannot be searched for a part.');
      return { kind: 'contains', text: String(filter.value) };
    case 'is':
      return { kind: 'is', value: read(filter.value) };
    case 'before':
      if (!ordered.includes(kind)) throw wrong(name, 'only numbers and dates have a before.');
      return { kind: 'range', below: read(filter.value) };
    case 'after':
      if (!ordered.includes(kind)) throw wrong(name, 'only numbers and dates have an after.');
      return { kind: 'range', above: read(filter.value) };
    case 'between':
      if (!ordered.includes(kind)) throw wrong(name, 'only numbers and dates have a between.');
      return { kind: 'range', from: read(filter.from), to: read(filter.to) };
  }
};

/** The selection in the storage's terms. Throws Fault where a condition does not fit its column. */
export const selectionOf = ({ search, filters = [] }: UserSelectionInput, columns: readonly UserColumn[]): UserSelection => {
  const words = search?.trim() ?? '';
  return {
    ...(words !== '' && { search: words }),
    filters: filters.map((filter): UserFilter => {
      const { field, kind } = fieldOf(filter.field, columns);
      return { field, test: testOf(filter, kind, field) };
    }),
  };
};

/** What to sort by. A PIN has no order. */
export const sortOf = ({ field: name, descending }: UserSortInput, columns: readonly UserColumn[]): { field: UserField; descending: boolean } => {
  const { field, kind } = fieldOf(name, columns);
  if (kind === 'pin') throw wrong(name, 'a PIN has no order.');
  return { field, descending };
};
