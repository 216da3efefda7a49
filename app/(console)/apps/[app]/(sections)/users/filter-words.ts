import { attributeWords } from './attribute-words.ts';
import type { GridColumn, GridKind } from './grid-columns.ts';
import type { UserFilterInput } from './users-query.ts';

export type FilterTest = UserFilterInput['test'];

const texts: readonly FilterTest[] = ['contains', 'is', 'empty', 'filled'];
const ranges: readonly FilterTest[] = ['is', 'before', 'after', 'between', 'empty', 'filled'];
const testsByKind: Record<GridKind, readonly FilterTest[]> = {
  text: texts,
  email: texts,
  phone: texts,
  identifier: texts,
  choice: ['is', 'contains', 'empty', 'filled'],
  number: ranges,
  date: ranges,
  instant: ['before', 'after', 'between', 'empty', 'filled'],
  boolean: ['is', 'empty', 'filled'],
  status: ['is'],
  pin: ['filled', 'empty'],
};

/** Tests that fit a column, the likeliest first. Being added has a time for everybody. */
export const testsFor = ({ id, kind }: GridColumn): readonly FilterTest[] => (id === '@created' ? ['before', 'after', 'between'] : testsByKind[kind]);

export const testWords = (kind: GridKind, test: FilterTest): string => {
  if (kind === 'number' && test === 'before') return 'less than';
  if (kind === 'number' && test === 'after') return 'more than';
  if (kind === 'pin') return test === 'filled' ? 'is set' : 'is not set';
  const words: Record<FilterTest, string> = {
    contains: 'contains',
    is: 'is',
    before: 'before',
    after: 'after',
    between: 'between',
    empty: 'is empty',
    filled: 'is not empty',
  };
  return words[test];
};

export const statusWords: Readonly<Record<string, string>> = { active: 'Active', unapproved: 'Not approved', disabled: 'Switched off' };

const valueWords = ({ kind, own }: GridColumn, value: string | number | boolean): string => {
  if (kind === 'status') return statusWords[String(value)] ?? String(value);
  const column = own ?? { key: '', name: '', type: kind === 'instant' ? ('instant' as const) : ('text' as const), unique: false, options: [] };
  return attributeWords(column, value) ?? String(value);
};

/** A filter as a sentence: "City contains Bern". */
export const filterWords = (column: GridColumn | undefined, filter: UserFilterInput): string => {
  if (column === undefined) return `${filter.field} (gone)`;
  const begin = `${column.name} ${testWords(column.kind, filter.test)}`;
  if ('value' in filter) return `${begin} ${valueWords(column, filter.value)}`;
  return 'from' in filter ? `${begin} ${valueWords(column, filter.from)} and ${valueWords(column, filter.to)}` : begin;
};
