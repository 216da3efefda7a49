import type * as z from 'zod';
import { jsonSchema } from '../openapi/schemas.ts';
import { changeUserBody, createUserBody, manageColumn, manageSession, manageUser, manageUsers, userVerbs } from './bodies.ts';

type Operation = Record<string, unknown>;

const schema = (of: z.ZodType, io: 'input' | 'output' = 'output') => ({ content: { 'application/json': { schema: jsonSchema(of, io) } } });
const list = (name: string, of: z.ZodType) => ({
  content: {
    'application/json': {
      schema: { type: 'object', properties: { [name]: { type: 'array', items: jsonSchema(of) } }, required: [name] },
    },
  },
});
const problem = {
  description: 'A problem document (RFC 9457): 401 no such key, 403 not in its scopes, 404, 422 with errors per field, 429.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const text = (name: string, where: 'path' | 'query' | 'header', description: string, more: object = {}) => ({
  name,
  in: where,
  required: where === 'path',
  description,
  schema: { type: 'string' },
  ...more,
});
const user = text('user', 'path', 'Id of the user.');
const idempotency = text('Idempotency-Key', 'header', 'A retry with the same key and body gets the first answer. Kept for 10 minutes.');

const operation = (operationId: string, summary: string, responses: object, more: object = {}): Operation => ({
  operationId,
  summary,
  tags: ['Management'],
  security: [{ apiKey: [] }],
  responses: { ...responses, default: problem },
  ...more,
});
const body = (of: z.ZodType) => ({ requestBody: { required: true, ...schema(of, 'input') } });
const one = { description: 'The user.', ...schema(manageUser) };
const gone = { description: 'Done.' };

const filters = {
  name: 'filter',
  in: 'query',
  required: false,
  description: 'field:test:value, several times; all must hold. Tests: contains, is, before, after, between (from..to), empty, filled.',
  schema: { type: 'array', items: { type: 'string' }, maxItems: 12 },
  explode: true,
};

const verbs = Object.fromEntries(
  Object.keys(userVerbs).map((verb) => [
    `/manage/users/{user}/${verb}`,
    {
      post: operation(`manage-${verb}`, `${verb[0]?.toUpperCase() ?? ''}${verb.slice(1)} a user`, { 200: one }, { parameters: [user, idempotency] }),
    },
  ]),
);

/** The management API in an app's OpenAPI document. */
export const managePaths: Record<string, Operation> = {
  '/manage/users': {
    get: operation(
      'manage-list',
      'List users',
      { 200: { description: 'One page. `next` is `after` of the next call; `total` comes with the first page.', ...schema(manageUsers) } },
      {
        parameters: [
          text('search', 'query', 'Part of an identifier or of a text value.'),
          filters,
          text('sort', 'query', 'A column, or status, identifier, created_at, last_sign_in_at; with - in front the greatest first.'),
          { ...text('limit', 'query', 'Users on a page.'), schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
          text('after', 'query', 'The `next` of the page before, with the same sort.'),
        ],
      },
    ),
    post: operation('manage-create', 'Add a user', { 201: one }, { parameters: [idempotency], ...body(createUserBody) }),
  },
  '/manage/users/{user}': {
    get: operation('manage-read', 'Read a user', { 200: one }, { parameters: [user] }),
    patch: operation('manage-change', 'Change a user', { 200: one }, { parameters: [user, idempotency], ...body(changeUserBody) }),
    delete: operation('manage-remove', 'Remove a user for good', { 204: gone }, { parameters: [user, idempotency] }),
  },
  ...verbs,
  '/manage/users/{user}/sessions': {
    get: operation(
      'manage-sessions',
      'Where a user is signed in',
      { 200: { description: 'Sessions.', ...list('sessions', manageSession) } },
      { parameters: [user] },
    ),
    delete: operation(
      'manage-sign-out',
      'Sign a user out everywhere',
      { 200: { description: 'How many sessions ended.' } },
      { parameters: [user, idempotency] },
    ),
  },
  '/manage/users/{user}/sessions/{session}': {
    delete: operation(
      'manage-revoke',
      'End one session',
      { 204: gone },
      { parameters: [user, text('session', 'path', 'Id of the session.'), idempotency] },
    ),
  },
  '/manage/columns': {
    get: operation('manage-columns', 'The columns of users', { 200: { description: 'Columns.', ...list('columns', manageColumn) } }),
  },
};

export const apiKeySecurity = { type: 'http', scheme: 'bearer', description: 'An API key of this app and environment, for servers only.' };
