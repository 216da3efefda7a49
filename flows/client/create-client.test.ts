import { describe, expect, test } from 'vitest';
import { json, listenHttp } from '#tests/support/listen-http.ts';
import { wireStep } from '#tests/support/wire-step.ts';
import { createClient, memoryTokenStore, SallyportProblem, type Step } from './index.ts';

const asked = wireStep();
const next = wireStep({ state: '2.aaaaaaaaaaaaaaaaaaaaaaaa', node: 'code' });
const done = wireStep({ kind: 'done', result: { access_token: 'access-1', expires_in: 600, refresh_token: 'refresh-1', refresh_expires_in: 3_600 } });
const waiting = wireStep({ kind: 'wait', challenge: { kind: 'wait', title: { key: 'k', text: 'Look into your mail' } } });

/** Waits are noted, not waited. */
const noted = () => {
  const waits: number[] = [];
  return { waits, sleep: async (ms: number) => void waits.push(ms) };
};
const caught = async (work: Promise<unknown>): Promise<SallyportProblem> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SallyportProblem)) throw new Error(`expected a problem, got ${String(error)}`);
  return error;
};

describe('runs', () => {
  test('start and submit send what the protocol says, each under a key of its own', async () => {
    const api = await listenHttp((request, response) => json(response, 200, request.path.endsWith('/runs') ? asked : next));
    const client = createClient({ baseUrl: `${api.url}/api/v1/live/demo/`, clientId: 'cl_1' });
    const first = await client.start('sign-in', { entry: 'entry.sign-in', client: { channel: 'spa' }, context: { email: 'a@b.org' } });
    const second = await client.submit(first, 'next', { email: 'a@b.org' });
    expect(second.node).toBe('code');
    expect(api.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v1/live/demo/flows/sign-in/runs',
      'POST /api/v1/live/demo/runs/run_1/submit',
    ]);
    expect(JSON.parse(api.seen[0]?.body ?? '')).toEqual({
      entry: 'entry.sign-in',
      client: { id: 'cl_1', channel: 'spa' },
      context: { email: 'a@b.org' },
    });
    expect(JSON.parse(api.seen[1]?.body ?? '')).toEqual({ state: asked.state, action: 'next', inputs: { email: 'a@b.org' } });
    const keys = api.seen.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  test('FLOW-14 a lost answer is asked for again with the same key and body', async () => {
    const { waits, sleep } = noted();
    const api = await listenHttp((_, response, index) => {
      if (index === 0) response.destroy();
      else if (index === 1) json(response, 409, { code: 'in-progress', title: 'Still at it.' }, { 'retry-after': '1' });
      else json(response, 200, next);
    });
    const client = createClient({ baseUrl: api.url, sleep });
    expect((await client.submit(asked, 'next')).state).toBe(next.state);
    expect(new Set(api.seen.map(({ headers, body }) => `${headers['idempotency-key']} ${body}`)).size).toBe(1);
    expect(waits).toEqual([250, 1_000]);
  });

  test('MOB-6 what comes back from a provider is submitted to its own run, and to no other', async () => {
    const api = await listenHttp((_, response) => json(response, 200, done));
    const client = createClient({ baseUrl: api.url });
    await client.completeRedirect(asked, `https://app.example/cb?run=${asked.run}&code=abc`);
    expect(JSON.parse(api.seen[0]?.body ?? '')).toEqual({ state: asked.state, action: 'return', inputs: { code: 'abc' } });
    for (const url of ['https://app.example/cb?run=run_2&code=abc', `https://app.example/cb?run=${asked.run}`, 'https://app.example/cb?code=abc'])
      expect((await caught(client.completeRedirect(asked, url))).code).toBe('unknown-action');
    expect(api.seen).toHaveLength(1);
  });

  test('a problem document is thrown with its code; what will not pass is not tried again', async () => {
    const api = await listenHttp((_, response) =>
      json(response, 409, { code: 'stale-state', title: 'Moved on.', current: 4, correlation_id: 'req-1' }),
    );
    const problem = await caught(createClient({ baseUrl: api.url }).submit(asked, 'next'));
    expect(problem).toMatchObject({ code: 'stale-state', status: 409, current: 4, correlationId: 'req-1' });
    expect(api.seen).toHaveLength(1);
  });

  test('field errors and the wait a server asks for come along; a long wait is the caller’s to decide', async () => {
    const api = await listenHttp((_, response, index) =>
      index === 0
        ? json(response, 422, { code: 'invalid-input', title: 'No.', errors: [{ path: 'email', code: 'required', message: 'This is needed.' }] })
        : json(response, 503, { code: 'busy', title: 'Busy.' }, { 'retry-after': '60' }),
    );
    const client = createClient({ baseUrl: api.url });
    expect((await caught(client.submit(asked, 'next'))).errors).toEqual([{ path: 'email', code: 'required', message: 'This is needed.' }]);
    expect(await caught(client.submit(asked, 'next'))).toMatchObject({ code: 'busy', retryAfter: 60 });
    expect(api.seen).toHaveLength(2);
  });

  test('no server: `network` after a few tries', async () => {
    const { waits, sleep } = noted();
    const problem = await caught(createClient({ baseUrl: 'http://127.0.0.1:9', sleep }).start('sign-in'));
    expect(problem).toMatchObject({ code: 'network', status: 0 });
    expect(waits).toHaveLength(4);
  });

  test('an answer that is no step, and an error page of something in between, are told apart from steps', async () => {
    const api = await listenHttp((_, response, index) =>
      index === 0 ? json(response, 200, { hello: 'world' }) : response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>'),
    );
    const client = createClient({ baseUrl: api.url });
    expect((await caught(client.current(asked))).code).toBe('bad-answer');
    expect(await caught(client.current(asked))).toMatchObject({ code: 'not-found', status: 404 });
  });

  test('back whose answer was lost finds the run already moved', async () => {
    const { sleep } = noted();
    const api = await listenHttp((request, response, index) => {
      if (index === 0) response.destroy();
      else if (request.method === 'POST') json(response, 409, { code: 'stale-state', title: 'Moved on.', current: 3 });
      else json(response, 200, wireStep({ state: '3.aaaaaaaaaaaaaaaaaaaaaaaa' }));
    });
    const step = await createClient({ baseUrl: api.url, sleep }).back(next);
    expect(step.state.startsWith('3.')).toBe(true);
    expect(api.seen.at(-1)?.headers.authorization).toBe(`Bearer ${next.state}`);
  });
});

describe('wait', () => {
  test('moves on as soon as the event stream says so', async () => {
    let moved = false;
    const api = await listenHttp((request, response) => {
      if (!request.path.endsWith('/events')) return json(response, 200, moved ? next : waiting);
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': still waiting\n\n');
      setTimeout(() => {
        moved = true;
        response.write('event: chan');
        response.write('ged\ndata: {"number":2}\n\n');
      }, 20);
    });
    const { waits, sleep } = noted();
    const step = await createClient({ baseUrl: api.url, sleep }).wait(waiting);
    expect(step.state).toBe(next.state);
    expect(waits).toEqual([]);
    expect(api.seen.map(({ path }) => path)).toEqual(['/runs/run_1/events', '/runs/run_1']);
  });

  test('looks again and again, with longer pauses, where no stream comes through', async () => {
    const { waits, sleep } = noted();
    const api = await listenHttp((request, response, index) => {
      if (request.path.endsWith('/events')) return json(response, 404, { code: 'not-found' });
      return index < 5 ? json(response, 200, waiting) : json(response, 200, next);
    });
    const step: Step = await createClient({ baseUrl: api.url, sleep }).wait(waiting);
    expect(step.state).toBe(next.state);
    expect(waits).toEqual([1_000, 1_500, 2_250, 3_375]);
  });

  test('a server that is away for a moment does not end the wait, an expired run does', async () => {
    const { sleep } = noted();
    const api = await listenHttp((_, response, index) =>
      index < 3 ? json(response, 503, {}) : json(response, 410, { code: 'run-expired', title: 'Over.' }),
    );
    const problem = await caught(createClient({ baseUrl: api.url, sleep }).wait(waiting));
    expect(problem.code).toBe('run-expired');
    expect(api.seen.length).toBe(4);
  });

  test('gives up when it is told to', async () => {
    const api = await listenHttp((_, response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n'));
    const giveUp = new AbortController();
    const wait = createClient({ baseUrl: api.url }).wait(waiting, giveUp.signal);
    setTimeout(() => giveUp.abort(new Error('enough')), 20);
    await expect(wait).rejects.toThrow('enough');
  });
});

describe('tokens', () => {
  const signedIn = async (answer: Parameters<typeof listenHttp>[0], options: { now?: () => number } = {}) => {
    const api = await listenHttp((request, response, index) =>
      request.path.endsWith('/submit') ? json(response, 200, done) : answer(request, response, index),
    );
    const { sleep } = noted();
    const client = createClient({ baseUrl: api.url, clientId: 'cl_1', sleep, ...options });
    await client.submit(asked, 'next');
    api.seen.length = 0;
    return { api, client };
  };
  const renewed = { access_token: 'access-2', expires_in: 600, refresh_token: 'refresh-2', refresh_expires_in: 3_600 };

  test('a finished run leaves its tokens in the store', async () => {
    const { client } = await signedIn((_, response) => json(response, 500, {}), { now: () => 1_000 });
    expect(await client.tokens()).toEqual({
      signIn: { flow: 'sign-in', entry: 'entry.sign-in' },
      accessToken: 'access-1',
      accessExpiresAt: 601_000,
      refreshToken: 'refresh-1',
      refreshExpiresAt: 3_601_000,
    });
  });

  test('RT-03 twenty callers share one refresh', async () => {
    const { api, client } = await signedIn((_, response) => void setTimeout(() => json(response, 200, renewed), 10));
    const all = await Promise.all(Array.from({ length: 20 }, () => client.refresh()));
    expect(new Set(all.map(({ accessToken }) => accessToken))).toEqual(new Set(['access-2']));
    expect(api.seen.map(({ body }) => body)).toEqual(['grant_type=refresh_token&refresh_token=refresh-1&client_id=cl_1']);
    await client.refresh();
    expect(api.seen).toHaveLength(2);
  });

  test('RT-03 two tabs with one store and one lock refresh once', async () => {
    const store = memoryTokenStore();
    await store.write({ accessToken: 'access-1', accessExpiresAt: 0, refreshToken: 'refresh-1' });
    const api = await listenHttp((_, response) => void setTimeout(() => json(response, 200, renewed), 10));
    let queue: Promise<unknown> = Promise.resolve();
    const lock = <T>(_: string, work: () => Promise<T>): Promise<T> => {
      const turn = queue.then(work, work);
      queue = turn;
      return turn;
    };
    const tab = () => createClient({ baseUrl: api.url, tokens: store, lock });
    const [one, two] = await Promise.all([tab().refresh(), tab().refresh()]);
    expect(one).toEqual(two);
    expect(api.seen).toHaveLength(1);
  });

  test('an access token about to end is renewed before it is given out', async () => {
    let now = 0;
    const { api, client } = await signedIn((_, response) => json(response, 200, renewed), { now: () => now });
    expect(await client.accessToken()).toBe('access-1');
    now = 580_000;
    expect(await client.accessToken()).toBe('access-2');
    expect(api.seen).toHaveLength(1);
  });

  test('a refused refresh forgets the tokens; a locked session keeps them', async () => {
    const { client } = await signedIn((_, response, index) => json(response, 400, { error: index < 2 ? 'interaction_required' : 'invalid_grant' }));
    expect((await caught(client.refresh())).code).toBe('interaction_required');
    expect(await client.tokens()).toBeDefined();
    await caught(client.refresh());
    expect((await caught(client.refresh())).code).toBe('signed-out');
    expect(await client.tokens()).toBeUndefined();
    expect((await caught(client.refresh())).code).toBe('signed-out');
  });

  test('session, touch and lock carry the access token, and try once more with a new one', async () => {
    const view = { session: 'ses_1', zone: { key: 'secure', kind: 'secure' } };
    const { api, client } = await signedIn((request, response) => {
      if (request.path === '/token') return json(response, 200, renewed);
      return request.headers.authorization === 'Bearer access-2'
        ? json(response, 200, view)
        : json(response, 401, { code: 'unauthorized', title: 'No.' });
    });
    expect(await client.session()).toMatchObject(view);
    await client.touch();
    await client.lock();
    expect(api.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /session',
      'POST /token',
      'GET /session',
      'POST /session/touch',
      'POST /session/lock',
    ]);
  });

  test('revoke forgets the tokens even when the server cannot be reached', async () => {
    const { api, client } = await signedIn((_, response) => response.destroy());
    expect((await caught(client.revoke())).code).toBe('network');
    expect(api.seen[0]?.body).toBe('token=refresh-1&client_id=cl_1');
    expect(await client.tokens()).toBeUndefined();
    expect(await client.accessToken()).toBeUndefined();
    expect((await caught(client.session())).code).toBe('signed-out');
  });
});
