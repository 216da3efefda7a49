import { describe, expect, test } from 'vitest';
import type { WireField } from '#flows/protocol/step.ts';
import { text } from '#tests/support/wire-step.ts';
import { findFaults } from './faults.ts';
import { readInputs } from './inputs.ts';

const field = (name: string, type: WireField['type'], more: Partial<WireField> = {}): WireField => ({
  name,
  type,
  required: true,
  label: text(name),
  ...more,
});

describe('a submitted form becomes inputs of the fields’ types', () => {
  const fields = [
    field('a', 'text'),
    field('n', 'number'),
    field('yes', 'boolean'),
    field('no', 'boolean'),
    field('code', 'code'),
    field('empty', 'text'),
  ];
  test('by type', () => {
    expect(
      readInputs(fields, [
        ['in.a', ' x '],
        ['in.n', '4.5'],
        ['in.yes', 'on'],
        ['in.code', '123 4-56'],
        ['in.empty', ''],
        ['token', 't'],
        ['state', '1'],
      ]),
    ).toEqual({ a: ' x ', n: 4.5, yes: true, no: false, code: '123456' });
  });
  test.each(['', '0x', 'Infinity', 'NaN', '1e999', 'four'])('%j is no number, and stays for the server to refuse', (value) => {
    expect(readInputs([field('n', 'number')], [['in.n', value]])).toEqual(value === '' ? {} : { n: value });
  });
  test('FLOW-02 unknown fields are passed on, so that the server refuses them', () => {
    expect(readInputs([], [['in.role', 'admin']])).toEqual({ role: 'admin' });
  });
  test('IN-02 a field named like a prototype stays a field', () => {
    const inputs = readInputs(
      [],
      [
        ['in.__proto__', 'x'],
        ['in.constructor', 'y'],
      ],
    );
    expect(Object.getPrototypeOf(inputs)).toBe(Object.prototype);
    expect(Object.keys(inputs)).toEqual(['__proto__', 'constructor']);
  });
});

test('what is plainly missing or too short is said without asking the server', () => {
  const fields = [
    field('a', 'text'),
    field('b', 'text', { required: false }),
    field('c', 'new-password', { min_length: 15 }),
    field('d', 'text', { max_length: 2 }),
    field('e', 'number'),
  ];
  expect(findFaults(fields, { c: 'short', d: '👍👍👍', e: 'x' })).toEqual([
    { field: 'a', code: 'required' },
    { field: 'c', code: 'too-short' },
    { field: 'd', code: 'too-long' },
    { field: 'e', code: 'wrong-type' },
  ]);
  expect(findFaults(fields, { a: 'x', c: '👍'.repeat(15), d: '👍👍', e: 1 })).toEqual([]);
});
