import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

test('MOB-2 identifies and proves nothing', async () => {
  expect(await executor(executorInput(definition, { subject: { user: 'u1' } }))).toEqual({ kind: 'exit', outcome: 'opened' });
  expect(JSON.stringify(definition.outcomes)).not.toContain('proves');
});
