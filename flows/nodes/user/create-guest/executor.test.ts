import { describe, expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

describe('MOB-2 user.create-guest', () => {
  test('makes a user object without an address, at a bounded rate for a network (IN-09)', async () => {
    expect(await executor(executorInput(definition))).toMatchObject({
      outcome: 'created',
      guards: [{ kind: 'count', limit: 300, windowSeconds: 3_600, otherwise: 'refused' }],
      effects: [{ kind: 'user.create', identifiers: [] }],
    });
  });

  test('leaves who is known as they are', async () => {
    expect(await executor(executorInput(definition, { subject: { user: 'u1' } }))).toEqual({ kind: 'exit', outcome: 'created' });
  });

  test('not in a secure zone, and not where only added people may enter', async () => {
    const node = { id: 'n', visit: 1, zone: { key: 'secure', kind: 'secure' as const } };
    expect(await executor(executorInput(definition, { node }))).toMatchObject({ outcome: 'refused' });
    const { app } = executorInput(definition);
    expect(await executor(executorInput(definition, { app: { ...app, access: 'added' } }))).toMatchObject({ outcome: 'refused' });
  });
});
