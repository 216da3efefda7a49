import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '#server/compose.ts';
import type { Mailer } from '#server/delivery/mailer.ts';
import { readEnv } from '#server/env.ts';
import type { Services } from '#server/services.ts';
import type { Role } from '#server/storage/ports/members.ts';
import { openConsoleSession } from '../../console/members/open-console-session.ts';
import { trpcHandler } from '../handler.ts';
import { appRouter } from '../router.ts';

export const origin = 'http://localhost:3000';
export const password = 'correct horse battery staple';

export type Answer = {
  status: number;
  /** What the procedure returned. */
  data: unknown;
  error: { message: string; fault: { code: string; fields?: Record<string, string>; reasons?: string[]; retryAfter?: number } } | undefined;
  cookies: string[];
  text: string;
};

const field = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (found, key) => ((typeof found === 'object' && found !== null) || typeof found === 'function' ? Reflect.get(found, key) : undefined),
    value,
  );

const errorOf = (body: unknown): Answer['error'] => {
  const message = field(body, 'error', 'message');
  return typeof message === 'string' ? { message, fault: Object.assign({ code: '' }, field(body, 'error', 'data', 'fault')) } : undefined;
};

/**
 * The console over a real embedded database in a folder of its own, called through the handler that `server/main.ts` mounts. The
 * clock can be moved.
 */
export const openConsoleWorld = async ({ mailer }: { mailer?: Mailer } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-console-'));
  const parts = await compose(readEnv({ DATA_DIR: folder, PUBLIC_URL: origin, LOG_LEVEL: 'silent', SEED_DEMO: '0' }), mailer && { mailer });
  let ahead = 0;
  const logged: { level: string; fields: Record<string, unknown>; message: string }[] = [];
  const log = (level: string) => (fields: Record<string, unknown>, message: string) => void logged.push({ level, fields, message });
  const services: Services = {
    ...parts.services,
    clock: { now: () => Date.now() + ahead },
    log: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
  };
  const handle = trpcHandler(services);

  /** One call as a browser makes it. `cookie` is the session's secret. */
  const call = async (
    path: string,
    input: unknown,
    options: { cookie?: string | undefined; origin?: string | null; address?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const mutation = field(appRouter._def.procedures, path, '_def', 'type') === 'mutation';
    const body = JSON.stringify(input ?? null);
    const headers = new Headers(options.headers);
    if (options.cookie !== undefined) headers.set('cookie', `__Host-sallyport=${options.cookie}`);
    if (options.origin !== null) headers.set('origin', options.origin ?? origin);
    if (mutation) headers.set('content-type', 'application/json');
    if (mutation) headers.set('content-length', String(Buffer.byteLength(input === undefined ? '' : body)));
    const url = `${origin}/trpc/${path}${mutation || input === undefined ? '' : `?input=${encodeURIComponent(body)}`}`;
    const response = await handle(
      new Request(url, { method: mutation ? 'POST' : 'GET', headers, ...(mutation && input !== undefined && { body }) }),
      { address: options.address ?? '203.0.113.1' },
    );
    const text = await response.text();
    const parsed: unknown = JSON.parse(text);
    return { status: response.status, data: field(parsed, 'result', 'data'), error: errorOf(parsed), cookies: response.headers.getSetCookie(), text };
  };

  let people = 0;
  // All builders have the same password: it is hashed once.
  const passwordHash = await services.hashing.hash(password);
  /** A builder with a session. Without a workspace they are in none. */
  const builder = async (
    role?: { workspace: string; role: Role },
    status: 'active' | 'disabled' = 'active',
  ): Promise<{ id: string; email: string; cookie: string }> => {
    people += 1;
    const id = services.random.id('mem');
    const email = `builder${people}@example.org`;
    await services.storage.members.add({
      id,
      email,
      name: `Builder ${people}`,
      passwordHash,
      createdAt: services.clock.now(),
      status,
    });
    if (role !== undefined) await services.storage.members.setRole(role.workspace, id, role.role);
    const { secret } = await openConsoleSession(services, id);
    return { id, email, cookie: secret };
  };

  /** A workspace of a new owner. */
  const workspace = async (name: string) => {
    const owner = await builder();
    const id = services.random.id('wsp');
    await services.storage.members.createWorkspace({ id, name, createdAt: services.clock.now() }, owner.id);
    return { id, owner };
  };

  return {
    services,
    call,
    builder,
    workspace,
    logged,
    handle,
    wait: (ms: number) => {
      ahead += ms;
    },
    close: async () => {
      await parts.close();
      await rm(folder, { recursive: true });
    },
  };
};
export type ConsoleWorld = Awaited<ReturnType<typeof openConsoleWorld>>;

/** A value out of an answer; fails the test when it is no text there. */
export const textAt = (answer: Answer, ...path: string[]): string => {
  const value = field(answer.data, ...path);
  if (typeof value !== 'string') throw new Error(`no text at ${path.join('.')} in ${answer.text}`);
  return value;
};
export const valueAt = (answer: Answer, ...path: string[]): unknown => field(answer.data, ...path);
