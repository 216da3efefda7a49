import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparison, Condition } from './condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import type { Json } from './json.ts';

const values: { [path: string]: Json } = {
  'vars.name': 'Ada Lovelace',
  'vars.age': 36,
  'vars.none': null,
  'vars.empty': '',
  'vars.agreed': false,
  'vars.nan': Number.NaN,
  'vars.born': '1815-12-10',
  'vars.seen': '2026-03-31T23:30:00-01:00',
  'vars.list': ['a'],
  'vars.object': { a: 1 },
  'vars.mail': 'Ada@Mail.Example.org',
  'vars.same': 'Ada Lovelace',
  'vars.limit': 40,
};
const read = async (path: string) => values[path];
const evaluate = (tree: Condition) => evaluateCondition(tree, read);

describe('operators', () => {
  test.each<[Comparison, boolean | undefined]>([
    [{ left: 'vars.name', op: 'equals', right: 'Ada Lovelace' }, true],
    [{ left: 'vars.name', op: 'equals', right: 'ada lovelace' }, false],
    [{ left: 'vars.name', op: 'equals', right: { path: 'vars.same' } }, true],
    [{ left: 'vars.age', op: 'equals', right: 36 }, true],
    [{ left: 'vars.agreed', op: 'equals', right: false }, true],
    [{ left: 'vars.name', op: 'not-equals', right: 'Grace' }, true],
    [{ left: 'vars.name', op: 'one-of', right: ['Grace', 'Ada Lovelace'] }, true],
    [{ left: 'vars.age', op: 'one-of', right: [1, 2] }, false],
    [{ left: 'vars.age', op: 'not-one-of', right: [1, 2] }, true],
    [{ left: 'vars.name', op: 'contains', right: 'Love' }, true],
    [{ left: 'vars.name', op: 'not-contains', right: 'Love' }, false],
    [{ left: 'vars.name', op: 'starts-with', right: 'Ada' }, true],
    [{ left: 'vars.name', op: 'ends-with', right: 'Ada' }, false],
    [{ left: 'vars.age', op: 'greater', right: 36 }, false],
    [{ left: 'vars.age', op: 'at-least', right: 36 }, true],
    [{ left: 'vars.age', op: 'less', right: { path: 'vars.limit' } }, true],
    [{ left: 'vars.age', op: 'at-most', right: 35 }, false],
    [{ left: 'vars.age', op: 'between', right: [36, 40] }, true],
    [{ left: 'vars.age', op: 'between', right: [37, 40] }, false],
    [{ left: 'vars.born', op: 'between', right: ['1815-12-10', '1816-01-01'] }, true],
    [{ left: 'vars.born', op: 'before', right: '1815-12-11' }, true],
    [{ left: 'vars.born', op: 'after', right: '1815-12-10' }, false],
    [{ left: 'vars.seen', op: 'after', right: '2026-04-01' }, true],
    [{ left: 'vars.mail', op: 'matches-domain', right: ['mail.example.org'] }, true],
    [{ left: 'vars.mail', op: 'matches-domain', right: ['example.org'] }, false],
    [{ left: 'vars.mail', op: 'matches-domain', right: ['other.org', '*.example.org'] }, true],
    [{ left: 'vars.mail', op: 'matches-domain', right: ['*.mail.example.org'] }, false],
    [{ left: 'vars.name', op: 'exists' }, true],
    [{ left: 'vars.agreed', op: 'exists' }, true],
    [{ left: 'vars.none', op: 'exists' }, false],
    [{ left: 'vars.empty', op: 'not-exists' }, true],
    [{ left: 'vars.unset', op: 'not-exists' }, true],
  ])('%j is %s', async (row, held) => {
    expect(await evaluate(row)).toBe(held);
  });
});

describe('FLOW-05 what is missing or of the wrong type is unknown, never true', () => {
  const rows: Comparison[] = [
    { left: 'vars.unset', op: 'equals', right: 'x' },
    { left: 'vars.unset', op: 'not-equals', right: 'x' },
    { left: 'vars.none', op: 'not-equals', right: 'x' },
    { left: 'vars.empty', op: 'not-contains', right: 'x' },
    { left: 'vars.unset', op: 'not-one-of', right: ['x'] },
    { left: 'vars.unset', op: 'less', right: 1 },
    { left: 'vars.unset', op: 'matches-domain', right: ['example.org'] },
    { left: 'vars.unset', op: 'between', right: [0, 1] },
    { left: 'vars.name', op: 'equals', right: { path: 'vars.unset' } },
    { left: 'vars.name', op: 'not-equals', right: { path: 'vars.unset' } },
    { left: 'vars.name', op: 'equals', right: 1 },
    { left: 'vars.name', op: 'not-equals', right: 1 },
    { left: 'vars.name', op: 'greater', right: 1 },
    { left: 'vars.name', op: 'before', right: '2026-01-01' },
    { left: 'vars.name', op: 'matches-domain', right: ['example.org'] },
    { left: 'vars.name', op: 'not-one-of', right: [1, true] },
    { left: 'vars.age', op: 'contains', right: '3' },
    { left: 'vars.age', op: 'before', right: '2026-01-01' },
    { left: 'vars.age', op: 'between', right: ['2026-01-01', '2026-12-31'] },
    { left: 'vars.born', op: 'between', right: [1, 2] },
    { left: 'vars.nan', op: 'not-equals', right: 1 },
    { left: 'vars.list', op: 'equals', right: 'a' },
    { left: 'vars.list', op: 'contains', right: 'a' },
    { left: 'vars.object', op: 'not-equals', right: 'a' },
  ];
  test.each(rows)('%j', async (row) => {
    expect(await evaluate(row)).toBeUndefined();
    expect(await evaluate({ not: row })).toBeUndefined();
  });

  test('what a lookup throws is thrown, not judged', async () => {
    const fails = async () => {
      throw new Error('the database is away');
    };
    await expect(evaluateCondition({ not: { left: 'user.plan', op: 'exists' } }, fails)).rejects.toThrow('away');
  });
});

describe('three-valued logic', () => {
  const T: Condition = { left: 'vars.age', op: 'equals', right: 36 };
  const F: Condition = { left: 'vars.age', op: 'equals', right: 1 };
  const U: Condition = { left: 'vars.unset', op: 'equals', right: 1 };
  test.each<[string, Condition, boolean | undefined]>([
    ['T and T', { all: [T, T] }, true],
    ['T and F', { all: [T, F] }, false],
    ['T and U', { all: [T, U] }, undefined],
    ['U and F', { all: [U, F] }, false],
    ['F and U', { all: [F, U] }, false],
    ['U and U', { all: [U, U] }, undefined],
    ['T or F', { any: [T, F] }, true],
    ['F or F', { any: [F, F] }, false],
    ['U or T', { any: [U, T] }, true],
    ['U or F', { any: [U, F] }, undefined],
    ['F or U', { any: [F, U] }, undefined],
    ['U or U', { any: [U, U] }, undefined],
    ['not T', { not: T }, false],
    ['not F', { not: F }, true],
    ['not U', { not: U }, undefined],
    ['not (U or T)', { not: { any: [U, T] } }, false],
    ['not (U and T)', { not: { all: [U, T] } }, undefined],
  ])('%s', async (_, tree, held) => {
    expect(await evaluate(tree)).toBe(held);
  });

  const { tree } = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
    leaf: fc.constantFrom(T, F, U),
    tree: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('tree').map((not) => ({ not })),
    ),
  }));
  const dual = (each: Condition): Condition => {
    if ('op' in each) return { not: each };
    if ('not' in each) return each.not;
    return 'all' in each ? { any: each.all.map(dual) } : { all: each.any.map(dual) };
  };

  test('De Morgan holds with the unknown too', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (each) => {
        expect(await evaluate({ not: each })).toBe(await evaluate(dual(each)));
      }),
    );
  });

  /** Replaces each unknown leaf by a definite one. */
  const settle = (each: Condition, leaf: Condition): Condition => {
    if ('op' in each) return each === U ? leaf : each;
    if ('not' in each) return { not: settle(each.not, leaf) };
    return 'all' in each ? { all: each.all.map((part) => settle(part, leaf)) } : { any: each.any.map((part) => settle(part, leaf)) };
  };

  test('FLOW-05 an answer never changes once what was missing is known', async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.constantFrom(T, F), async (each, leaf) => {
        const before = await evaluate(each);
        fc.pre(before !== undefined);
        expect(await evaluate(settle(each, leaf))).toBe(before);
      }),
    );
  });
});
