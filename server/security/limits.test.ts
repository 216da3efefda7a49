import { describe, expect, test } from 'vitest';
import { createGate, createLimiter } from './limits.ts';

const movable = (now = 1_000_000) => {
  const clock = { at: now, now: () => clock.at };
  return clock;
};

describe('createLimiter', () => {
  test('IN-09 takes the limit, refuses the next, and says how long to wait', () => {
    const clock = movable();
    const limiter = createLimiter({ limit: 5, windowSeconds: 60, clock });
    expect(Array.from({ length: 5 }, () => limiter.take('a'))).toEqual(new Array(5).fill(undefined));
    expect(limiter.blocked('a')).toBe(60);
    expect(limiter.take('a')).toBe(60);
    expect(limiter.take('b')).toBeUndefined();
    clock.at += 45_000;
    expect(limiter.take('a')).toBe(15);
  });

  test('IN-09 the window slides: the end of one and the start of the next are no double portion', () => {
    const clock = movable();
    const limiter = createLimiter({ limit: 60, windowSeconds: 60, clock });
    clock.at += 59_000;
    for (let n = 0; n < 60; n++) limiter.take('a');
    clock.at += 2_000;
    const taken = Array.from({ length: 60 }, () => limiter.take('a')).filter((wait) => wait === undefined).length;
    expect(taken).toBeLessThanOrEqual(1);
    clock.at += 120_000;
    expect(limiter.take('a')).toBeUndefined();
  });

  test('IN-09 a refused try does not prolong the wait', () => {
    const clock = movable();
    const limiter = createLimiter({ limit: 2, windowSeconds: 10, clock });
    for (let n = 0; n < 1000; n++) limiter.take('a');
    clock.at += 20_000;
    expect(limiter.take('a')).toBeUndefined();
  });

  test('IN-09 a million callers take no memory, and the one who floods stays refused', () => {
    const clock = movable();
    const limiter = createLimiter({ limit: 100, windowSeconds: 60, clock });
    for (let n = 0; n < 100; n++) limiter.take('flooder');
    const before = process.memoryUsage().arrayBuffers;
    for (let n = 0; n < 1_000_000; n++) limiter.take(`other-${n}`);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    expect(limiter.blocked('flooder')).toBeDefined();
    expect(limiter.take('somebody new')).toBeUndefined();
  });

  test('a clock that is set back or far ahead starts a new window', () => {
    const clock = movable();
    const limiter = createLimiter({ limit: 1, windowSeconds: 60, clock });
    limiter.take('a');
    clock.at -= 3_600_000;
    expect(limiter.take('a')).toBeUndefined();
    expect(limiter.take('a')).toBe(60);
    clock.at += 86_400_000;
    expect(limiter.take('a')).toBeUndefined();
  });
});

describe('createGate', () => {
  test('IN-09 caps a caller and an app, and a refused caller does not use up the app', () => {
    const gate = createGate({ perCaller: 2, perApp: 5, windowSeconds: 60, clock: movable() });
    const tries = Array.from({ length: 50 }, () => gate({ address: '203.0.113.1', app: 'app_1' }));
    expect(tries.filter((wait) => wait === undefined)).toHaveLength(2);
    expect([2, 3, 4].map((n) => gate({ address: `203.0.113.${n}`, app: 'app_1' }))).toEqual([undefined, undefined, undefined]);
    expect(gate({ address: '203.0.113.9', app: 'app_1' })).toBe(60);
    expect(gate({ address: '203.0.113.9', app: 'app_2' })).toBeUndefined();
  });
});
