import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

test('what the app says about itself proves nothing and chooses nobody', async () => {
  const input = executorInput(definition, { context: { email: 'ada@example.org', device: { id: 'phone' } } });
  expect(await executor(input)).toEqual({ kind: 'exit', outcome: 'started' });
});
