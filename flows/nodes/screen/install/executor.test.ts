import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

test('MOB-11 offers to save the app and goes on either way', async () => {
  const shown = await executor(executorInput(definition));
  expect(shown).toMatchObject({ kind: 'ask', challenge: { kind: 'message', actions: [{ id: 'install' }, { id: 'later' }] } });
  for (const action of ['install', 'later']) {
    expect(await executor(executorInput(definition, { arrival: { kind: 'answer', action, inputs: {} } }))).toEqual({ kind: 'exit', outcome: 'done' });
  }
});
