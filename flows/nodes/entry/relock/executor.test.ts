import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

test('MOB-9 goes on and proves nothing', async () => {
  expect(await executor(executorInput(definition))).toEqual({ kind: 'exit', outcome: 'started' });
  expect(definition.session).toBe('locked');
});
