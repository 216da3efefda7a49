import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireStep } from '#flows/protocol/step.ts';
import { problemDocument } from '#server/http/openapi/schemas.ts';
import { type Answer, codeFlow, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

/**
 * Anything at all sent to a run, its app's tokens and its starts: never a 5xx, never an answer that is no problem document, and
 * nothing moves unless it was the current state, one of its actions and fields of its form (FLOW-01, FLOW-02, IN-01, IN-02, IN-07).
 */
const everyKind: TestFlow = {
  nodes: {
    ...codeFlow.nodes,
    menu: {
      type: 'choose.menu',
      config: {
        options: [
          { id: 'mail', name: 'Mail' },
          { id: 'password', name: 'Password' },
        ],
      },
    },
    asked: { type: 'identify.ask' },
    password: { type: 'verify.password' },
    form: {
      type: 'screen.form',
      config: {
        fields: [
          { type: 'number', name: 'age', label: 'Age', whole: true },
          { type: 'boolean', name: 'terms', label: 'I agree' },
          { type: 'text', name: 'word', label: 'Word', scope: 'secret' },
        ],
      },
    },
  },
  edges: {
    ...codeFlow.edges,
    'start.started': 'menu',
    'menu.mail': 'who',
    'menu.password': 'asked',
    'asked.given': 'password',
    'password.verified': 'form',
    'form.submitted': 'register',
    'code.verified': 'form',
  },
};
const settings = { seed: 7, numRuns: 150 } as const;

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ flow: everyKind });
});
afterAll(() => api.close());

let people = 0;

/** Runs to every kind of screen. */
const screens: Record<string, () => Promise<WireStep>> = {
  menu: () => api.start(),
  who: async () => stepOf(await api.submit(await api.start(), 'mail')),
  code: async () =>
    stepOf(await api.submit((await screens.who?.()) ?? (await api.start()), 'submit', { email: `person${(people += 1)}@example.org` })),
  password: async () => stepOf(await api.submit(stepOf(await api.submit(await api.start(), 'password')), 'submit', { email: 'bob@example.org' })),
  form: async () => {
    const coded = (await screens.code?.()) ?? (await api.start());
    return stepOf(await api.submit(coded, 'submit', { code: api.code() }));
  },
};

const nasty = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\0',
  '\u{FEFF}',
  '\ud800',
  '../..',
  '%00',
  '$ne',
  '{{7*7}}',
  '<script>',
  "' OR 1=1--",
  'null',
  'a'.repeat(900),
  '９'.repeat(6),
  '‮',
);
const text = fc.oneof(nasty, fc.string({ maxLength: 40, unit: 'binary' }));
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(null, true, [], {}, [[]], Number.MAX_SAFE_INTEGER, -0, 1e308, { length: 6 }, ['0', '0', '0', '0', '0', '0']),
);
const stateKind = fc.constantFrom('current', 'current', 'current', 'old', 'next', 'wrong-secret', 'neighbour', 'none', 'junk');
const actionKind = fc.oneof(fc.constantFrom('own', 'own', 'submit', 'resend', 'back', 'mail', 'skip', 'set'), text);
const attempt = fc.record({
  screen: fc.constantFrom(...Object.keys(screens)),
  state: stateKind,
  junk: value,
  action: fc.oneof(actionKind, { weight: 1, arbitrary: value }),
  names: fc.array(fc.oneof(fc.constantFrom('own', 'own', 'email', 'code', 'password', 'age', 'terms', 'word'), text), { maxLength: 4 }),
  values: fc.array(value, { minLength: 4, maxLength: 4 }),
  inputs: fc.constantFrom('fields', 'fields', 'fields', 'none', 'junk'),
  /** As a person would, but for the state and perhaps one more field. */
  tame: fc.boolean(),
  extra: fc.option(fc.tuple(text, value), { freq: 1 }),
  path: fc.constantFrom('submit', 'submit', 'submit', 'back'),
  key: fc.option(text, { freq: 6 }),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

const stateOf = (step: WireStep, neighbour: WireStep, { state, junk }: Attempt): unknown => {
  const [number = '0', secret = ''] = step.state.split('.');
  switch (state) {
    case 'current':
      return step.state;
    case 'old':
      return `${Number(number) - 1}.${secret}`;
    case 'next':
      return `${Number(number) + 1}.${secret}`;
    case 'wrong-secret':
      return `${number}.${'A'.repeat(secret.length)}`;
    case 'neighbour':
      return neighbour.state;
    case 'none':
      return undefined;
    default:
      return junk;
  }
};
const plausible: Record<string, unknown> = {
  email: 'eve@example.org',
  code: '000000',
  password: 'not the password',
  number: 36,
  boolean: true,
  text: 'sesame',
};
const bodyOf = (step: WireStep, neighbour: WireStep, given: Attempt): { [key: string]: unknown } => {
  const more = given.extra && { [given.extra[0]]: given.extra[1] };
  if (given.tame) {
    const inputs = Object.fromEntries(step.fields.map(({ name, type }) => [name, plausible[type]]));
    return { state: stateOf(step, neighbour, given), action: step.actions[0]?.id, inputs: { ...inputs, ...more } };
  }
  const fields = Object.fromEntries(
    given.names.map((name, index) => [
      name === 'own' ? (step.fields[index % Math.max(1, step.fields.length)]?.name ?? name) : name,
      given.values[index],
    ]),
  );
  const inputs = given.inputs === 'fields' ? fields : given.inputs === 'junk' ? given.junk : undefined;
  return {
    state: stateOf(step, neighbour, given),
    action: given.action === 'own' ? step.actions[0]?.id : given.action,
    ...(inputs !== undefined && { inputs }),
    ...more,
  };
};
const isProblem = (answer: Answer): boolean =>
  answer.status >= 400 &&
  answer.status < 500 &&
  answer.headers.get('content-type') === 'application/problem+json' &&
  problemDocument.safeParse(answer.body).data?.status === answer.status;
/** A header can carry it; whether it is a good key is the server's to say. */
const sendable = (key: string) => /^[\x20-\x7e]*$/.test(key);
const current = async (step: WireStep) => stepOf(await api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` }));

describe('random answers', () => {
  test('FLOW-01 FLOW-02 IN-01 IN-02 are refused with a problem document and change nothing, unless they answer the screen', async () => {
    const standing = new Map<string, WireStep>();
    const neighbour = await api.start();
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(attempt, async (given) => {
        const step = standing.get(given.screen) ?? (await screens[given.screen]?.()) ?? neighbour;
        standing.set(given.screen, step);
        const body = bodyOf(step, neighbour, given);
        const mails = api.mails.length;
        const answer = await api.post(
          `/runs/${step.run}/${given.path}`,
          body,
          given.key !== null && sendable(given.key) ? { 'idempotency-key': given.key } : {},
        );
        const known = new Set(step.fields.map(({ name }) => name));
        const answers =
          given.path === 'back'
            ? Object.keys(JSON.parse(JSON.stringify(body))).join() === 'state' && body.state === step.state && step.can_back
            : body.state === step.state &&
              step.actions.some(({ id }) => id === body.action) &&
              Object.keys(Object(body.inputs)).every((name) => known.has(name));
        if (answer.status === 200 && answers) {
          judged += 1;
          standing.delete(given.screen);
          // Only behind the right code is there a session.
          expect(stepOf(answer).kind).toBe(given.screen === 'form' && given.path === 'submit' ? 'done' : 'ask');
          return;
        }
        expect(isProblem(answer), JSON.stringify([body, answer.status, answer.body])).toBe(true);
        expect(await current(step)).toMatchObject({ state: step.state, node: step.node, kind: 'ask' });
        expect(api.mails).toHaveLength(mails);
      }),
      { ...settings, numRuns: 600 },
    );
    // The other half of the property: the generator does find answers.
    expect(judged).toBeGreaterThan(10);
  }, 60_000);

  test('IN-01 IN-07 whatever the bytes: cut, doubled, of another type, of another encoding', async () => {
    const step = (await screens.who?.()) ?? (await api.start());
    const good = JSON.stringify({ state: step.state, action: 'submit', inputs: { email: 'eve@example.org' } });
    const bytes = fc.oneof(
      fc.nat(good.length - 1).map((cut) => good.slice(0, cut)),
      fc
        .nat(good.length)
        .chain((at) => fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }).map((more) => good.slice(0, at) + more + good.slice(at)))
        .filter((changed) => {
          try {
            return (
              !Object.keys(JSON.parse(changed)).every((key) => ['state', 'action', 'inputs'].includes(key)) ||
              JSON.parse(changed).state !== step.state
            );
          } catch {
            return true;
          }
        }),
      fc.uint8Array({ maxLength: 200 }),
      fc.json({ maxDepth: 6 }),
      fc.constantFrom(
        `${good}${good}`,
        `[${good}]`,
        good.replace('{', '{"state":"x",'),
        `${good}\0`,
        `/**/${good}`,
        good.replaceAll('"', "'"),
        Buffer.from(good, 'utf16le'),
        'null',
        '0',
        '""',
      ),
    );
    const type = fc.constantFrom(
      'application/json',
      'application/json; charset=UTF-8',
      'application/json; charset=utf-16',
      'application/json;;;',
      'text/json',
      'application/jsonp',
      'multipart/form-data; boundary=x',
      'APPLICATION/JSON',
      '',
      'application/json, text/html',
    );
    await fc.assert(
      fc.asyncProperty(bytes, type, async (body, contentType) => {
        const answer = await api.raw(`/runs/${step.run}/submit`, {
          method: 'POST',
          headers: { 'content-type': contentType },
          body: typeof body === 'string' ? body : new Uint8Array(body),
        });
        expect(isProblem(answer), JSON.stringify([body, contentType, answer.status, answer.body])).toBe(true);
      }),
      settings,
    );
    for (const contentType of [
      'application/json; charset=utf-16',
      'application/json;;;',
      'application/json; boundary=x',
      'text/json',
      'application/json, text/html',
      '',
    ]) {
      expect((await api.raw(`/runs/${step.run}/submit`, { method: 'POST', headers: { 'content-type': contentType }, body: good })).status).toBe(415);
    }
    expect((await current(step)).state).toBe(step.state);
  }, 60_000);
});

describe('random requests elsewhere', () => {
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD');
  const segment = fc.oneof(
    fc.constantFrom(
      'runs',
      'flows',
      'sign-in',
      'token',
      'session',
      'touch',
      'lock',
      'userinfo',
      'events',
      'submit',
      'back',
      '.well-known',
      'jwks.json',
      'openapi.json',
      '..',
      '.',
      '%',
      '%zz',
      '%2e%2e',
      '%00',
      '%ff',
      ';',
      'run_x',
    ),
    text.map(percentEncoded),
  );
  const headerText = fc.string({ maxLength: 60, unit: fc.constantFrom(...' !"#$%&\'()*+,-./09:;<=>?@AZ[]^_`az{|}~\u00ff') });
  const headers = fc.dictionary(
    fc.constantFrom(
      'authorization',
      'cookie',
      'content-type',
      'idempotency-key',
      'x-forwarded-for',
      'forwarded',
      'accept-language',
      'if-match',
      'sallyport-world',
      'content-length',
      'range',
    ),
    headerText,
    { maxKeys: 4 },
  );

  test('IN-07 FLOW-02 paths, methods and headers', async () => {
    await fc.assert(
      fc.asyncProperty(method, fc.array(segment, { maxLength: 5 }), headers, fc.option(text), async (verb, path, fields, body) => {
        const base = fc.sample(fc.constantFrom('/api/v1/live/test', '/api/v1/sandbox/test', '/api/v1/preview/wld_x', '/oidc/live/test', '/api/v1'), {
          seed: path.length,
          numRuns: 1,
        })[0];
        const answer = await api.request(
          `${base}/${path.join('/')}`,
          { method: verb, headers: fields, ...(verb !== 'GET' && verb !== 'HEAD' && body !== null && { body }) },
          '192.0.2.1',
        );
        expect(answer.status, JSON.stringify([verb, path, fields, body, answer.body])).toBeLessThan(500);
        if (answer.status >= 400 && verb !== 'HEAD')
          expect(answer.body).toSatisfy((found) => isProblem({ ...answer, body: found }) || Object.hasOwn(Object(found), 'error'));
      }),
      { ...settings, numRuns: 500 },
    );
  }, 60_000);

  test('IN-01 IN-09 starts: what an app says about itself', async () => {
    const context = fc.oneof(
      value,
      fc.record(
        {
          email: fc.oneof(text, value),
          application: value,
          device: fc.oneof(value, fc.record({ id: text })),
          team: value,
          language: value,
          parameters: fc.dictionary(text, value, { maxKeys: 3 }),
        },
        { requiredKeys: [] },
      ),
    );
    const client = fc.oneof(
      value,
      fc.record(
        { id: text, channel: fc.oneof(text, fc.constant('spa')), accepts: value, locale: fc.oneof(text, fc.constantFrom('de', 'ar-EG', 'xx-XX')) },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.record({ entry: fc.oneof(text, value), client, context }, { requiredKeys: [] }), async (body) => {
        const answer = await api.post('/flows/sign-in/runs', body);
        expect(answer.status === 201 || isProblem(answer), JSON.stringify([body, answer.status, answer.body])).toBe(true);
      }),
      settings,
    );
  }, 60_000);

  test('IN-07 IN-08 tokens: forms of every kind', async () => {
    const name = fc.oneof(fc.constantFrom('grant_type', 'refresh_token', 'code', 'client_id', 'token', 'redirect_uri', 'code_verifier'), text);
    const filled = fc.oneof(fc.constantFrom('refresh_token', 'authorization_code', 'password', 'client_credentials', 'cli_x'), text);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/token', '/revoke', '/introspect'),
        fc.array(fc.tuple(name, filled), { maxLength: 6 }),
        fc.option(headerText),
        async (path, pairs, authorization) => {
          const answer = await api.raw(path, {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded', ...(authorization !== null && { authorization }) },
            body: pairs.map(([key, given]) => `${percentEncoded(key)}=${percentEncoded(given)}`).join('&'),
          });
          const refused = answer.status === 429 || ((answer.status === 400 || answer.status === 401) && Object.hasOwn(Object(answer.body), 'error'));
          expect(refused || (path === '/revoke' && answer.status === 200), JSON.stringify([path, pairs, answer.status, answer.body])).toBe(true);
        },
      ),
      settings,
    );
  }, 60_000);
});

/** Half a surrogate pair cannot be encoded; a client in another language sends its bytes all the same. */
function percentEncoded(given: string): string {
  return encodeURIComponent(given.toWellFormed()).replaceAll('%EF%BF%BD', '%ED%A0%80');
}
