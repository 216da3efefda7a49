import { describe, expect, test } from 'vitest';
import { comparisonsOf, type Condition, condition, conditionLimits, pathsOf } from './condition.ts';

const row = { left: 'vars.age', op: 'at-least', right: 18 } as const;
const deep = (levels: number): unknown => (levels === 0 ? row : { not: deep(levels - 1) });

describe('a condition is data of a known shape', () => {
  test.each<[string, unknown]>([
    ['one comparison', row],
    ['AND, OR and NOT in each other', { all: [row, { any: [row, { not: row }] }] }],
    ['a value against another value', { left: 'vars.a', op: 'equals', right: { path: 'vars.b' } }],
    ['a list', { left: 'user.plan', op: 'one-of', right: ['gold', 'silver'] }],
    ['a question without a right side', { left: 'user.plan', op: 'exists' }],
    ['the environment', { left: 'env', op: 'equals', right: 'live' }],
    ['numbers between', { left: 'vars.age', op: 'between', right: [18, 65] }],
    ['dates between', { left: 'vars.born', op: 'between', right: ['1990-01-01', '1999-12-31'] }],
    ['domains', { left: 'context.email', op: 'matches-domain', right: ['example.org', '*.example.org'] }],
    ['as deep as it goes', deep(conditionLimits.depth)],
  ])('%s is one', (_, data) => {
    expect(condition.parse(data)).toEqual(data);
  });

  test.each<[string, unknown]>([
    ['text', 'vars.age > 18'],
    ['nothing', {}],
    ['an empty list of parts', { all: [] }],
    ['two joints at once', { all: [row], any: [row] }],
    ['an unknown operator', { ...row, op: 'matches', right: '.*' }],
    ['a path outside of the roots', { ...row, left: 'process.env' }],
    ['a path with a call', { ...row, left: 'vars.age()' }],
    ['a missing right side', { left: 'vars.age', op: 'equals' }],
    ['a right side too many', { left: 'vars.age', op: 'exists', right: true }],
    ['an empty text', { left: 'vars.name', op: 'equals', right: '' }],
    ['a text where a number belongs', { ...row, right: '18' }],
    ['not a number', { ...row, right: Number.NaN }],
    ['no date', { left: 'vars.born', op: 'before', right: '2026-02-30' }],
    ['a number and a date between', { left: 'vars.born', op: 'between', right: [1, '2026-01-01'] }],
    ['no domain', { left: 'context.email', op: 'matches-domain', right: ['example'] }],
    ['an empty list', { left: 'user.plan', op: 'one-of', right: [] }],
  ])('%s is none', (_, data) => {
    expect(condition.safeParse(data).success).toBe(false);
  });
});

describe('FLOW-17 a condition is bounded', () => {
  test.each<[string, unknown]>([
    ['depth', deep(conditionLimits.depth + 1)],
    ['a depth that would exhaust a recursive parser', deep(5_000)],
    ['parts', { all: Array.from({ length: conditionLimits.siblings + 1 }, () => row) }],
    ['comparisons', { all: Array.from({ length: 11 }, () => ({ any: Array.from({ length: 10 }, () => row) })) }],
    ['a list', { left: 'user.plan', op: 'one-of', right: Array.from({ length: conditionLimits.list + 1 }, (_, n) => n) }],
    ['a text', { left: 'user.plan', op: 'equals', right: 'x'.repeat(conditionLimits.text + 1) }],
  ])('too much of %s is refused', (_, data) => {
    expect(condition.safeParse(data).success).toBe(false);
  });
});

test('comparisons and paths are listed in order, paths once', () => {
  const tree: Condition = {
    any: [
      {
        all: [
          { left: 'vars.a', op: 'exists' },
          { left: 'vars.b', op: 'equals', right: { path: 'user.c' } },
        ],
      },
      { not: { left: 'vars.a', op: 'equals', right: 1 } },
    ],
  };
  expect(comparisonsOf(tree).map((each) => each.op)).toEqual(['exists', 'equals', 'equals']);
  expect(pathsOf(tree)).toEqual(['vars.a', 'vars.b', 'user.c']);
});
