import { describe, expect, test } from 'vitest';
import { inEnglish } from '../languages/say.ts';
import type { Condition } from './condition.ts';
import { conditionFaults, knowsOperator, operators, type Surroundings, typeOfPath } from './condition-types.ts';

const surroundings: Surroundings = {
  columns: [
    { key: 'plan', type: 'choice' },
    { key: 'pin', type: 'pin' },
    { key: 'born', type: 'date' },
  ],
  variables: [{ name: 'age', type: 'number' }],
};

describe('what a path leads to', () => {
  test.each([
    ['env', 'choice'],
    ['context.email', 'email'],
    ['context.device.simulator', 'boolean'],
    ['context.parameters.anything.deep', 'any'],
    ['user.plan', 'choice'],
    ['user.id', 'text'],
    ['vars.age', 'number'],
    ['nodes.ask1.visits', 'number'],
    ['user.unknown', undefined],
    ['user.plan.length', undefined],
    ['vars.other', undefined],
    ['vars.age.toFixed', undefined],
    ['context.password', undefined],
    ['context.constructor', undefined],
    ['nodes.ask1.memo', undefined],
  ])('%s: %s', (path, type) => {
    expect(typeOfPath(path, surroundings)).toBe(type);
  });

  test('a PIN is verified, never compared', () => {
    expect(typeOfPath('user.pin', surroundings)).toBeUndefined();
  });
});

describe('what a builder is told about a condition', () => {
  test.each<[Condition, string[]]>([
    [{ left: 'vars.age', op: 'at-least', right: 18 }, []],
    [{ left: 'context.parameters.x', op: 'greater', right: 1 }, []],
    [{ left: 'vars.age', op: 'equals', right: { path: 'user.plan' } }, []],
    [{ left: 'user.plann', op: 'equals', right: 'gold' }, ['condition-no-such-value']],
    [{ left: 'user.plan', op: 'greater', right: 1 }, ['condition-operator']],
    [{ left: 'vars.age', op: 'contains', right: '1' }, ['condition-operator']],
    [{ left: 'vars.age', op: 'equals', right: 'eighteen' }, ['condition-value-type']],
    [{ left: 'vars.age', op: 'one-of', right: [1, 'two', 'three'] }, ['condition-value-type']],
    [{ left: 'user.born', op: 'equals', right: '31.3.2026' }, ['condition-value-type']],
    [{ all: [{ left: 'vars.a', op: 'exists' }, { not: { left: 'vars.b', op: 'exists' } }] }, ['condition-no-such-value', 'condition-no-such-value']],
  ])('%j: %j', (tree, codes) => {
    expect(conditionFaults(tree, surroundings, inEnglish).map((fault) => fault.code)).toEqual(codes);
  });

  test('every operator is offered for at least one type, and asking whether something is there for all', () => {
    expect(Object.values(operators).every(({ types }) => types.length > 0)).toBe(true);
    expect(knowsOperator('boolean', 'exists')).toBe(true);
    expect(knowsOperator('boolean', 'greater')).toBe(false);
  });
});
