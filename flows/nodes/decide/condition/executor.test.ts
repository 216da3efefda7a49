import { describe, expect, test } from 'vitest';
import type { Condition } from '#flows/kit/condition.ts';
import type { Json } from '#flows/kit/json.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const blocked: Condition = { left: 'user.blocked', op: 'equals', right: true };
const adult: Condition = { left: 'vars.age', op: 'at-least', right: 18 };
const rules = [
  { id: 'blocked', name: 'Blocked', when: blocked },
  { id: 'adult', name: 'Adult', when: adult },
];

const outcomeFor = async (values: { [path: string]: Json }, given = rules) => {
  const step = await executor(executorInput(definition, { config: { rules: given }, values }));
  return step.kind === 'exit' ? step.outcome : step.kind;
};

describe('the first rule that holds is taken', () => {
  test.each<[{ [path: string]: Json }, string]>([
    [{ 'user.blocked': true, 'vars.age': 30 }, 'blocked'],
    [{ 'user.blocked': true }, 'blocked'],
    [{ 'user.blocked': false, 'vars.age': 30 }, 'adult'],
    [{ 'user.blocked': false, 'vars.age': 3 }, 'default'],
  ])('%j: %s', async (values, outcome) => {
    expect(await outcomeFor(values)).toBe(outcome);
  });

  test('without rules everybody goes on by "otherwise", and the builder is told', async () => {
    expect(await outcomeFor({}, [])).toBe('default');
    expect(definition.check?.({ rules: [] }, inEnglish)).toMatchObject([{ code: 'condition-without-rules', severity: 'warning' }]);
    expect(definition.check?.({ rules }, inEnglish)).toEqual([]);
  });
});

describe('FLOW-05 what cannot be told never passes', () => {
  test.each<[{ [path: string]: Json }]>([
    [{}],
    [{ 'vars.age': 30 }],
    [{ 'user.blocked': 'no', 'vars.age': 30 }],
    [{ 'user.blocked': false }],
    [{ 'user.blocked': false, 'vars.age': '30' }],
  ])('%j', async (values) => {
    expect(await outcomeFor(values)).toBe('unknown');
  });

  test('a lookup that fails is an error, not an outcome', async () => {
    const input = executorInput(definition, { config: { rules } });
    const value = () => Promise.reject(new Error('the database is away'));
    await expect(executor({ ...input, value })).rejects.toThrow('away');
  });
});

describe('what the definition says about itself', () => {
  test('outcomes are the rules, otherwise and unknown', () => {
    const outcomes = typeof definition.outcomes === 'function' ? definition.outcomes({ rules }, inEnglish) : [];
    expect(outcomes.map(({ id, kind }) => [id, kind])).toEqual([
      ['blocked', 'pass'],
      ['adult', 'pass'],
      ['default', 'pass'],
      ['unknown', 'fail'],
    ]);
  });

  test('what it reads and the columns it needs', () => {
    expect(definition.reads?.({ rules })).toEqual(['user.blocked', 'vars.age']);
    expect(definition.requires?.({ rules })).toEqual([{ kind: 'column-key', key: 'blocked' }]);
  });

  test.each([
    [
      'two rules of one id',
      [
        { id: 'a', name: 'A', when: adult },
        { id: 'a', name: 'B', when: adult },
      ],
    ],
    ['a rule named like an outcome of the step', [{ id: 'unknown', name: 'A', when: adult }]],
    ['a rule that is text', [{ id: 'a', name: 'A', when: 'vars.age > 17' }]],
  ])('%s is refused', (_, given) => {
    expect(definition.config.safeParse({ rules: given }).success).toBe(false);
  });
});
