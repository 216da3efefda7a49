import { describe, expect, test } from 'vitest';
import { condition } from '#flows/kit/condition.ts';
import { readCondition, rightFor, writeCondition } from './condition-rows.ts';

const row = { left: 'vars.age', op: 'at-least', right: 18 };

describe('a condition as rows', () => {
  test.each<[string, unknown]>([
    ['one row', row],
    ['all', { all: [row, { left: 'env', op: 'equals', right: 'live' }] }],
    ['any of all', { any: [{ all: [row, row] }, { left: 'user.plan', op: 'exists' }] }],
    ['none', { not: { any: [row, row] } }],
    ['not all', { not: { all: [row, row] } }],
  ])('%s comes back as it was', (_, data) => {
    expect(condition.parse(data)).toEqual(data);
    expect(writeCondition(readCondition(data))).toEqual(data);
  });

  test('a lone negation keeps its meaning in the only form that rows have', () => {
    expect(writeCondition(readCondition({ not: row }))).toEqual({ not: { any: [row] } });
  });

  test('what is not finished, or not a condition at all, can still be edited', () => {
    for (const data of [undefined, null, 'x', {}, { left: 3, op: 'matches' }])
      expect(readCondition(data)).toEqual({ joint: 'all', parts: [expect.objectContaining({ left: '', op: 'equals' })] });
  });

  test('changing the operator keeps what can be kept of the right side', () => {
    expect(rightFor('one-of', 'gold')).toEqual(['gold']);
    expect(rightFor('equals', ['gold', 'silver'])).toBe('gold');
    expect(rightFor('between', 3)).toEqual(['', '']);
    expect(rightFor('exists', 'gold')).toBeUndefined();
    expect(rightFor('one-of', { path: 'user.plan' })).toEqual([]);
  });
});
