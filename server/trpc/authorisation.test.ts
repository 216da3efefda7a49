import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseGraph } from '#flows/graph/parse-graph.ts';
import { plainAnswers } from '#flows/security/answers.ts';
import type { Role } from '#server/storage/ports/members.ts';
import { may, type Right } from '../console/policy.ts';
import { startRun } from '../engine/start-run.ts';
import { appRouter } from './router.ts';
import { type ConsoleWorld, openConsoleWorld, password, textAt, valueAt } from './testing/console-world.ts';

/** Whom a procedure is for: anybody, any signed-in builder, or those whose role has the right. */
type Rule = {
  for: 'anybody' | 'builders' | Right;
  /** Makes what is acted on; `session` is whose it is to be, where that matters: the caller's if they may act, else the owner's. */
  input?: (session: string) => unknown;
};

let world: ConsoleWorld;
let workspace: string;
let owner: string;
let app: string;
let slug = 0;
const fresh = (name: string) => `${name}-${(slug += 1)}`;

const ask = async (path: string, input: unknown, session = owner) => {
  const answer = await world.call(path, input, { cookie: session });
  expect(answer.status, answer.text).toBe(200);
  return answer;
};
const newFlow = async () => textAt(await ask('flows.create', { app, slug: fresh('flow'), name: 'Flow', template: 'sign-in' }), 'id');
const published = async () => {
  const flow = await newFlow();
  await ask('flows.publish', { flow, revision: 0, label: '' });
  return flow;
};
const newUser = async () =>
  textAt(await ask('users.create', { app, env: 'live', identifiers: { email: `${fresh('user')}@example.org` }, attributes: {} }), 'id');
const newMember = async () => (await world.builder({ workspace, role: 'viewer' })).id;
const newInvitation = async () => {
  const email = `${fresh('guest')}@example.org`;
  await ask('people.invite', { workspace, email, role: 'viewer' });
  const open = await world.services.storage.invitations.list(workspace, 0);
  return open.find((invitation) => invitation.email === email)?.id ?? '';
};
const newClient = async () => textAt(await ask('clients.save', client()), 'id');
const newColumn = async (type = 'text') => {
  const key = fresh('column').replace('-', '');
  await ask('columns.add', { app, column: { ...column(key), type, options: type === 'choice' ? ['small'] : [] } });
  return key;
};
const newConnector = async () => textAt(await ask('connectors.create', { app, kind: 'directory', name: 'Staff' }), 'id');
const newPinColumn = async () => {
  const key = fresh('pin').replace('-', '');
  await ask('columns.add', { app, column: { ...column(key), type: 'pin' } });
  return key;
};
const newApp = async () => textAt(await ask('apps.create', { workspace, slug: fresh('app'), name: 'App' }), 'slug');
const newGraph = async () => valueAt(await ask('flows.draft', { flow: await newFlow() }), 'graph');
const newWorld = async (session: string) => {
  const flow = await newFlow();
  return { flow, world: textAt(await ask('preview.open', { flow, graph: await newGraph() }, session), 'world') };
};
const newTwinWorld = async (session: string) => {
  const [open, secured] = [await newApp(), await newApp()];
  await ask('twins.link', { app: open, twin: secured });
  await ask('flows.create', { app: secured, slug: 'in', name: 'In', template: 'sign-in' });
  const flow = textAt(await ask('flows.create', { app: open, slug: 'in', name: 'In', template: 'sign-in' }), 'id');
  return { flow, world: textAt(await ask('preview.open', { flow, graph: await newGraph() }, session), 'world') };
};
const nobody = { who: { kind: 'nobody' }, proofs: [], vars: {}, session: 'none' };
/** A preview world of a sign-in flow, and the step in it that asks who somebody is. */
const newStanding = async (session: string) => {
  const flow = textAt(await ask('flows.create', { app, slug: fresh('flow'), name: 'In', template: 'sign-in' }), 'id');
  const graph = valueAt(await ask('flows.draft', { flow }), 'graph');
  const read = parseGraph(graph);
  const node = read.ok ? Object.entries(read.graph.nodes).find(([, { type }]) => type === 'identify.ask')?.[0] : undefined;
  return { flow, world: textAt(await ask('preview.open', { flow, graph }, session), 'world'), node };
};
const aScenario = { name: 'Nobody yet', steps: [], expect: { path: [], end: { status: 'waiting', node: 'ask-email' } } };
const newScenario = async () => {
  const flow = await newFlow();
  return { flow, id: textAt(await ask('scenarios.list', { flow }), '0', 'id') };
};
const walked = async (session: string) => {
  const made = await newWorld(session);
  const live = await world.services.worlds.open(made.world);
  if (live === undefined) throw new Error('the world is gone');
  await startRun(world.services, live.realm, { flow: live.flow.slug, context: {}, delivery: { kind: 'tokens' } });
  return made;
};
const client = () => ({
  app,
  env: 'live',
  name: 'Shop',
  kind: 'server',
  status: 'active',
  redirectUris: ['https://shop.example.org/in'],
  origins: [],
});
const directory = {
  env: 'live',
  settings: { product: 'ldap', host: 'ldap.example.org', bindDn: 'cn=service', baseDn: 'dc=example,dc=org' },
  secrets: { bindPassword: 'secret' },
};
const column = (key: string) => ({ key, name: 'Column', type: 'text', unique: false, options: [] });
const settings = {
  name: 'App',
  access: 'registered',
  defaultLanguage: 'en',
  lifetimes: { accessSeconds: 600, refreshSeconds: 3_600, absoluteSeconds: 7_200 },
  theme: { accent: '#274690', radius: 8 },
};
const apiKey = { name: 'Nightly', scopes: ['users:read'], days: null };
const rename = [{ op: 'replace', path: ['languages'], value: ['en'] }];

const rules: Record<string, Rule> = {
  'account.state': { for: 'anybody' },
  'account.signIn': { for: 'anybody', input: async () => ({ email: (await world.builder()).email, password }) },
  'account.setUp': {
    for: 'anybody',
    input: async () => {
      throw new Error('has a test of its own');
    },
  },
  'account.invitation': {
    for: 'anybody',
    input: () => {
      throw new Error('has a test of its own');
    },
  },
  'account.join': {
    for: 'anybody',
    input: () => {
      throw new Error('has a test of its own');
    },
  },
  'account.signOut': { for: 'builders' },
  'account.me': { for: 'builders' },
  'account.confirm': { for: 'builders', input: () => ({ password }) },
  'account.changePassword': { for: 'builders', input: () => ({ current: password, next: password, endOthers: false }) },
  'workspaces.list': { for: 'builders' },
  'workspaces.create': { for: 'builders', input: () => ({ name: 'Another' }) },
  'workspaces.rename': { for: 'workspace.rename', input: () => ({ workspace, name: 'Renamed' }) },
  'people.list': { for: 'member.view', input: () => ({ workspace }) },
  'people.invite': { for: 'member.edit', input: () => ({ workspace, email: `${fresh('guest')}@example.org`, role: 'viewer' }) },
  'people.withdraw': { for: 'member.edit', input: async () => ({ workspace, invitation: await newInvitation() }) },
  'people.changeRole': { for: 'member.edit', input: async () => ({ workspace, member: await newMember(), role: 'editor' }) },
  'people.remove': { for: 'member.edit', input: async () => ({ workspace, member: await newMember() }) },
  'audit.list': { for: 'workspace.audit', input: () => ({ workspace }) },
  'audit.verify': { for: 'workspace.audit', input: () => ({ workspace }) },
  'apps.list': { for: 'workspace.view', input: () => ({ workspace }) },
  'apps.create': { for: 'app.create', input: () => ({ workspace, slug: fresh('app'), name: 'App' }) },
  'apps.get': { for: 'app.view', input: () => ({ app }) },
  'apps.settings': { for: 'app.settings', input: () => ({ app, settings }) },
  'apps.logo': { for: 'app.settings', input: () => ({ app, picture: null }) },
  'apps.status': { for: 'app.settings', input: () => ({ app, status: 'active' }) },
  'flows.list': { for: 'flow.view', input: () => ({ app }) },
  'flows.liveProblems': { for: 'flow.view', input: () => ({ app }) },
  'flows.find': {
    for: 'flow.view',
    input: async () => ({ app, slug: textAt(await ask('flows.create', { app, slug: fresh('flow'), name: 'Flow' }), 'slug') }),
  },
  'flows.templates': { for: 'flow.view', input: () => ({ app }) },
  'security.get': { for: 'flow.view', input: () => ({ app }) },
  'security.save': { for: 'app.settings', input: () => ({ app, answers: plainAnswers, lifetimes: settings.lifetimes, over: 'keep' }) },
  'flows.create': { for: 'flow.edit', input: () => ({ app, slug: fresh('flow'), name: 'Flow' }) },
  'flows.rename': { for: 'flow.edit', input: async () => ({ flow: await newFlow(), name: 'Renamed' }) },
  'flows.remove': { for: 'flow.publish', input: async () => ({ flow: await newFlow() }) },
  'flows.draft': { for: 'flow.view', input: async () => ({ flow: await newFlow() }) },
  'flows.save': { for: 'flow.edit', input: async () => ({ flow: await newFlow(), base: 0, label: 'Change', patches: rename }) },
  'flows.operations': { for: 'flow.view', input: async () => ({ flow: await newFlow(), after: 0 }) },
  'flows.compile': { for: 'flow.edit', input: async () => ({ flow: await newFlow() }) },
  'flows.publish': { for: 'flow.publish', input: async () => ({ flow: await newFlow(), revision: 0, label: '' }) },
  'flows.versions': { for: 'flow.view', input: async () => ({ flow: await published() }) },
  'flows.versionGraph': { for: 'flow.view', input: async () => ({ flow: await published(), version: 1 }) },
  'flows.compare': { for: 'flow.view', input: async () => ({ flow: await published() }) },
  'flows.activate': { for: 'flow.publish', input: async () => ({ flow: await published(), version: 1 }) },
  'flows.restore': { for: 'flow.edit', input: async () => ({ flow: await published(), version: 1 }) },
  'flows.abortRuns': { for: 'flow.publish', input: async () => ({ flow: await published(), env: 'live' }) },
  'scenarios.list': { for: 'flow.view', input: async () => ({ flow: await newFlow() }) },
  'scenarios.export': { for: 'flow.view', input: async () => ({ flow: await newFlow() }) },
  'scenarios.run': { for: 'flow.edit', input: async () => ({ flow: await newFlow() }) },
  'scenarios.keep': { for: 'flow.edit', input: async (session) => ({ ...(await walked(session)), name: 'A walk' }) },
  'scenarios.add': { for: 'flow.edit', input: async () => ({ flow: await newFlow(), scenarios: [aScenario] }) },
  'scenarios.addOfTemplate': { for: 'flow.edit', input: async () => ({ flow: await newFlow(), template: 'sign-in' }) },
  'scenarios.walk': {
    for: 'flow.edit',
    input: async (session) => {
      const { flow, world: id } = await newWorld(session);
      return { flow, world: id, id: textAt(await ask('scenarios.list', { flow }), '0', 'id'), steps: 1 };
    },
  },
  'scenarios.accept': { for: 'flow.edit', input: async () => newScenario() },
  'scenarios.change': { for: 'flow.edit', input: async () => ({ ...(await newScenario()), required: false }) },
  'scenarios.move': { for: 'flow.edit', input: async () => ({ ...(await newScenario()), to: 1 }) },
  'scenarios.duplicate': { for: 'flow.edit', input: async () => newScenario() },
  'scenarios.remove': { for: 'flow.edit', input: async () => newScenario() },
  'connectors.list': { for: 'connector.view', input: () => ({ app }) },
  'connectors.get': { for: 'connector.view', input: async () => ({ app, connector: await newConnector() }) },
  'connectors.create': { for: 'connector.edit', input: () => ({ app, kind: 'directory', name: 'Staff' }) },
  'connectors.change': { for: 'connector.edit', input: async () => ({ app, connector: await newConnector(), name: 'Renamed', status: 'disabled' }) },
  'connectors.saveValues': { for: 'connector.edit', input: async () => ({ app, connector: await newConnector(), ...directory }) },
  'connectors.test': { for: 'connector.edit', input: async () => ({ app, connector: await newConnector(), env: 'live' }) },
  'connectors.beginSignInTest': { for: 'connector.edit', input: async () => ({ app, connector: await newConnector(), env: 'live' }) },
  'connectors.readSignInTest': { for: 'connector.edit', input: async () => ({ app, connector: await newConnector(), env: 'live', test: 'gone' }) },
  'connectors.remove': { for: 'connector.edit', input: async () => ({ app, connector: await newConnector() }) },
  'columns.list': { for: 'app.view', input: () => ({ app }) },
  'columns.add': { for: 'user.edit', input: () => ({ app, column: column(fresh('column').replace('-', '')) }) },
  'columns.rename': { for: 'user.edit', input: async () => ({ app, key: await newColumn(), name: 'Renamed' }) },
  'columns.remove': { for: 'user.edit', input: async () => ({ app, key: await newColumn() }) },
  'columns.move': { for: 'user.edit', input: async () => ({ app, key: await newColumn() }) },
  'columns.options': { for: 'user.edit', input: async () => ({ app, key: await newColumn('choice'), options: ['small', 'large'] }) },
  'columns.values': { for: 'user.view', input: async () => ({ app, key: await newColumn() }) },
  'users.changeMany': {
    for: 'user.edit',
    input: async () => ({ app, env: 'live', users: { kind: 'ids', ids: [await newUser()] }, action: 'disable' }),
  },
  'apiKeys.list': { for: 'app.settings', input: () => ({ app, env: 'live' }) },
  'apiKeys.create': { for: 'app.settings', input: () => ({ app, env: 'live', key: apiKey }) },
  'apiKeys.revoke': {
    for: 'app.settings',
    input: async () => ({ app, env: 'live', id: textAt(await ask('apiKeys.create', { app, env: 'live', key: apiKey }), 'id') }),
  },
  'imports.latest': { for: 'user.edit', input: () => ({ app, env: 'live' }) },
  // Files come in by another way: whoever may ask is told that this one is gone.
  'imports.check': {
    for: 'user.edit',
    input: () => ({ app, env: 'live', id: 'imp_gone', settings: { mapping: { 0: '@email' }, existing: 'skip', status: 'active' } }),
  },
  'imports.start': {
    for: 'user.edit',
    input: () => ({ app, env: 'live', id: 'imp_gone', settings: { mapping: { 0: '@email' }, existing: 'skip', status: 'active' } }),
  },
  'imports.cancel': { for: 'user.edit', input: () => ({ app, env: 'live', id: 'imp_gone' }) },
  'users.page': { for: 'user.view', input: () => ({ app, env: 'live' }) },
  'users.count': { for: 'user.view', input: () => ({ app, env: 'live' }) },
  'personalLink.get': { for: 'user.view', input: async () => ({ app, env: 'live', user: await newUser() }) },
  'personalLink.rotate': { for: 'user.edit', input: async () => ({ app, env: 'live', user: await newUser() }) },
  'personalLink.remove': { for: 'user.edit', input: async () => ({ app, env: 'live', user: await newUser() }) },
  'pins.set': {
    for: 'user.edit',
    input: async () => ({ app, env: 'live', user: await newUser(), column: await newPinColumn(), pin: '482913' }),
  },
  'twins.get': { for: 'app.view', input: () => ({ app }) },
  'twins.link': { for: 'app.settings', input: async () => ({ app: await newApp(), twin: await newApp() }) },
  'twins.unlink': { for: 'app.settings', input: async () => ({ app: await newApp() }) },
  'columns.filledPins': { for: 'app.view', input: () => ({ app }) },
  // Goes on until it is left: follow-draft.test.ts.
  'flows.changes': { for: 'flow.view' },
  'users.get': { for: 'user.view', input: async () => ({ app, env: 'live', user: await newUser() }) },
  'users.create': { for: 'user.edit', input: () => ({ app, env: 'live', identifiers: { email: `${fresh('user')}@example.org` }, attributes: {} }) },
  'users.change': { for: 'user.edit', input: async () => ({ app, env: 'live', user: await newUser(), status: 'disabled' }) },
  'users.unlinkIdentity': {
    for: 'user.edit',
    input: async () => ({ app, env: 'live', user: await newUser(), identity: { connector: 'con_1', issuer: 'https://id.example', subject: 'gone' } }),
  },
  'users.remove': { for: 'user.edit', input: async () => ({ app, env: 'live', user: await newUser() }) },
  'users.revokeAllSessions': { for: 'user.edit', input: async () => ({ app, env: 'live', user: await newUser() }) },
  // Nobody has a session in this world: whoever may ask is told that this one is gone.
  'users.revokeSession': { for: 'user.edit', input: async () => ({ app, env: 'live', user: await newUser(), session: 'ses_gone' }) },
  'clients.list': { for: 'client.view', input: () => ({ app }) },
  'clients.save': { for: 'client.edit', input: client },
  'clients.rotateSecret': { for: 'client.edit', input: async () => ({ app, env: 'live', client: await newClient() }) },
  'clients.remove': { for: 'client.edit', input: async () => ({ app, env: 'live', client: await newClient() }) },
  'runs.list': { for: 'run.view', input: () => ({ app, env: 'live' }) },
  'runs.way': { for: 'run.view', input: () => ({ app, env: 'live', run: 'run_gone' }) },
  'runs.trace': { for: 'run.view', input: () => ({ app, env: 'live', run: 'run_gone' }) },
  'preview.open': { for: 'flow.edit', input: async () => ({ flow: await newFlow(), graph: await newGraph() }) },
  'preview.update': { for: 'flow.edit', input: async (session) => ({ ...(await newWorld(session)), graph: await newGraph() }) },
  'preview.twin': { for: 'flow.edit', input: newTwinWorld },
  'preview.clock': { for: 'flow.edit', input: async (session) => ({ ...(await newWorld(session)), offsetMs: 60_000 }) },
  'preview.device': { for: 'flow.edit', input: async (session) => ({ ...(await newWorld(session)), device: { online: false } }) },
  'preview.directory': { for: 'flow.edit', input: newWorld },
  'preview.setDirectory': { for: 'flow.edit', input: async (session) => ({ ...(await newWorld(session)), directory: { up: false } }) },
  'preview.restart': { for: 'flow.edit', input: newWorld },
  'preview.startAt': {
    for: 'flow.edit',
    input: async (session) => ({ ...(await newStanding(session)), pinned: nobody }),
  },
  'preview.mock': {
    for: 'flow.edit',
    input: async (session) => {
      const { node, ...inWorld } = await newStanding(session);
      await ask('preview.startAt', { ...inWorld, node, pinned: nobody }, session);
      return { ...inWorld, mocked: { kind: 'outcome', node, outcome: 'given' } };
    },
  },
  'preview.back': { for: 'flow.edit', input: newWorld },
  'preview.inbox': { for: 'flow.edit', input: newWorld },
  'preview.trace': { for: 'flow.edit', input: newWorld },
  'preview.close': { for: 'flow.edit', input: newWorld },
  'mailbox.open': { for: 'app.mailbox', input: () => ({ app }) },
};
/** Procedures whose rightful callers get 404 here, because what they ask about cannot be made by the console. */
const empty = new Set(['imports.check', 'imports.start', 'imports.cancel', 'users.revokeSession', 'users.unlinkIdentity', 'runs.trace', 'runs.way']);
const ownTest = new Set(['account.setUp', 'account.invitation', 'account.join', 'flows.changes']);

beforeAll(async () => {
  world = await openConsoleWorld();
  const made = await world.workspace('Ours');
  workspace = made.id;
  owner = made.owner.cookie;
  app = textAt(await ask('apps.create', { workspace, slug: 'ours', name: 'Ours' }), 'slug');
});
afterAll(() => world.close());

test('TEN-02 every procedure has a rule, and every rule a procedure', () => {
  expect(Object.keys(rules).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

const cases = Object.entries(rules).filter(([path]) => !ownTest.has(path));

describe.each(cases)('%s', (path, rule) => {
  const input = async (session = owner) => (rule.input === undefined ? undefined : await rule.input(session));

  test('TEN-01 nobody who is signed out', async () => {
    const answer = await world.call(path, await input());
    expect(answer.status, answer.text).toBe(rule.for === 'anybody' ? 200 : 401);
  });

  test('TEN-01 TEN-03 a builder of another workspace learns nothing', async () => {
    const { owner: stranger } = await world.workspace('Theirs');
    const answer = await world.call(path, await input(), { cookie: stranger.cookie });
    if (rule.for === 'anybody' || rule.for === 'builders') return expect(answer.status, answer.text).toBe(200);
    expect(answer.status, answer.text).toBe(404);
    expect(answer.error?.message).toBe('There is nothing here, or you cannot see it. Check the address, or ask its owner to let you in.');
  });

  test.each(['owner', 'admin', 'editor', 'viewer'] as const)('TEN-02 %s', async (role: Role) => {
    const { cookie } = await world.builder({ workspace, role });
    const allowed = rule.for === 'anybody' || rule.for === 'builders' || may(role, rule.for);
    const answer = await world.call(path, await input(allowed ? cookie : owner), { cookie });
    expect(answer.status, answer.text).toBe(!allowed ? 403 : empty.has(path) ? 404 : 200);
  });
});
