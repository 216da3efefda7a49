import * as z from 'zod';
import { Problem } from '../errors.ts';
import { type UserFilterInput, userFilter } from '../console/users/users-query.ts';

const aliases: Readonly<Record<string, string>> = {
  status: '@status',
  identifier: '@identifier',
  created_at: '@created',
  last_sign_in_at: '@last-sign-in',
};
const named = (field: string): string => (Object.hasOwn(aliases, field) ? (aliases[field] ?? field) : field);

const known = z.strictObject({
  search: z.string().max(200).optional(),
  sort: z
    .string()
    .regex(/^-?[A-Za-z][A-Za-z0-9_]{0,39}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(2_000).optional(),
});

const refused = (path: string, message: string) => new Problem('invalid-input', { errors: [{ path, code: 'wrong-form', message }] });

/** `city:contains:Bern`, `points:between:1..9`, `city:empty`; a value may have colons of its own. */
const filterOf = (text: string): UserFilterInput => {
  const [field = '', test = '', ...rest] = text.split(':');
  const value = rest.join(':');
  const [from, to] = value.split('..');
  const raw =
    test === 'empty' || test === 'filled'
      ? { field: named(field), test }
      : test === 'between'
        ? { field: named(field), test, from, to }
        : { field: named(field), test, value };
  const read = userFilter.safeParse(raw);
  if (!read.success || field === '' || field.startsWith('@'))
    throw refused('filter', 'Write field:test:value, with contains, is, before, after, between (from..to), empty or filled.');
  return read.data;
};

/** The query of a list of users. Every parameter once, except `filter` (IN-08); unknown ones are refused (IN-01). */
export const listQuery = (parameters: URLSearchParams) => {
  const filters = parameters.getAll('filter');
  if (filters.length > 12) throw refused('filter', 'Use at most 12 conditions.');
  const rest: Record<string, string> = {};
  for (const [name, value] of parameters) {
    if (name === 'filter') continue;
    if (Object.hasOwn(rest, name) || name === '__proto__') throw refused(name, 'Send it once.');
    rest[name] = value;
  }
  const read = known.safeParse(rest);
  if (!read.success) throw refused(String(read.error.issues[0]?.path[0] ?? ''), read.error.issues[0]?.message ?? 'It cannot be read.');
  const { sort, ...others } = read.data;
  return {
    ...others,
    filters: filters.map(filterOf),
    ...(sort !== undefined && { sort: { field: named(sort.replace(/^-/, '')), descending: sort.startsWith('-') } }),
  };
};
