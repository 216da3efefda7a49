import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

test('MOB-2 opening the link writes nothing: who opened it becomes a user later, when they do something', async () => {
  expect(await executor(executorInput(definition))).toEqual({ kind: 'exit', outcome: 'opened' });
});
