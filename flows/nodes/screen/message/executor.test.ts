import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

test.each([
  [{}, { title: { key: 'screen.message.title' }, body: { key: 'screen.message.body' } }],
  [{ body: { text: 'n1.body' } }, { title: { key: 'screen.message.title' }, body: { key: 'n1.body' } }],
  [
    { title: { text: 'n1.title' }, body: { text: 'n1.body' } },
    { title: { key: 'n1.title' }, body: { key: 'n1.body' } },
  ],
])('%j is shown with a button', async (config, words) => {
  expect(await executor(executorInput(definition, { config }))).toMatchObject({
    kind: 'ask',
    challenge: { kind: 'message', fields: [], actions: [{ id: 'continue', primary: true }], ...words },
  });
});

test('a title alone stands alone', async () => {
  const step = await executor(executorInput(definition, { config: { title: { text: 'n1.title' } } }));
  expect(step.kind === 'ask' && 'body' in step.challenge).toBe(false);
});

test('the button goes on', async () => {
  expect(await executor(executorInput(definition, { arrival: { kind: 'answer', action: 'continue', inputs: {} } }))).toEqual({
    kind: 'exit',
    outcome: 'continued',
  });
});
