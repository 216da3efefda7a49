import type { Json } from '#flows/kit/json.ts';
import type { UserColumn } from '#flows/kit/ports.ts';

const instant = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** A column's value as it reads in a cell; undefined for an empty one. */
export const attributeWords = (column: UserColumn, value: Json | undefined): string | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  if (column.type === 'pin') return value === true ? 'Set' : undefined;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value !== 'string') return undefined;
  if (column.type === 'instant') return instant.format(new Date(value));
  if (column.type === 'date') return date.format(new Date(`${value}T00:00:00Z`));
  return value;
};
