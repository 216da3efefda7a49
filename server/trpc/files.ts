import type { Actor } from '../console/actor.ts';
import { authorize } from '../console/authorize.ts';
import { Fault, type FaultCode } from '../console/fault.ts';
import { environment } from '../console/users/environment.ts';
import { exportUsers } from '../console/users/export-users.ts';
import { rejectedLines } from '../console/users/import/rejected-lines.ts';
import { uploadUsers } from '../console/users/import/upload-users.ts';
import { userSelection, userSort } from '../console/users/users-query.ts';
import type { Env } from '../storage/ports/scope.ts';
import type { Services } from '../services.ts';
import { createContext } from './context.ts';

const statuses: Record<FaultCode, number> = {
  'signed-out': 401,
  'wrong-origin': 403,
  unconfirmed: 403,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  'too-many-tries': 429,
  busy: 503,
};
const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
const json = (value: unknown, status: number) =>
  new Response(JSON.stringify(value), { status, headers: { ...headers, 'content-type': 'application/json' } });
const route = /^\/files\/apps\/([^/]{1,80})\/([^/]{1,20})\/(users\.csv|imports|imports\/([^/]{1,80})\/rejected\.csv)$/;
const exportInput = userSelection.extend({ sort: userSort.optional() });

const encoder = new TextEncoder();
/** One piece after the other, as fast as the receiver takes them. */
const streamed = (pieces: AsyncGenerator<string>, name: string): Response =>
  new Response(
    new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { value, done } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => {
        await pieces.return(undefined);
      },
    }),
    { headers: { ...headers, 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` } },
  );

/** The first piece before the answer begins, so that a refusal is one. */
const begun = async (pieces: AsyncGenerator<string>): Promise<AsyncGenerator<string>> => {
  const first = await pieces.next();
  return (async function* again() {
    if (first.done !== true) yield first.value;
    yield* pieces;
  })();
};

const readQuery = (text: string | null) => {
  try {
    return exportInput.parse(JSON.parse(text ?? '{}'));
  } catch {
    throw new Fault('invalid', 'The filter cannot be read. Reload the page.');
  }
};

const answer = async (services: Services, request: Request, actor: Actor, sameOrigin: boolean): Promise<Response> => {
  const url = new URL(request.url);
  const [, app = '', envName, what, id] = route.exec(url.pathname) ?? [];
  const named = environment.safeParse(envName);
  if (!named.success || what === undefined) throw new Fault('not-found', 'There is nothing here.');
  const env: Env = named.data;
  if (request.method === 'POST' && what === 'imports') {
    if (!sameOrigin) throw new Fault('wrong-origin', `Open the console at ${services.env.consoleUrl}: changes are only taken from there.`);
    const access = await authorize(actor, services, { app }, 'user.edit');
    if (request.body === null) throw new Fault('invalid', 'There is no file.');
    return json(await uploadUsers(access, services, { env, name: url.searchParams.get('name') ?? 'users.csv', body: request.body }), 201);
  }
  if (request.method !== 'GET') throw new Fault('not-found', 'There is nothing here.');
  if (what === 'users.csv') {
    const access = await authorize(actor, services, { app }, 'user.view');
    return streamed(await begun(exportUsers(access, services, { env, ...readQuery(url.searchParams.get('query')) })), `${app}-${env}-users.csv`);
  }
  if (id === undefined) throw new Fault('not-found', 'There is nothing here.');
  const access = await authorize(actor, services, { app }, 'user.edit');
  return streamed(await rejectedLines(access, services, { env, id }), `${app}-rejected-lines.csv`);
};

/** Files that the console takes in and gives out at `/files/*`, streamed both ways: lists of users. Sessions and rights as for tRPC. */
export const filesHandler =
  (services: Services) =>
  async (request: Request, info: { address: string }): Promise<Response> => {
    try {
      const { actor, sameOrigin } = await createContext(services, { headers: request.headers, address: info.address, reply: new Headers() });
      if (actor === undefined) throw new Fault('signed-out', 'You are signed out. Sign in to go on.');
      return await answer(services, request, actor, sameOrigin);
    } catch (error) {
      if (error instanceof Fault) return json({ message: error.message, fault: { code: error.code, ...error.extras } }, statuses[error.code]);
      const correlation = services.random.id('err');
      services.log.error({ error, correlation }, 'console: a file could not be taken in or given out');
      return json({ message: `Something went wrong on the server. Try again; if it stays, its log says why under ${correlation}.` }, 500);
    }
  };
