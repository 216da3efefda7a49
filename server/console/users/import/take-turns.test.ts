import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { takeTurns } from './take-turns.ts';

const lasting = (ms: number) => {
  let now = 0;
  const work = async () => {
    now += ms;
    return 'made';
  };
  return { clock: { now: () => now }, work };
};

test('TEN-09 after a unit of work everybody else has as long as it took, and at least one turn', async () => {
  const long = lasting(60);
  const began = performance.now();
  expect(await takeTurns(long.clock, long.work)).toBe('made');
  expect(performance.now() - began).toBeGreaterThanOrEqual(58);

  const quick = lasting(0);
  const order: string[] = [];
  setImmediate(() => order.push('somebody else'));
  await takeTurns(quick.clock, quick.work);
  order.push('the next unit');
  expect(order).toEqual(['somebody else', 'the next unit']);
});

test('a clock that is set meanwhile stops nothing', async () => {
  const began = performance.now();
  for (const ms of [3_600_000, -3_600_000]) {
    const { clock, work } = lasting(ms);
    await takeTurns(clock, work);
  }
  expect(performance.now() - began).toBeLessThan(60_000);
});
