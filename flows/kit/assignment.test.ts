import { describe, expect, test } from 'vitest';
import { inEnglish } from '../languages/say.ts';
import { assignmentFault, columnValue } from './assignment.ts';
import type { Json } from './json.ts';
import type { ColumnType } from './ports.ts';

const column = (type: ColumnType, given: { unique?: boolean; options?: string[] } = {}) => ({
  name: 'Column',
  type,
  unique: false,
  options: [],
  ...given,
});

describe('what a column stores', () => {
  test.each<[ColumnType, Json | undefined, Json | undefined]>([
    ['text', 'Ada', 'Ada'],
    ['number', 5, 5],
    ['boolean', false, false],
    ['date', '2026-03-31', '2026-03-31'],
    ['instant', '2026-03-31T09:30:00Z', '2026-03-31T09:30:00Z'],
    ['email', 'Ada@Example.org', 'ada@example.org'],
    ['phone', '+49 30 901820', '+4930901820'],
    ['text', 5, undefined],
    ['number', '5', undefined],
    ['number', Number.NaN, undefined],
    ['boolean', 'yes', undefined],
    ['date', '2026-02-30', undefined],
    ['instant', 'now', undefined],
    ['email', 'a@example.org,b@evil.org', undefined],
    ['phone', '123', undefined],
    ['pin', '1234', undefined],
    ['text', null, undefined],
    ['text', ['Ada'], undefined],
    ['text', undefined, undefined],
  ])('%s %j: %j', (type, value, stored) => {
    expect(columnValue(column(type), value)).toBe(stored);
  });

  test('a choice takes its options only', () => {
    expect(columnValue(column('choice', { options: ['gold'] }), 'gold')).toBe('gold');
    expect(columnValue(column('choice', { options: ['gold'] }), 'silver')).toBeUndefined();
  });
});

type Given = Parameters<typeof assignmentFault> extends [...infer Rest, unknown] ? Rest : never;

describe('what a builder is told', () => {
  test.each<[string, Given, boolean]>([
    ['a value that fits', [column('number'), 5, undefined], false],
    ['a value of another type', [column('number'), 'five', undefined], true],
    ['a path of the same type', [column('number'), { path: 'vars.age' }, 'number'], false],
    ['a path of another type', [column('number'), { path: 'vars.name' }, 'text'], true],
    ['a number for a text', [column('text'), { path: 'vars.age' }, 'number'], true],
    ['a text for an address', [column('email'), { path: 'vars.mail' }, 'text'], false],
    ['whatever the app sent', [column('number'), { path: 'context.parameters.x' }, 'any'], false],
    ['a path to nothing', [column('number'), { path: 'vars.nothing' }, undefined], true],
    ['a PIN', [column('pin'), '1234', undefined], true],
    ['a column with one owner for each value', [column('text', { unique: true }), 'x', undefined], true],
  ])('%s', (_, given, faulty) => {
    expect(assignmentFault(...given, inEnglish) !== undefined).toBe(faulty);
  });
});
