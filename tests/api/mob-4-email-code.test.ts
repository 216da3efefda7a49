import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import { codeFlow, stepOf, testApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await testApi();
});
afterEach(() => api.close());

const refresh = (token: string) =>
  api.raw('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }).toString(),
  });
const session = (access: string) => api.get('/session', { authorization: `Bearer ${access}` });

describe('MOB-4 a code at each sign-in once tokens have expired', () => {
  test('while the refresh token lives nobody is asked; after it the same person is asked for a new code', async () => {
    const first = stepOf(await api.submit(await api.start('ada@example.org'), 'submit', { code: api.code() })).result;
    const spent = api.code();
    expect((await session(first?.access_token ?? '')).status).toBe(200);

    api.clock.advance(601_000);
    expect((await session(first?.access_token ?? '')).status).toBe(401);
    expect((await refresh(first?.refresh_token ?? '')).status).toBe(200);
    expect(api.mails).toHaveLength(1);

    const { refresh_token: next } = z.object({ refresh_token: z.string() }).parse((await refresh(first?.refresh_token ?? '')).body);
    api.clock.advance(86_401_000);
    expect((await refresh(next)).status).toBe(400);

    const step = await api.start('ada@example.org');
    expect(step).toMatchObject({ node: 'code', challenge: { kind: 'code', sent_to: 'a•••@example.org' } });
    expect(api.mails).toHaveLength(2);
    const again = stepOf(await api.submit(step, 'submit', { code: spent === api.code() ? '000000' : spent }));
    expect(again).toMatchObject({ kind: 'ask', node: 'code' });
    expect(stepOf(await api.submit(again, 'submit', { code: api.code() })).kind).toBe('done');
    const { rows } = await api.services.storage.users.page({ app: api.app.id, env: 'live' }, { limit: 5 });
    expect(rows).toHaveLength(1);
  });

  test('without an e-mail column the flow does not compile, and the column that comes with the problem mends it', async () => {
    const graph = expandFlow(compactFlow.parse(codeFlow));
    const bare = { ...api.app, id: 'app_bare' };
    const { plan, issues } = await compileFor(api.services.storage, bare, graph);
    expect(plan).toBeUndefined();
    const [missing] = issues.filter(({ code }) => code === 'missing-column');
    expect(missing).toMatchObject({ node: 'code', severity: 'error', column: { key: 'email', type: 'email' } });
    if (missing?.column === undefined) throw new Error('no column to add');
    await api.services.storage.users.addColumn(bare.id, { ...missing.column, options: [] }, 'a0');
    expect((await compileFor(api.services.storage, bare, graph)).plan).toBeDefined();
  });
});
