import { describe, expect, test } from 'vitest';
import { alive, applyGuard, spendable } from './apply-guard.ts';

const now = 1_000_000;
const day = 24 * 3_600_000;

describe('guards on what is stored', () => {
  test('a counter whose time is over counts from one again', () => {
    const count = { kind: 'count', key: 'k', limit: 1, windowSeconds: 60, otherwise: 'limited' } as const;
    const first = applyGuard(count, undefined, now);
    expect(first).toEqual({ count: 1, until: now + 60_000, expiresAt: now + 60_000 });
    expect(applyGuard(count, first, now + 59_999)).toBeUndefined();
    expect(applyGuard(count, first, now + 60_000)).toMatchObject({ count: 1 });
  });

  test('PWD-07 a throttled key is remembered for a day after its wait', () => {
    const throttle = { kind: 'throttle', key: 'k', free: 1, firstWaitSeconds: 30, maxWaitSeconds: 60, otherwise: 'wait' } as const;
    const first = applyGuard(throttle, undefined, now);
    expect(first).toEqual({ count: 1, blockedUntil: now + 30_000, expiresAt: now + 30_000 + day });
    expect(applyGuard(throttle, first, now + 30_000 + day - 1)).toMatchObject({ count: 2 });
    expect(applyGuard(throttle, first, now + 30_000 + day)).toMatchObject({ count: 1 });
    expect(alive(first, now + 30_000 + day)).toBeUndefined();
  });

  test('FLOW-09 only an unspent ticket before its time can be spent', () => {
    const ticket = { expiresAt: now, spentAt: null };
    expect(spendable(ticket, now - 1)).toBe(true);
    expect(spendable(ticket, now)).toBe(false);
    expect(spendable({ ...ticket, spentAt: 1 }, now - 1)).toBe(false);
    expect(spendable(undefined, now)).toBe(false);
  });
});
