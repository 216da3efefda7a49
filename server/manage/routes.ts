import { type Context, Hono } from 'hono';
import type * as z from 'zod';
import { authorizeKey } from '../console/api-keys/authorize-key.ts';
import { actorName } from '../console/note.ts';
import type { AppReach, Authorized } from '../console/authorize.ts';
import { changeUser } from '../console/users/change-user.ts';
import { createUser } from '../console/users/create-user.ts';
import { getUser } from '../console/users/get-user.ts';
import { pageUsers } from '../console/users/page-users.ts';
import { removeUser } from '../console/users/remove-user.ts';
import { revokeAllSessions } from '../console/users/revoke-all-sessions.ts';
import { revokeSession } from '../console/users/revoke-session.ts';
import { type UserView, userView } from '../console/users/user-view.ts';
import { Problem } from '../errors.ts';
import { createLimiter } from '../security/limits.ts';
import type { Services } from '../services.ts';
import type { Scope } from '../storage/ports/scope.ts';
import type { HttpEnv } from '../http/context.ts';
import { headerOf } from '../http/header-of.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { problemResponse } from '../http/problem-response.ts';
import { readBody } from '../http/read-body.ts';
import { realmOf } from '../http/realm-of.ts';
import { asProblem } from './as-problem.ts';
import { changeUserBody, createUserBody, userVerbs } from '../http/manage/bodies.ts';
import { listQuery } from './list-query.ts';
import { once, type Outcome } from './once.ts';

type C = Context<HttpEnv>;

/** Requests a key or an address may make in a minute, in this process (IN-09). */
const perMinute = 600;
/** Wrong keys an address may try in a minute. */
const wrongPerMinute = 30;

const instant = (at: number): string => new Date(at).toISOString();
const wireUser = (user: UserView) => ({
  id: user.id,
  status: user.status,
  identifiers: user.identifiers.map(({ kind, canonical, verified }) => ({ kind, value: canonical, verified })),
  attributes: user.attributes,
  roles: user.roles ?? [],
  created_at: instant(user.createdAt),
  updated_at: instant(user.updatedAt),
  last_sign_in_at: user.lastSignInAt === null ? null : instant(user.lastSignInAt),
});

const parse = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, code, message }) => ({ path: path.map(String).join('.'), code, message }));
  throw new Problem('invalid-input', { errors: errors.slice(0, 20) });
};

const bearerOf = (c: C): string | undefined => /^Bearer ([\x21-\x7e]{1,200})$/i.exec(headerOf(c, 'authorization') ?? '')?.[1];

/**
 * The management API of an app's users, `/api/v1/{env}/{app}/manage/…`, for servers with an API key: the console's own use cases under
 * the key's rights. Only live and sandbox; no CORS, since a key has no business in a browser.
 */
export const manageRoutes = (services: Services) => {
  const { clock } = services;
  const requests = createLimiter({ limit: perMinute, windowSeconds: 60, clock });
  const wrong = createLimiter({ limit: wrongPerMinute, windowSeconds: 60, clock });
  const tooMany = (retryAfter: number | undefined) => {
    if (retryAfter !== undefined) throw new Problem('too-many-requests', { retryAfter });
  };

  const scopeOf = (c: C): Scope => {
    const { scope, kind } = { scope: c.get('realm').scope, kind: c.req.param('env') };
    if (kind !== 'live' && kind !== 'sandbox') throw new Problem('not-found');
    return { app: scope.app, env: kind };
  };
  const reach = async <R extends 'user.view' | 'user.edit'>(
    c: C,
    right: R,
  ): Promise<{ access: Authorized<R, AppReach>; scope: Scope; caller: string }> => {
    const scope = scopeOf(c);
    const address = c.get('address');
    tooMany(wrong.blocked(address));
    const access = await authorizeKey(services, { app: c.get('realm').app, scope, bearer: bearerOf(c), address }, right);
    if (access === 'unknown') {
      wrong.take(address);
      throw new Problem('unauthorized');
    }
    if (access === 'not-allowed') throw new Problem('forbidden');
    const caller = actorName(access.actor);
    tooMany(requests.take(caller));
    return { access, scope, caller };
  };

  const show = async (access: Authorized<'user.edit', AppReach>, scope: Scope, id: string): Promise<unknown> => {
    const [user, columns] = await Promise.all([services.storage.users.find(scope, id), services.storage.users.columns(access.app.id)]);
    if (user === undefined) throw new Problem('not-found');
    return wireUser(userView(user, columns));
  };
  /** A change: under the key's right to write, once per Idempotency-Key. */
  const change = async (
    c: C,
    work: (access: Authorized<'user.edit', AppReach>, scope: Scope, body: { [key: string]: unknown }) => Promise<Outcome>,
    withBody = true,
  ): Promise<Response> => {
    const { access, scope, caller } = await reach(c, 'user.edit');
    const { text, body } = withBody ? await readBody(c) : { text: '', body: {} };
    const request = { key: headerOf(c, 'idempotency-key'), caller, path: `${c.req.method} ${c.req.path}`, body: text };
    const answer = await once(services, scope, request, () => work(access, scope, body));
    return answer.status === 204
      ? new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
      : jsonAnswer(answer.body, answer.status);
  };
  const user = (c: C): string => {
    const id = c.req.param('user') ?? '';
    if (!/^[A-Za-z0-9_]{1,80}$/.test(id)) throw new Problem('not-found');
    return id;
  };

  const app = new Hono<HttpEnv>()
    .use('*', realmOf(services))
    .get('/users', async (c) => {
      const { access, scope } = await reach(c, 'user.view');
      const page = await pageUsers(access, services, { env: scope.env, ...listQuery(new URL(c.req.url).searchParams) });
      return jsonAnswer({
        users: page.rows.map(wireUser),
        ...(page.next !== undefined && { next: page.next }),
        ...(page.total !== undefined && { total: page.total }),
      });
    })
    .post('/users', (c) =>
      change(c, async (access, scope, body) => {
        const { identifiers, attributes, status } = parse(createUserBody, body);
        const { id } = await createUser(access, services, { env: scope.env, identifiers, attributes: attributes ?? {}, status });
        return { status: 201, body: await show(access, scope, id) };
      }),
    )
    .get('/users/:user', async (c) => {
      const { access, scope } = await reach(c, 'user.view');
      const found = await getUser(access, services, { env: scope.env, user: user(c) });
      return jsonAnswer(wireUser(found.user));
    })
    .patch('/users/:user', (c) =>
      change(c, async (access, scope, body) => {
        await changeUser(access, services, { env: scope.env, user: user(c), ...parse(changeUserBody, body) });
        return { status: 200, body: await show(access, scope, user(c)) };
      }),
    )
    .delete('/users/:user', (c) =>
      change(
        c,
        async (access, scope) => {
          await removeUser(access, services, { env: scope.env, user: user(c) });
          return { status: 204, body: null };
        },
        false,
      ),
    )
    .post('/users/:user/:verb{approve|un-approve|disable}', (c) =>
      change(
        c,
        async (access, scope) => {
          const verb = c.req.param('verb');
          const status = verb === 'approve' || verb === 'un-approve' || verb === 'disable' ? userVerbs[verb] : undefined;
          if (status === undefined) throw new Problem('not-found');
          await changeUser(access, services, { env: scope.env, user: user(c), status });
          return { status: 200, body: await show(access, scope, user(c)) };
        },
        false,
      ),
    )
    .get('/users/:user/sessions', async (c) => {
      const { access, scope } = await reach(c, 'user.view');
      const { sessions } = await getUser(access, services, { env: scope.env, user: user(c) });
      return jsonAnswer({
        sessions: sessions.map(({ id, device, client, zone, amr, createdAt, lastSeenAt, lockedAt }) => ({
          id,
          device,
          client,
          zone,
          amr,
          created_at: instant(createdAt),
          last_seen_at: instant(lastSeenAt),
          locked: lockedAt !== null,
        })),
      });
    })
    .delete('/users/:user/sessions', (c) =>
      change(
        c,
        async (access, scope) => ({ status: 200, body: await revokeAllSessions(access, services, { env: scope.env, user: user(c) }) }),
        false,
      ),
    )
    .delete('/users/:user/sessions/:session', (c) =>
      change(
        c,
        async (access, scope) => {
          await revokeSession(access, services, { env: scope.env, user: user(c), session: (c.req.param('session') ?? '').slice(0, 80) });
          return { status: 204, body: null };
        },
        false,
      ),
    )
    .get('/columns', async (c) => {
      const { access } = await reach(c, 'user.view');
      const columns = await services.storage.users.columns(access.app.id);
      return jsonAnswer({ columns: columns.map(({ key, name, type, unique, options }) => ({ key, name, type, unique, options })) });
    });
  app.all('*', () => {
    throw new Problem('not-found');
  });
  app.onError((error, c) => problemResponse(asProblem(error), c.get('correlationId'), services.log));
  return app;
};
