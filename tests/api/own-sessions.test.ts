import { afterEach, expect, test } from 'vitest';
import { codeFlow, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

/** What people can do about their own sessions, and what a session alone is not enough for (SES-05). */
let api: TestApi;
afterEach(() => api.close());

const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` });
const revoke = (token: string | undefined) =>
  api.raw('/revoke', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `token=${encodeURIComponent(token ?? '')}`,
  });
const refresh = (token: string | undefined) =>
  api.raw('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `grant_type=refresh_token&refresh_token=${encodeURIComponent(token ?? '')}`,
  });
const signIn = async () => stepOf(await api.submit(await api.start('ada@example.org'), 'submit', { code: api.code() })).result;

/** The way to a new password: proof, then the password. */
const passwordFlow: TestFlow = {
  nodes: { ...codeFlow.nodes, password: { type: 'user.set-password' } },
  edges: { ...codeFlow.edges, 'register.registered': 'password', 'register.known': 'password', 'password.set': 'in', 'password.refused': 'deny' },
};
const setPassword = async (password: string) => {
  api.clock.advance(61_000);
  const coded = stepOf(await api.post('/flows/password/runs', { context: { email: 'ada@example.org' } }));
  return stepOf(await api.submit(stepOf(await api.submit(coded, 'submit', { code: api.code() })), 'submit', { password })).result;
};

test('SES-05 SES-04 everybody sees the session they hold and can end it, and only that one', async () => {
  api = await testApi();
  const [one, two] = [await signIn(), await signIn()];
  expect((await api.get('/session', bearer(one?.access_token))).body).toMatchObject({ session: one?.session, amr: ['otp', 'email'], locked: false });
  expect((await revoke(one?.refresh_token)).status).toBe(200);
  expect((await api.get('/session', bearer(one?.access_token))).status).toBe(401);
  expect((await refresh(one?.refresh_token)).status).toBe(400);
  expect((await api.get('/session', bearer(two?.access_token))).body).toMatchObject({ session: two?.session });
});

test('SES-05 PWD-09 a session is no proof: a new password wants one made in this very run', async () => {
  api = await testApi();
  await api.publish(passwordFlow, 'password');
  const held = await signIn();
  const step = stepOf(
    await api.raw('/flows/password/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(held?.access_token) },
      body: JSON.stringify({ context: { email: 'ada@example.org' } }),
    }),
  );
  expect(step.node).toBe('code');
  expect((await api.submit(step, 'submit', { password: 'four words in a row here' })).status).toBe(422);
});

test("RT-05 SES-05 a password that takes another one's place ends every other session, and the codes on their way", async () => {
  api = await testApi();
  await api.publish(passwordFlow, 'password');
  const before = await signIn();
  await setPassword('four words in a row here');
  // The first one takes nobody's place.
  expect((await api.get('/session', bearer(before?.access_token))).status).toBe(200);
  const after = await setPassword('four other words in a row');
  expect((await api.get('/session', bearer(before?.access_token))).status).toBe(401);
  expect((await refresh(before?.refresh_token)).status).toBe(400);
  expect((await api.get('/session', bearer(after?.access_token))).status).toBe(200);
});
