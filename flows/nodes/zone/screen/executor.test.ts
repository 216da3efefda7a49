import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

test('MOB-11 the run ends at the app’s own screen', async () => {
  expect(await executor(executorInput(definition))).toEqual({
    kind: 'finish',
    result: 'done',
    screen: 'home',
    title: { key: 'zone.screen.title' },
    body: { key: 'zone.screen.body' },
  });
  expect(await executor(executorInput(definition, { config: { screen: 'accounts', title: { text: 'n1.title' } } }))).toMatchObject({
    screen: 'accounts',
    title: { key: 'n1.title' },
  });
});

test.each(['', 'Home', '../admin', 'a b', 'x'.repeat(41)])('%j is no screen', (screen) => {
  expect(definition.config.safeParse({ screen }).success).toBe(false);
});
