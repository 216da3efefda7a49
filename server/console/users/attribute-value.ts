import { canonicalEmail } from '#flows/kit/canonical-email.ts';
import { canonicalPhone } from '#flows/kit/canonical-phone.ts';
import type { Json } from '#flows/kit/json.ts';
import type { UserColumn } from '#flows/kit/ports.ts';

type Read = { value: Json } | { fault: string };

const text = (raw: Json): string | undefined => (typeof raw === 'string' ? raw.trim() : undefined);
const realDate = (written: string) => /^\d{4}-\d{2}-\d{2}$/.test(written) && new Date(`${written}T00:00:00Z`).toJSON()?.startsWith(written) === true;

const readers: Record<UserColumn['type'], (raw: Json, column: UserColumn) => Read> = {
  text: (raw) => {
    const value = text(raw);
    return value !== undefined && value.length <= 2_000 ? { value } : { fault: 'Use at most 2,000 characters.' };
  },
  email: (raw) => {
    const value = canonicalEmail(text(raw) ?? '');
    return value === undefined ? { fault: 'Write one e-mail address, such as ada@example.org.' } : { value };
  },
  phone: (raw) => {
    const value = canonicalPhone(text(raw) ?? '');
    return value === undefined ? { fault: 'Write the number with its country code, such as +44 20 7946 0018.' } : { value };
  },
  number: (raw) => (typeof raw === 'number' && Number.isFinite(raw) ? { value: raw } : { fault: 'Write a number.' }),
  boolean: (raw) => (typeof raw === 'boolean' ? { value: raw } : { fault: 'Choose yes or no.' }),
  date: (raw) => {
    const value = text(raw) ?? '';
    return realDate(value) ? { value } : { fault: 'Write a date as year-month-day, such as 2026-03-31.' };
  },
  instant: (raw) => {
    const at = Date.parse(text(raw) ?? '');
    return Number.isNaN(at) ? { fault: 'Write a date and a time.' } : { value: new Date(at).toISOString() };
  },
  choice: (raw, column) => {
    const value = text(raw) ?? '';
    return column.options.includes(value) ? { value } : { fault: `Choose one of: ${column.options.join(', ')}.` };
  },
  // A PIN is a secret: nobody types it for somebody else here (PWD-10).
  pin: () => ({ fault: 'A PIN is chosen by its user.' }),
};

/** What a builder typed into a column, in the form that is stored. Null and the empty text clear the column. */
export const attributeValue = (column: UserColumn, raw: Json): Read =>
  raw === null || raw === '' ? { value: null } : readers[column.type](raw, column);
