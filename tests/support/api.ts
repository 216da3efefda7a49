import { mkdtempSync, rmSync } from 'node:fs';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { compose, type Composed } from '#server/compose.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import type { Mailer } from '#server/delivery/mailer.ts';
import { readEnv } from '#server/env.ts';
import { apiApp } from '#server/http/app.ts';
import { manageRoutes } from '#server/manage/routes.ts';
import { wireStep } from '#server/http/openapi/schemas.ts';
import type { ColumnType } from '#flows/kit/ports.ts';
import type { WireStep } from '#flows/protocol/step.ts';
import type { App } from '#server/storage/ports/apps.ts';

/** A flow as a test writes it: node ids with types, `node.outcome` → node. */
export type TestFlow = z.input<typeof compactFlow>;

/** The demo flow in compact form: an address, a code, registration, the secure zone. */
export const codeFlow: TestFlow = {
  nodes: {
    start: { type: 'entry.sign-in' },
    who: { type: 'identify.ask' },
    code: { type: 'verify.email-code' },
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    deny: { type: 'end.deny' },
  },
  edges: {
    'start.started': 'who',
    'who.given': 'code',
    'code.verified': 'register',
    'register.registered': 'in',
    'register.known': 'in',
    'in.issued': 'home',
    'register.refused': 'deny',
    'in.refused': 'deny',
  },
};

export type Answer = { status: number; headers: Headers; body: unknown };
export type TestApi = {
  services: Composed['services'];
  app: App;
  /** Sends to `/api/v1/live/test` + path, as JSON unless `raw` is given. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  raw(path: string, init: RequestInit): Promise<Answer>;
  /** Any path of the server, as a connection from the address `from` would ask for it. */
  request(path: string, init?: RequestInit, from?: string): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A step, checked against its schema. */
  start(email?: string): Promise<WireStep>;
  submit(step: WireStep, action: string, inputs?: Record<string, unknown>): Promise<Answer>;
  /** Mail that left, newest last. */
  mails: { to: string; subject: string; text: string }[];
  code(): string;
  clock: { advance(ms: number): void };
  logged: string[];
  publish(flow: TestFlow, slug?: string, owner?: App, languages?: string[]): Promise<void>;
  close(): Promise<void>;
};

/** A sign-in as far as it says what a step is. Throws when an answer is none. */
export const stepOf = (answer: Answer): WireStep => {
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`expected a step, got ${answer.status} ${JSON.stringify(answer.body)}`);
  return wireStep.parse(answer.body);
};

export const problemOf = (answer: Answer) =>
  z.object({ code: z.string(), status: z.number(), correlation_id: z.string(), current: z.number().optional() }).parse(answer.body);

/** The request as Node's server would have made it: from an address, with the headers of `init`. */
const incomingFrom = (remoteAddress: string, init: RequestInit) =>
  Object.assign(new IncomingMessage(Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress })), {
    headers: Object.fromEntries(new Headers(init.headers)),
  });

const keeping = (mails: TestApi['mails']): Mailer => ({
  send: async ({ to, subject, text }) => {
    mails.push({ to, subject, text });
  },
  close: () => undefined,
});

/** The runtime API over real storage in a folder of its own, with a clock to move and mail that is kept. `DATABASE_URL` in `env` runs it on PostgreSQL. */
export const testApi = async (
  given: {
    flow?: TestFlow;
    access?: App['access'];
    env?: Record<string, string>;
    mailer?: Mailer;
    columns?: { key: string; type: ColumnType }[];
  } = {},
): Promise<TestApi> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sallyport-api-'));
  let offset = 0;
  const mails: TestApi['mails'] = [];
  const logged: string[] = [];
  const note = (fields: Record<string, unknown>, message: string) => {
    if (process.env.SHOW_LOG === '1')
      process.stderr.write(`${String(fields.error instanceof Error ? fields.error.stack : JSON.stringify(fields))}\n`);
    logged.push(JSON.stringify({ ...fields, error: fields.error instanceof Error ? fields.error.stack : fields.error, message }));
  };
  const { services, close } = await compose(
    readEnv({ DATA_DIR: dataDir, PUBLIC_URL: 'https://login.example.org', STARTS_PER_MINUTE: '100000', ...given.env }),
    {
      clock: { now: () => Date.now() + offset },
      log: { debug: note, info: note, warn: note, error: note },
      // With SMTP_URL mail leaves as it would in production.
      ...(given.env?.SMTP_URL === undefined && { mailer: given.mailer ?? keeping(mails) }),
    },
  );
  const app: App = {
    id: services.random.id('app'),
    workspace: 'wsp_first',
    slug: 'test',
    name: 'Test',
    access: given.access ?? 'registered',
    lifetimes: { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 2_592_000 },
    defaultLanguage: 'en',
    theme: { accent: '#1d4ed8', radius: 8, logo: null },
    status: 'active',
    createdAt: services.clock.now(),
  };
  await services.storage.apps.create(app);
  await services.storage.users.addColumn(app.id, { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] }, 'a0');

  for (const [index, { key, type }] of (given.columns ?? []).entries())
    await services.storage.users.addColumn(app.id, { key, name: key, type, unique: false, options: [] }, `b${index}`);

  const publish = async (flow: TestFlow, slug = 'sign-in', owner = app, languages = ['en']) => {
    const graph = { ...expandFlow(compactFlow.parse(flow)), languages };
    const { plan, issues } = await compileFor(services.storage, owner, graph);
    if (plan === undefined) throw new Error(issues.map((issue) => issue.message).join('\n'));
    const now = services.clock.now();
    const known = await services.storage.flows.bySlug(owner.id, slug);
    const id = known?.id ?? services.random.id('flo');
    if (known === undefined)
      await services.storage.flows.create({ id, app: owner.id, slug, name: slug, createdAt: now, updatedAt: now }, graph, plan);
    const { revision } = (await services.storage.flows.draft(id)) ?? { revision: 0 };
    const published = await services.storage.flows.publish(id, { revision, plan, graph, label: '', author: 'test', at: now, warnings: 0 });
    if (!published.ok) throw new Error('the draft moved on');
  };
  await publish(given.flow ?? codeFlow);

  const http = apiApp(services, manageRoutes(services));
  const request: TestApi['request'] = async (path, init = {}, from) => {
    const response = await http.request(path, init, from === undefined ? {} : { incoming: incomingFrom(from, init) });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  const raw: TestApi['raw'] = (path, init) => request(`/api/v1/live/test${path}`, init);
  const post: TestApi['post'] = (path, body, headers = {}) =>
    raw(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  return {
    services,
    app,
    raw,
    request,
    post,
    mails,
    logged,
    publish,
    get: (path, headers = {}) => raw(path, { headers }),
    start: async (email) => stepOf(await post('/flows/sign-in/runs', email === undefined ? {} : { context: { email } })),
    submit: (step, action, inputs = {}) => post(`/runs/${step.run}/submit`, { state: step.state, action, inputs }),
    code: () => /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? 'no code',
    clock: {
      advance: (ms) => {
        offset += ms;
      },
    },
    close: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
