import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import { purge } from '#server/engine/purge.ts';
import { problemOf, testApi, type TestApi } from '../support/api.ts';

/** Starting a run needs nobody's leave, so what it can cost is bounded (IN-09). */
let api: TestApi;
afterEach(() => api.close());

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const heap = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};
const start = (from: string, body = '{}') =>
  api.request('/api/v1/live/test/flows/sign-in/runs', { method: 'POST', headers: { 'content-type': 'application/json' }, body }, from);
const stored = async () => (await api.services.storage.runs.list({ app: api.app.id, env: 'live' }, { limit: 100_000 })).length;
/** In groups, as they would come over connections. */
const flood = async (count: number, from: (index: number) => string): Promise<Map<number, number>> => {
  const seen = new Map<number, number>();
  for (let done = 0; done < count; done += 500) {
    for (const { status } of await Promise.all(Array.from({ length: Math.min(500, count - done) }, (_, index) => start(from(done + index)))))
      seen.set(status, (seen.get(status) ?? 0) + 1);
  }
  return seen;
};

describe('IN-09 100,000 starts', () => {
  test("from one address: a minute's worth is stored, the rest costs no memory and no disk", async () => {
    api = await testApi({ env: { STARTS_PER_MINUTE: '120' } });
    await flood(5_000, () => '192.0.2.1');
    const before = heap();
    const seen = await flood(95_000, () => '192.0.2.1');
    expect(heap() - before).toBeLessThan(8_000_000);
    expect([...seen.keys()].filter((status) => status !== 201)).toEqual([429]);
    // The window slides while the flood goes on.
    expect(await stored()).toBeLessThan(120 * 3);
    const refused = await start('192.0.2.1');
    expect(problemOf(refused).code).toBe('too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await start('192.0.2.2')).status).toBe(201);
  }, 120_000);

  test("from one line's worth of IPv6 addresses: one caller", async () => {
    api = await testApi({ env: { STARTS_PER_MINUTE: '20' } });
    const seen = await flood(1_000, (index) => `2001:db8:0:1::${(index + 1).toString(16)}`);
    expect(seen.get(201)).toBeLessThanOrEqual(40);
  });

  test('behind a header that anybody can write: still one caller', async () => {
    api = await testApi({ env: { STARTS_PER_MINUTE: '20' } });
    let made = 0;
    for (let index = 0; index < 200; index += 1) {
      const { status } = await api.request(
        '/api/v1/live/test/flows/sign-in/runs',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${index}` },
          body: '{}',
        },
        '192.0.2.1',
      );
      if (status === 201) made += 1;
    }
    expect(made).toBeLessThanOrEqual(40);
  });
});

describe('IN-09 what was stored goes again', () => {
  test('3,000 runs of a day ago, with their keys and counters: all of it, in one purge', async () => {
    api = await testApi();
    for (let done = 0; done < 3_000; done += 250) {
      await Promise.all(Array.from({ length: 250 }, (_, index) => api.post('/flows/sign-in/runs', {}, { 'idempotency-key': `k${done + index}` })));
    }
    expect(await stored()).toBe(3_000);
    expect(await purge(api.services)).toBe(0);
    api.clock.advance(26 * 3_600_000);
    expect(await purge(api.services)).toBeGreaterThanOrEqual(6_000);
    expect(await stored()).toBe(0);
    api.clock.advance(31 * 24 * 3_600_000);
    expect(await purge(api.services)).toBeGreaterThanOrEqual(3_000);
    expect(await purge(api.services)).toBe(0);
  }, 60_000);

  test('drafts that nobody serves or runs any more', async () => {
    api = await testApi();
    const { storage } = api.services;
    const flow = await storage.flows.bySlug(api.app.id, 'sign-in');
    const plan = await storage.flows.plan(flow?.sandboxPlan ?? '');
    if (flow === undefined || plan === undefined) throw new Error('no flow');
    await storage.flows.remove(flow.id);
    api.clock.advance(40 * 24 * 3_600_000);
    await purge(api.services);
    expect(await storage.flows.plan(plan.hash)).toBeUndefined();
  });
});
