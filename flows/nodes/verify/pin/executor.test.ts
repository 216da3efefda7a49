import { beforeEach, describe, expect, test } from 'vitest';
import type { HeldSession } from '#flows/kit/held-session.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { fakeHash } from '#flows/testing/fake-passwords.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const session: HeldSession = { id: 'ses_1', user: 'u1', zone: 'secure', zoneKind: 'secure', amr: [], proofs: [], locked: true };
let fake: ReturnType<typeof fakePorts>;

beforeEach(() => {
  fake = fakePorts();
  fake.world.columns = [
    { key: 'note', name: 'Note', type: 'text', unique: false, options: [] },
    { key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [] },
  ];
  fake.world.users.set('u1', { id: 'u1', status: 'active', attributes: { pin: fakeHash('482913'), note: fakeHash('777777') }, identifiers: [] });
});

const answer = (pin: string, more: { config?: { column?: string; tries?: number; alone?: boolean }; session?: HeldSession } = { session }) =>
  executor(
    executorInput(definition, {
      arrival: { kind: 'answer', action: 'submit', inputs: { pin } },
      subject: { user: 'u1' },
      ports: fake.ports,
      ...more,
    }),
  );

describe('verify.pin', () => {
  test('the right one proves knowledge about the session’s user and ends the count', async () => {
    expect(await answer('482913')).toMatchObject({
      kind: 'exit',
      outcome: 'verified',
      subject: { user: 'u1' },
      effects: [{ kind: 'counter.clear' }],
    });
  });

  test('PIN-01 a wrong one is counted in the commit, against the session', async () => {
    const step = await answer('000000');
    expect(step).toMatchObject({ kind: 'ask', guards: [{ kind: 'count', limit: 5, otherwise: 'disconnected' }] });
    expect(step.effects).toBeUndefined();
  });

  test('PIN-01 once they are used up even the right one ends the session, and the screen is not shown', async () => {
    const guard = (await answer('000000')).guards?.[0];
    if (guard?.kind !== 'count') throw new Error('it is counted');
    fake.world.counters.set(guard.key, { count: 5 });
    const ended = { kind: 'exit', outcome: 'disconnected', effects: [{ kind: 'session.revoke', session: 'ses_1' }, { kind: 'audit' }] };
    expect(await answer('482913')).toMatchObject(ended);
    expect(await executor(executorInput(definition, { subject: { user: 'u1' }, session, ports: fake.ports }))).toMatchObject(ended);
  });

  test('PIN-02 without a session or another proof it is not even asked for', async () => {
    expect(await answer('482913', {})).toMatchObject({ kind: 'exit', outcome: 'not-enrolled' });
  });

  test.each([
    ['a guest’s', {}],
    ['another person’s', { user: 'u2' }],
  ])('PIN-02 %s session opens no way to guess at a PIN that is not its own', async (_, of) => {
    const { user: __, ...nobody } = session;
    expect(await answer('482913', { session: { ...nobody, ...of, locked: false } })).toMatchObject({ kind: 'exit', outcome: 'not-enrolled' });
    expect(await answer('000000', { session: { ...nobody, ...of, locked: false } })).toMatchObject({ kind: 'exit', outcome: 'not-enrolled' });
  });

  test('PIN-02 where a PIN signs in alone, tries at somebody else’s count against them, whatever session is held', async () => {
    const { user: _, ...guest } = session;
    const step = await answer('000000', { session: { ...guest, locked: false }, config: { alone: true } });
    expect(step).toMatchObject({ kind: 'ask', guards: [{ kind: 'throttle' }] });
  });

  test('only a column of type PIN holds one', async () => {
    expect(await answer('777777', { session, config: { column: 'note' } })).toMatchObject({ kind: 'exit', outcome: 'not-enrolled' });
  });

  test('FLOW-11 somebody disabled has none', async () => {
    fake.world.users.set('u1', { id: 'u1', status: 'disabled', attributes: { pin: fakeHash('482913') }, identifiers: [] });
    expect(await answer('482913')).toMatchObject({ kind: 'exit', outcome: 'not-enrolled' });
  });
});
