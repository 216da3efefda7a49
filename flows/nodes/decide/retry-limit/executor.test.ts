import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const outcomeAt = async (visit: number, tries?: number) => {
  const input = executorInput(definition, { config: tries === undefined ? {} : { tries } });
  const step = await executor({ ...input, node: { ...input.node, visit } });
  return step.kind === 'exit' ? step.outcome : step.kind;
};

test.each([
  [1, 1, 'again'],
  [2, 1, 'used-up'],
  [3, 3, 'again'],
  [4, 3, 'used-up'],
  [50, 3, 'used-up'],
] as const)('FLOW-16 visit %i of %i tries: %s', async (visit, tries, outcome) => {
  expect(await outcomeAt(visit, tries)).toBe(outcome);
});

test('an untouched limit is three tries', async () => {
  expect([await outcomeAt(3), await outcomeAt(4)]).toEqual(['again', 'used-up']);
});

test.each([0, 21, 1.5])('%d tries are refused', (tries) => {
  expect(definition.config.safeParse({ tries }).success).toBe(false);
});

test('who may try again is told how often', async () => {
  const input = executorInput(definition, { config: { tries: 2 } });
  expect(await executor(input)).toMatchObject({ problems: [{ code: 'again', text: { key: 'decide.retry-limit.again', values: { left: '2' } } }] });
  expect(await executor({ ...input, node: { ...input.node, visit: 2 } })).toMatchObject({ problems: [{ text: { values: { left: '1' } } }] });
});
