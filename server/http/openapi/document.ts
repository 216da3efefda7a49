import type { Plan } from '#flows/plan/plan.ts';
import { backBody, startBody, submitBody } from '../runs/bodies.ts';
import { apiKeySecurity, managePaths } from '../manage/openapi.ts';
import { jsonSchema, problemDocument, tokenAnswer, wireStep } from './schemas.ts';

type Operation = Record<string, unknown>;

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const problem = {
  description: 'A problem document (RFC 9457) with a stable code; nothing was changed.',
  content: { 'application/problem+json': { schema: ref('Problem') } },
};
const step = (description: string) => ({ description, ...json(ref('Step')) });
const idempotency = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'A retry with the same key and body gets the first answer; nothing is done twice. Kept for 10 minutes.',
};
const runParameter = { name: 'run', in: 'path', required: true, schema: { type: 'string' } };

const post = (operationId: string, summary: string, body: unknown, answer: Operation, status = '200', parameters: unknown[] = []): Operation => ({
  post: { operationId, summary, parameters, requestBody: { required: true, ...json(body) }, responses: { [status]: answer, default: problem } },
});
const bearer = (operationId: string, summary: string, security: string, answer: Operation, parameters: unknown[] = []): Operation => ({
  get: { operationId, summary, parameters, security: [{ [security]: [] }], responses: { 200: answer, default: problem } },
});
const form = (operationId: string, summary: string, properties: Record<string, unknown>, required: string[], answer: Operation): Operation => ({
  post: {
    operationId,
    summary,
    requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties, required } } } },
    responses: { 200: answer, 400: { description: 'An error as in RFC 6749 section 5.2.', ...json(ref('OAuthError')) }, default: problem },
  },
});
const text = { type: 'string' };
const ok = (description: string, schema: unknown = { type: 'object' }) => ({ description, ...json(schema) });

const runPaths = (startPath: string, startParameters: unknown[]) => ({
  [startPath]: post('startRun', 'Start a run', ref('Start'), step('The first step.'), '201', [...startParameters, idempotency]),
  '/runs/{run}/submit': post('submit', 'Answer the current step', ref('Submit'), step('The next step, or the same one with problems.'), '200', [
    runParameter,
    idempotency,
  ]),
  '/runs/{run}/back': post('back', 'Go back to the screen before', ref('Back'), step('The screen before, under a new number.'), '200', [
    runParameter,
  ]),
  '/runs/{run}': bearer('currentStep', 'Read the current step again', 'state', step('The current step.'), [runParameter]),
  '/runs/{run}/events': bearer(
    'events',
    'Be told when a waiting step moves on',
    'state',
    { description: 'Server-sent events: changed, over.', content: { 'text/event-stream': {} } },
    [runParameter],
  ),
});

const sessionPaths = {
  '/token': form(
    'token',
    'Refresh, or redeem a code (RFC 6749)',
    {
      grant_type: { enum: ['refresh_token', 'authorization_code'] },
      refresh_token: text,
      code: text,
      redirect_uri: text,
      code_verifier: text,
      client_id: text,
    },
    ['grant_type'],
    ok('New tokens. The refresh token is rotated.', ref('Tokens')),
  ),
  '/revoke': form('revoke', 'End a session by one of its tokens (RFC 7009)', { token: text, token_type_hint: text, client_id: text }, ['token'], {
    description: 'Done, whatever the token was.',
  }),
  '/introspect': form(
    'introspect',
    'Ask what a token stands for (RFC 7662); server clients only',
    { token: text, token_type_hint: text },
    ['token'],
    ok('Whether it is active, and its claims.'),
  ),
  '/session': bearer('session', 'Check a session', 'access', ok('The session. 401 ended, 423 locked.')),
  '/session/touch': {
    post: {
      operationId: 'touch',
      summary: 'Say that the person is still there',
      security: [{ access: [] }],
      responses: { 200: ok('The session.'), default: problem },
    },
  },
  '/session/lock': {
    post: {
      operationId: 'lock',
      summary: 'Lock the session until its relock entry opens it',
      security: [{ access: [] }],
      responses: { 200: ok('The session.'), default: problem },
    },
  },
  '/zones/{zone}/screens/{screen}': {
    parameters: ['zone', 'screen'].map((name) => ({ name, in: 'path', required: true, schema: text })),
    ...bearer('screen', 'What stands on a screen of a zone', 'access', ok('Title, text and buttons. 401 no session, 403 not this zone, 423 locked.')),
  },
  '/twin': {
    post: {
      operationId: 'twin',
      summary: 'A pass into the linked app: good once, for a minute',
      security: [{ access: [] }],
      responses: { 200: ok('The other app’s slug, and the pass to start a run there with.'), default: problem },
    },
  },
  '/userinfo': bearer('userinfo', 'The signed-in user', 'access', ok("The user's attributes.")),
  '/.well-known/jwks.json': {
    get: { operationId: 'jwks', summary: 'Keys that verify access tokens', responses: { 200: ok('A JWK set (RFC 7517).') } },
  },
};

const components = (start: unknown, node: unknown, manages: boolean) => ({
  schemas: {
    Start: start,
    Submit: jsonSchema(submitBody, 'input'),
    Back: jsonSchema(backBody, 'input'),
    Step: node === undefined ? jsonSchema(wireStep) : { allOf: [jsonSchema(wireStep), { type: 'object', properties: { node } }] },
    Tokens: jsonSchema(tokenAnswer),
    Problem: jsonSchema(problemDocument),
    OAuthError: { type: 'object', properties: { error: text, error_description: text }, required: ['error'] },
  },
  securitySchemes: {
    state: { type: 'http', scheme: 'bearer', description: 'The `state` of any step of the run.' },
    access: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token (RFC 9068).' },
    ...(manages && { apiKey: apiKeySecurity }),
  },
});

/** `manages`: the machine that answers serves the management API as well. */
export type DocumentInput = { title: string; server: string; manages?: boolean; flow?: { slug: string; version: number; plan: Plan } };

/** The OpenAPI 3.1 document of an app's runtime API; with a flow, of that version: its entries and the nodes a step may name (APP-2). */
export const openApiDocument = ({ title, server, manages = false, flow }: DocumentInput): Record<string, unknown> => {
  const start = jsonSchema(startBody, 'input');
  const base = { openapi: '3.1.0', servers: [{ url: server }] };
  if (flow === undefined) {
    const slug = { name: 'flow', in: 'path', required: true, schema: { type: 'string' } };
    return {
      ...base,
      info: { title, version: '1' },
      paths: { ...runPaths('/flows/{flow}/runs', [slug]), ...sessionPaths, ...(manages && managePaths) },
      components: components(start, undefined, manages),
    };
  }
  const entries = flow.plan.entries.map(({ id }) => id);
  const named = { allOf: [start, { type: 'object', properties: { entry: { enum: entries } } }] };
  const node = { enum: flow.plan.nodes.map(({ id }) => id) };
  return {
    ...base,
    info: { title: `${title}: ${flow.slug}`, version: String(flow.version), 'x-plan-hash': flow.plan.hash },
    paths: { ...runPaths(`/flows/${flow.slug}/runs`, []), ...sessionPaths },
    components: components(named, node, false),
  };
};
