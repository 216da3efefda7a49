import * as z from 'zod';
import type { Say } from '../languages/say.ts';
import { parseDate, parseInstant } from './calendar.ts';
import { canonicalEmail } from './canonical-email.ts';
import { canonicalPhone } from './canonical-phone.ts';
import { operand } from './condition.ts';
import type { ValueType } from './condition-types.ts';
import type { Json } from './json.ts';
import type { UserColumn } from './ports.ts';

/** One column of the users table and what goes into it. */
export const assignment = z.strictObject({ column: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/), value: operand });
export type Assignment = z.infer<typeof assignment>;

type Column = Pick<UserColumn, 'name' | 'type' | 'unique' | 'options'>;

/** The value as such a column stores it, or undefined: it does not fit. Nothing is guessed: `"5"` is no number. */
export const columnValue = (column: Column, value: Json | undefined): Json | undefined => {
  switch (column.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'pin':
      // Secrets have nodes of their own, which hash them.
      return undefined;
    default:
      return typeof value === 'string' ? textValue(column, value) : undefined;
  }
};

const textValue = (column: Column, value: string): string | undefined => {
  switch (column.type) {
    case 'email':
      return canonicalEmail(value);
    case 'phone':
      return canonicalPhone(value);
    case 'date':
      return parseDate(value) === undefined ? undefined : value;
    case 'instant':
      return parseInstant(value) === undefined ? undefined : value;
    case 'choice':
      return column.options.includes(value) ? value : undefined;
    default:
      return value;
  }
};

/** What a builder must know about an assignment, as one sentence. `source` is the type of the value its path leads to. */
export const assignmentFault = (column: Column, value: Assignment['value'], source: ValueType | undefined, say: Say): string | undefined => {
  const unfit = (words: string) => say('“{value}” does not fit the column “{column}”.', { value: words, column: column.name });
  if (column.type === 'pin') return say('“{column}” holds PINs, which are not written as plain values.', { column: column.name });
  if (column.unique) return say('“{column}” must be different for everybody, so it cannot be written here.', { column: column.name });
  if (typeof value !== 'object') {
    return columnValue(column, value) === undefined ? unfit(String(value)) : undefined;
  }
  if (source === undefined) return say('There is no value “{value}” here.', { value: value.path });
  const kinds: readonly ValueType[] = ['number', 'boolean'];
  const clash = source !== 'any' && kinds.some((kind) => (source === kind) !== (column.type === kind));
  return clash ? unfit(value.path) : undefined;
};
