import { describe, expect, test } from 'vitest';
import type { Json } from '#flows/kit/json.ts';
import type { ColumnType, UserColumn } from '#flows/kit/ports.ts';
import { attributeValue } from './attribute-value.ts';

const column = (type: ColumnType): UserColumn => ({ key: 'key', name: 'Name', type, unique: false, options: ['small', 'large'] });

describe('what a builder types becomes the form that is stored', () => {
  test.each<[ColumnType, Json, Json]>([
    ['text', '  Ada  ', 'Ada'],
    ['email', 'Ada@Example.org', 'ada@example.org'],
    ['phone', '+44 20 7946 0018', '+442079460018'],
    ['number', 4.5, 4.5],
    ['boolean', false, false],
    ['date', '2026-02-28', '2026-02-28'],
    ['instant', '2026-02-28T10:00:00+01:00', '2026-02-28T09:00:00.000Z'],
    ['choice', 'large', 'large'],
    ['text', '', null],
    ['number', null, null],
    ['choice', '', null],
  ])('%s %j is %j', (type, raw, value) => {
    expect(attributeValue(column(type), raw)).toEqual({ value });
  });

  test.each<[ColumnType, Json]>([
    ['text', 5],
    ['text', ['a']],
    ['text', 'a'.repeat(2_001)],
    ['email', 'ada'],
    ['email', 'a@b.org,c@d.org'],
    ['phone', '12345'],
    ['number', '5'],
    ['number', { a: 1 }],
    ['boolean', 'true'],
    ['date', '2026-02-30'],
    ['date', '28.2.2026'],
    ['date', '2026-02-28T00:00:00Z'],
    ['instant', 'soon'],
    ['choice', 'medium'],
    ['pin', '1234'],
  ])('%s does not take %j', (type, raw) => {
    expect(attributeValue(column(type), raw)).toEqual({ fault: expect.any(String) });
  });
});
