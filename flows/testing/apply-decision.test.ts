import { describe, expect, test } from 'vitest';
import type { PlacedGuard } from '../interpreter/decision.ts';
import type { Run } from '../interpreter/run.ts';
import type { Effect, Message, Ticket } from '../kit/effect.ts';
import { applyDecision, type Unit } from './apply-decision.ts';
import { fakePorts } from './fake-ports.ts';

const run = (number: number): Run => ({
  number,
  floor: 0,
  states: [],
  visits: {},
  memos: {},
  proofs: [],
  context: { device: { id: 'phone' } },
  locale: 'en',
});
const unit = (given: { expected?: number | 'new'; number?: number; guards?: PlacedGuard[]; effects?: Effect[]; message?: Message } = {}): Unit => ({
  run: 'run_1',
  expected: given.expected ?? 'new',
  decision: {
    kind: 'commit',
    run: run(given.number ?? 1),
    guards: given.guards ?? [],
    effects: given.effects ?? [],
    transitions: [],
    ...(given.message && { message: given.message }),
  },
});
const email = { kind: 'email', canonical: 'ada@example.org' } as const;
const create = (id: string): Effect => ({
  kind: 'user.create',
  user: { id, attributes: { email: 'ada@example.org' } },
  identifiers: [{ ...email, verified: true }],
});
const audit: Effect = { kind: 'audit', action: 'test', detail: {} };

describe('a decision is applied wholly or not at all', () => {
  test('FLOW-13 of two decisions on the same state exactly one applies', () => {
    const { world } = fakePorts();
    expect(applyDecision(world, unit({ effects: [audit] }))).toEqual({ ok: true });
    expect(applyDecision(world, unit({ effects: [audit] }))).toEqual({ ok: false, reason: 'stale' });
    expect(applyDecision(world, unit({ expected: 1, number: 2 }))).toEqual({ ok: true });
    expect(world.runs.get('run_1')?.number).toBe(2);
    expect(world.audit).toHaveLength(1);
  });

  test('a guard that does not hold writes nothing, also not what earlier guards would count', () => {
    const { world } = fakePorts();
    const guards: PlacedGuard[] = [
      { kind: 'count', key: 'sends', limit: 5, windowSeconds: 60, otherwise: 'limited', at: 'n1:1:0' },
      { kind: 'spend', ticket: 'unknown', otherwise: 'expired', at: 'n1:1:1' },
    ];
    const applied = applyDecision(world, unit({ guards, effects: [audit], message: { channel: 'email', to: 'a@b.c', subject: 's', text: 't' } }));
    expect(applied).toEqual({ ok: false, reason: 'guard', at: 'n1:1:1', otherwise: 'expired' });
    expect([world.counters.size, world.audit.length, world.outbox.length, world.runs.size]).toEqual([0, 0, 0, 0]);
  });

  test('FLOW-09 a ticket is spent once', () => {
    const { world, ports } = fakePorts();
    const ticket: Ticket = {
      hash: 'h',
      purpose: 'verify-email',
      run: 'run_1',
      node: 'n1',
      visit: 1,
      identifier: email,
      expiresAt: ports.clock.now() + 1_000,
    };
    const spend: PlacedGuard = { kind: 'spend', ticket: 'h', otherwise: 'expired', at: 'n1:1:0' };
    applyDecision(world, unit({ effects: [{ kind: 'ticket.create', ticket }] }));
    expect(applyDecision(world, unit({ expected: 1, number: 2, guards: [spend] })).ok).toBe(true);
    expect(applyDecision(world, unit({ expected: 2, number: 3, guards: [spend] })).ok).toBe(false);
  });

  test('FLOW-09 a ticket is refused from the moment it expires', () => {
    const { world, ports, advance } = fakePorts();
    const ticket: Ticket = {
      hash: 'h',
      purpose: 'verify-email',
      run: 'run_1',
      node: 'n1',
      visit: 1,
      identifier: email,
      expiresAt: ports.clock.now() + 1_000,
    };
    applyDecision(world, unit({ effects: [{ kind: 'ticket.create', ticket }] }));
    advance(1_000);
    const applied = applyDecision(
      world,
      unit({ expected: 1, number: 2, guards: [{ kind: 'spend', ticket: 'h', otherwise: 'expired', at: 'n1:1:0' }] }),
    );
    expect(applied).toMatchObject({ ok: false, otherwise: 'expired' });
  });

  test('a verified identifier and a unique value have one owner', () => {
    const { world } = fakePorts();
    expect(applyDecision(world, unit({ effects: [create('u1')] })).ok).toBe(true);
    expect(applyDecision(world, unit({ expected: 1, number: 2, effects: [create('u2')] }))).toEqual({ ok: false, reason: 'conflict' });
    const taken: Effect = { kind: 'user.create', user: { id: 'u2', attributes: { email: 'ada@example.org' } }, identifiers: [] };
    expect(applyDecision(world, unit({ expected: 1, number: 2, effects: [taken] }))).toEqual({ ok: false, reason: 'conflict' });
    const guard: PlacedGuard = { kind: 'unique', identifier: email, otherwise: 'known', at: 'n1:1:0' };
    expect(applyDecision(world, unit({ expected: 1, number: 2, guards: [guard] }))).toMatchObject({ reason: 'guard', otherwise: 'known' });
    expect(applyDecision(world, unit({ expected: 1, number: 2, guards: [{ ...guard, except: 'u1' }] })).ok).toBe(true);
  });

  test('a session remembers the device it was made on', async () => {
    const { world, ports } = fakePorts();
    const session: Effect = {
      kind: 'session.create',
      session: {
        user: 'u1',
        zone: 'secure',
        zoneKind: 'secure',
        amr: ['pwd'],
        acr: 'aal1',
        proofs: [],
        lifetimes: { accessSeconds: 1, refreshSeconds: 1, absoluteSeconds: 1 },
      },
    };
    applyDecision(world, unit({ effects: [create('u1'), session] }));
    expect(world.sessions).toMatchObject([{ user: 'u1', zone: 'secure' }]);
    expect(await ports.sessions.knowsDevice('u1', 'phone')).toBe(true);
    expect(await ports.sessions.knowsDevice('u1', 'another')).toBe(false);
  });
});
