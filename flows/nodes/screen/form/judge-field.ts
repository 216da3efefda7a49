import { parseDate } from '#flows/kit/calendar.ts';
import { canonicalEmail } from '#flows/kit/canonical-email.ts';
import { canonicalPhone } from '#flows/kit/canonical-phone.ts';
import type { FormField } from './form-field.ts';

export type Value = string | number | boolean;
export type Judged =
  | { value: Value | null }
  | { fault: 'not-plain' | 'not-an-email' | 'not-a-phone' | 'not-whole' | 'not-a-date' | 'must-be-yes' }
  | { fault: 'too-early' | 'too-late'; date: string };

/**
 * An answer in the form that is kept, or what is wrong with it. Presence, type, length and size were checked against the
 * challenge before. An optional field left empty is null, so that an earlier answer does not shine through.
 */
export const judgeField = (field: FormField, value: Value | undefined): Judged => {
  if (field.type === 'boolean') return field.required && value !== true ? { fault: 'must-be-yes' } : { value: value === true };
  if (value === undefined) return { value: null };
  if (field.type === 'number') return field.whole && !Number.isSafeInteger(value) ? { fault: 'not-whole' } : { value };
  const text = String(value);
  // No line breaks and the like: an answer may end up in a mail or a header.
  if (/\p{Cc}/u.test(text)) return { fault: 'not-plain' };
  if (field.type === 'email') {
    const address = canonicalEmail(text);
    return address === undefined ? { fault: 'not-an-email' } : { value: address };
  }
  if (field.type === 'phone') {
    const number = canonicalPhone(text, field.country);
    return number === undefined ? { fault: 'not-a-phone' } : { value: number };
  }
  if (field.type !== 'date') return { value: text };
  if (parseDate(text) === undefined) return { fault: 'not-a-date' };
  if (field.earliest !== undefined && text < field.earliest) return { fault: 'too-early', date: field.earliest };
  if (field.latest !== undefined && text > field.latest) return { fault: 'too-late', date: field.latest };
  return { value: text };
};
