import { describe, expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const app = executorInput(definition).app;

describe('MOB-1 the app’s access mode decides', () => {
  test.each([
    ['anyone', 'open'],
    ['registered', 'sign-in'],
    ['added', 'sign-in'],
  ] as const)('%s: %s', async (access, outcome) => {
    expect(await executor(executorInput(definition, { app: { ...app, access } }))).toEqual({ kind: 'exit', outcome });
  });

  test('MOB-12 added, not added and disabled people are not told apart', async () => {
    const { ports, world } = fakePorts();
    world.users.set('u1', {
      id: 'u1',
      status: 'active',
      attributes: {},
      identifiers: [{ kind: 'email', canonical: 'added@example.org', verified: true }],
    });
    world.users.set('u2', {
      id: 'u2',
      status: 'disabled',
      attributes: {},
      identifiers: [{ kind: 'email', canonical: 'disabled@example.org', verified: true }],
    });
    const steps = ['added@example.org', 'disabled@example.org', 'stranger@example.org'].map((canonical) =>
      executor(executorInput(definition, { ports, app: { ...app, access: 'added' }, subject: { identifier: { kind: 'email', canonical } } })),
    );
    expect(new Set((await Promise.all(steps)).map((step) => JSON.stringify(step))).size).toBe(1);
  });
});
