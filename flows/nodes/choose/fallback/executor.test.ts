import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

test('FLOW-05 a chain that reached the interpreter lets nobody pass', async () => {
  await expect(executor(executorInput(definition))).rejects.toThrow('not dissolved');
});
