import { expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const proof = { assurance: 'identifier', amr: ['otp'], node: 'n0', visit: 1, subject: { user: 'u1' }, at: 0 } as const;

test('PWD-08 everybody who is refused is told the same', async () => {
  const refusals = await Promise.all([
    executor(executorInput(definition)),
    executor(executorInput(definition, { subject: { user: 'u1' }, proofs: [proof] })),
    executor(executorInput(definition, { subject: { identifier: { kind: 'email', canonical: 'ada@example.org' } } })),
  ]);
  expect(new Set(refusals.map((step) => JSON.stringify(step))).size).toBe(1);
  expect(refusals[0]).toEqual({
    kind: 'finish',
    result: 'failed',
    title: { key: 'end.deny.title' },
    body: { key: 'end.deny.body' },
    statusText: { key: 'end.deny.title' },
  });
});

test('the builder’s own words are used, as status text too', async () => {
  const step = await executor(executorInput(definition, { config: { title: { text: 'n1.title' }, body: { text: 'n1.body' } } }));
  expect(step).toMatchObject({ title: { key: 'n1.title' }, body: { key: 'n1.body' }, statusText: { key: 'n1.title' } });
});
