import { describe, expect, test } from 'vitest';
import type { Proof } from '#flows/kit/define-executor.ts';
import type { HeldSession } from '#flows/kit/held-session.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const session: HeldSession = { id: 'ses_1', user: 'u1', zone: 'secure', zoneKind: 'secure', amr: ['otp', 'email'], proofs: [], locked: false };
const earlier: Proof = { assurance: 'identifier', amr: ['otp', 'email'], node: 'session', visit: 0, subject: { user: 'u1' }, at: 1 };
const now: Proof = { assurance: 'knowledge', amr: ['pwd'], node: 'pw', visit: 1, subject: { user: 'u1' }, at: 2 };
const outcome = async (held: HeldSession | undefined, proofs: readonly Proof[], user = 'u1') => {
  const { ports, world } = fakePorts();
  for (const id of ['u1', 'u2']) world.users.set(id, { id, status: 'active', attributes: {}, identifiers: [] });
  const step = await executor(executorInput(definition, { proofs, subject: { user }, ports, ...(held && { session: held }) }));
  return step.kind === 'exit' ? step.outcome : step.kind;
};

describe('SES-01 session.step-up', () => {
  test('takes what was proven now together with what the session had', async () => {
    expect(await outcome(session, [earlier, now])).toBe('raised');
  });

  test('refuses what is only carried over, one kind where two are asked, and a locked session', async () => {
    expect(await outcome(session, [earlier, { ...earlier, assurance: 'knowledge' }])).toBe('refused');
    expect(await outcome(session, [now])).toBe('refused');
    expect(await outcome({ ...session, locked: true }, [earlier, now])).toBe('refused');
    expect(await outcome(undefined, [earlier, now])).toBe('refused');
  });

  test('SES-06 refuses another person', async () => {
    const other = (proof: Proof): Proof => ({ ...proof, subject: { user: 'u2' } });
    expect(await outcome(session, [other(earlier), other(now)], 'u2')).toBe('refused');
  });
});
