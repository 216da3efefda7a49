import { expect, test } from 'vitest';
import type { HeldSession } from '#flows/kit/held-session.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const held: HeldSession = { id: 'ses_1', user: 'u1', zone: 'secure', zoneKind: 'secure', amr: [], proofs: [], locked: false };
const effects = async (which: 'this' | 'others' | 'everywhere', session: HeldSession | undefined = held) =>
  (await executor(executorInput(definition, { config: { which }, ...(session && { session }) }))).effects?.filter(({ kind }) => kind !== 'audit');

test('SES-04 ends this session, the others, or all', async () => {
  expect(await effects('this')).toEqual([{ kind: 'session.revoke', session: 'ses_1' }]);
  expect(await effects('others')).toEqual([{ kind: 'session.revoke', user: 'u1', except: 'ses_1' }]);
  expect(await effects('everywhere')).toEqual([
    { kind: 'session.revoke', user: 'u1' },
    { kind: 'session.revoke', session: 'ses_1' },
  ]);
});

test('a guest has only this one', async () => {
  const { user: _user, ...guest } = held;
  expect(await effects('everywhere', guest)).toEqual([{ kind: 'session.revoke', session: 'ses_1' }]);
  expect(await effects('others', guest)).toEqual([]);
});
