import { afterEach, expect, test } from 'vitest';
import { seedDemo } from '#server/seed/seed-demo.ts';
import type { Services } from '#server/services.ts';
import { testApi, type TestApi } from '../support/api.ts';

let api: TestApi;
afterEach(() => api.close());

const start = () =>
  api.request('/api/v1/live/demo/flows/sign-in/runs', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
/** The same services, in a process that dies at the nth write. */
const dyingAt = (count: number): Services => {
  let writes = 0;
  const mortal = <T extends object>(port: T, names: readonly (keyof T & string)[]): T => ({
    ...port,
    ...Object.fromEntries(
      names.map((name) => [
        name,
        async (...args: unknown[]) => {
          writes += 1;
          if (writes === count) throw new Error('killed');
          const write: unknown = port[name];
          return typeof write === 'function' ? write(...args) : undefined;
        },
      ]),
    ),
  });
  const { storage } = api.services;
  return {
    ...api.services,
    storage: {
      ...storage,
      apps: mortal(storage.apps, ['create', 'update']),
      flows: mortal(storage.flows, ['create', 'publish']),
      users: mortal(storage.users, ['addColumn']),
    },
  };
};

test.each([1, 2, 3, 4, 5, 6, 7])('REL-02 a first start that died at its write %i is finished by the next one', async (count) => {
  api = await testApi();
  await seedDemo(dyingAt(count)).catch(() => undefined);
  await seedDemo(api.services);
  expect((await start()).status).toBe(201);
  const app = await api.services.storage.apps.bySlug('demo');
  expect((await api.services.storage.users.columns(app?.id ?? '')).map(({ key }) => key)).toEqual(['email', 'name']);
  const flow = await api.services.storage.flows.bySlug(app?.id ?? '', 'sign-in');
  expect(await api.services.storage.flows.versions(flow?.id ?? '')).toHaveLength(1);
});

test('two processes that start together seed once; what an owner did to the demo stays done', async () => {
  api = await testApi();
  await Promise.all([seedDemo(api.services), seedDemo(api.services)]);
  const { storage } = api.services;
  const app = await storage.apps.bySlug('demo');
  const flow = await storage.flows.bySlug(app?.id ?? '', 'sign-in');
  expect(await storage.flows.versions(flow?.id ?? '')).toHaveLength(1);
  await storage.flows.remove(flow?.id ?? '');
  await seedDemo(api.services);
  expect(await storage.flows.bySlug(app?.id ?? '', 'sign-in')).toBeUndefined();
  await storage.apps.update(app?.id ?? '', { status: 'disabled' });
  await seedDemo(api.services);
  expect((await storage.apps.bySlug('demo'))?.status).toBe('disabled');
});
