import { describe, expect, test } from 'vitest';
import type { Proof } from '#flows/kit/define-executor.ts';
import type { HeldSession } from '#flows/kit/held-session.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const session: HeldSession = { id: 'ses_1', user: 'u1', zone: 'secure', zoneKind: 'secure', amr: [], proofs: [], locked: true };
const proof: Proof = { assurance: 'knowledge', amr: ['pin'], node: 'pin', visit: 1, subject: { user: 'u1' }, at: 2 };
const step = async (held: HeldSession | undefined, proofs: readonly Proof[], zone = 'secure', user = 'u1') => {
  const { ports, world } = fakePorts();
  for (const id of ['u1', 'u2']) world.users.set(id, { id, status: 'active', attributes: {}, identifiers: [] });
  const node = { id: 'open', visit: 1, zone: { key: zone, kind: 'secure' as const } };
  return executor(executorInput(definition, { node, proofs, subject: { user }, ports, ...(held && { session: held }) }));
};

describe('MOB-9 session.unlock', () => {
  test('opens the session after a fresh proof of its own user', async () => {
    expect(await step(session, [proof])).toEqual({ kind: 'exit', outcome: 'unlocked', effects: [{ kind: 'session.unlock', session: 'ses_1' }] });
  });

  test.each([
    ['without a proof', session, [], 'secure', 'u1'],
    ['for another person', session, [{ ...proof, subject: { user: 'u2' } }], 'secure', 'u2'],
    ['in another zone', session, [proof], 'vault', 'u1'],
    ['that is not locked', { ...session, locked: false }, [proof], 'secure', 'u1'],
    ['that is not there', undefined, [proof], 'secure', 'u1'],
  ] as const)('not %s', async (_, held, proofs, zone, user) => {
    expect(await step(held, proofs, zone, user)).toMatchObject({ outcome: 'refused', effects: [{ kind: 'audit' }] });
  });
});
