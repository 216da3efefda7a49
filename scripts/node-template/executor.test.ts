import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

test('asks, and goes on when answered', async () => {
  expect(await executor(executorInput(definition))).toMatchObject({
    kind: 'ask',
    challenge: { kind: 'message', title: { key: 'screen.example.title' } },
  });
  expect(await executor(executorInput(definition, { arrival: { kind: 'answer', action: 'continue', inputs: {} } }))).toEqual({
    kind: 'exit',
    outcome: 'done',
  });
});
