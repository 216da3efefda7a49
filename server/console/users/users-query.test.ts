import { describe, expect, test } from 'vitest';
import type { ColumnType, UserColumn } from '#flows/kit/ports.ts';
import type { UserTest } from '#server/storage/ports/user-grid.ts';
import { selectionOf, sortOf, type UserFilterInput, userFilter } from './users-query.ts';

const column = (key: ColumnType): UserColumn => ({ key, name: key, type: key, unique: false, options: ['small'] });
const columns = (['text', 'number', 'boolean', 'date', 'instant', 'choice', 'pin'] as const).map(column);
const read = (filter: UserFilterInput) => selectionOf({ filters: [filter] }, columns).filters?.[0]?.test;

describe('what a builder filters by becomes a condition of storage', () => {
  test.each<[UserFilterInput, UserTest]>([
    [
      { field: 'text', test: 'contains', value: 'Ada' },
      { kind: 'contains', text: 'Ada' },
    ],
    [
      { field: 'choice', test: 'is', value: 'small' },
      { kind: 'is', value: 'small' },
    ],
    [
      { field: 'number', test: 'is', value: '4.5' },
      { kind: 'is', value: 4.5 },
    ],
    [
      { field: 'number', test: 'between', from: 1, to: 2 },
      { kind: 'range', from: 1, to: 2 },
    ],
    [
      { field: 'boolean', test: 'is', value: false },
      { kind: 'is', value: 0 },
    ],
    [
      { field: 'date', test: 'before', value: '2026-03-31' },
      { kind: 'range', below: '2026-03-31' },
    ],
    [
      { field: 'instant', test: 'after', value: '2026-03-31T12:00:00+02:00' },
      { kind: 'range', above: '2026-03-31t10:00:00.000z' },
    ],
    [
      { field: '@created', test: 'after', value: '1970-01-01T00:00:01Z' },
      { kind: 'range', above: 1_000 },
    ],
    [
      { field: '@status', test: 'is', value: 'unapproved' },
      { kind: 'is', value: 'unapproved' },
    ],
    [
      { field: '@identifier', test: 'contains', value: 'a@' },
      { kind: 'contains', text: 'a@' },
    ],
    [{ field: 'pin', test: 'filled' }, { kind: 'filled' }],
  ])('%j is %j', (filter, expected) => {
    expect(read(userFilter.parse(filter))).toEqual(expected);
  });

  test.each<UserFilterInput>([
    { field: 'none', test: 'empty' },
    { field: '__proto__', test: 'empty' },
    { field: 'constructor', test: 'empty' },
    { field: 'number', test: 'is', value: 'many' },
    { field: 'number', test: 'is', value: '' },
    { field: 'number', test: 'contains', value: '1' },
    { field: 'boolean', test: 'is', value: 'perhaps' },
    { field: 'text', test: 'before', value: 'b' },
    { field: 'pin', test: 'is', value: '1234' },
    { field: '@status', test: 'is', value: 'gone' },
    { field: '@status', test: 'empty' },
    { field: '@created', test: 'after', value: 'yesterday' },
    { field: '@created', test: 'after', value: 1e300 },
  ])('IN-05 %j is refused in words', (filter) => {
    expect(() => read(filter)).toThrow(expect.objectContaining({ code: 'invalid' }));
  });

  test('a PIN has no order', () => {
    expect(() => sortOf({ field: 'pin', descending: false }, columns)).toThrow('no order');
    expect(sortOf({ field: 'number', descending: true }, columns)).toEqual({ field: { column: 'number', holds: 'number' }, descending: true });
  });
});
