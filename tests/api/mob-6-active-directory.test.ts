import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { definition } from '#flows/connectors/directory/definition.ts';
import type { DirectoryScript } from '#flows/kit/directory-script.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { sealSecrets } from '#server/connectors/connector-secrets.ts';
import { openPreview } from '#server/engine/preview/open-preview.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import { type ActiveDirectory, base, noActiveDirectory, startActiveDirectory } from '../support/active-directory.ts';
import { stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

const flowWith = (connector: string): TestFlow => ({
  nodes: {
    start: { type: 'entry.sign-in' },
    staff: { type: 'verify.directory', config: { connector } },
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    deny: { type: 'end.deny' },
  },
  edges: {
    'start.started': 'staff',
    'staff.recognised': 'register',
    'staff.refused': 'deny',
    'staff.unavailable': 'deny',
    'register.registered': 'in',
    'register.known': 'in',
    'register.refused': 'deny',
    'in.issued': 'home',
    'in.refused': 'deny',
  },
});

const done = z.object({ result: z.object({ access_token: z.string() }) });
const claimsOf = (body: unknown): Record<string, unknown> =>
  JSON.parse(Buffer.from(done.parse(body).result.access_token.split('.')[1] ?? '', 'base64url').toString());

const connect = async (api: TestApi, settings: Partial<z.input<typeof definition.settings>>, bindPassword: string): Promise<string> => {
  const { services, app } = api;
  const id = services.random.id('con');
  const now = services.clock.now();
  const scope = { app: app.id, env: 'live' } as const;
  await services.storage.connectors.create({ id, app: app.id, kind: 'directory', name: 'Staff', status: 'active', createdAt: now, updatedAt: now });
  const parsed = definition.settings.parse({ product: 'active-directory', host: 'dc.invalid', bindDn: 'CN=x', baseDn: base, ...settings });
  const sealed = sealSecrets(services, scope, id, { bindPassword });
  await services.storage.connectors.saveValues(scope, id, { settings: parsed, secrets: ['bindPassword'], sealed, updatedAt: now });
  return id;
};

let api: TestApi;
const signIn = async (name: string, password: string) => {
  const step = await api.start();
  expect(step).toMatchObject({ node: 'staff', challenge: { kind: 'form' } });
  return (await api.submit(step, 'submit', { name, password })).body;
};

describe.skipIf(noActiveDirectory !== undefined)(`Active Directory${noActiveDirectory ? ` — left out: ${noActiveDirectory}` : ''}`, () => {
  const right = 'Correct-Horse-1';
  const service = { dn: `CN=service,CN=Users,${base}`, password: 'Read-Only-Acc0unt' };
  let directory: ActiveDirectory;
  let ada: string;
  let connector: string;
  beforeAll(async () => {
    directory = await startActiveDirectory();
    await directory.add('service', { password: service.password });
    ada = await directory.add('ada', { password: right, attributes: { department: 'Accounts' } });
    await directory.addGroup('Bookkeepers', [ada]);
    api = await testApi({ env: { EGRESS_ALLOW: `${directory.address}:636` } });
    await api.services.storage.users.addColumn(api.app.id, { key: 'department', name: 'Department', type: 'text', unique: false, options: [] }, 'b0');
    connector = await connect(
      api,
      {
        host: directory.address,
        authority: directory.certificates.authority,
        bindDn: service.dn,
        columns: [{ attribute: 'department', column: 'department' }],
        roles: [
          { group: 'Bookkeepers', role: 'bookkeeper' },
          { group: 'Auditors', role: 'auditor' },
        ],
      },
      service.password,
    );
    await api.publish(flowWith(connector));
  });
  afterAll(async () => {
    await api?.close();
    await directory?.stop();
  });

  test('MOB-6 an employee signs in without mail or phone, is one user from then on, and has the rights of today', async () => {
    const first = claimsOf(await signIn('ada', right));
    expect(first).toMatchObject({ amr: ['pwd'], roles: ['bookkeeper'], zone: 'secure' });
    expect(api.mails).toEqual([]);
    const scope = { app: api.app.id, env: 'live' } as const;
    expect(await api.services.storage.users.find(scope, String(first.sub))).toMatchObject({
      attributes: { department: 'Accounts' },
      identifiers: [],
    });

    await directory.addGroup('Auditors', [ada]);
    await directory.set(ada, 'department', 'Audit');
    const second = claimsOf(await signIn('ADA@corp.example', right));
    expect(second).toMatchObject({ sub: first.sub, roles: ['auditor', 'bookkeeper'] });
    expect(await api.services.storage.users.find(scope, String(first.sub))).toMatchObject({ attributes: { department: 'Audit' } });
  });

  test('LDAP-04 wrong, unknown and disabled read the same; the reason is in the audit log, the password nowhere', async () => {
    const off = await directory.add('off', { password: right });
    await directory.set(off, 'userAccountControl', String(512 + 65_536 + 2));
    const answers = [await signIn('ada', 'Wrong-Horse-1'), await signIn('nobody', right), await signIn('off', right)];
    const seen = answers.map((body) =>
      z.object({ kind: z.string(), node: z.string(), problems: z.array(z.unknown()), fields: z.array(z.unknown()) }).parse(body),
    );
    expect(new Set(seen.map((step) => JSON.stringify(step))).size).toBe(1);
    expect(seen[0]).toMatchObject({ kind: 'ask', node: 'staff', problems: [{ code: 'wrong' }] });
    const rows = await api.services.storage.audit.list(api.app.workspace, { limit: 50 });
    const reasons = rows.filter(({ action }) => action === 'directory.refused').map(({ detail }) => detail.reason);
    expect(reasons).toEqual(expect.arrayContaining(['wrong-password', 'unknown-name', 'disabled']));
    const runs = await api.services.storage.runs.list({ app: api.app.id, env: 'live' }, { limit: 50 });
    expect(JSON.stringify([rows, runs, api.logged])).not.toMatch(/-Horse-|Read-Only/);
  });

  test('FED-06 switching the connector off stops a sign-in under way', async () => {
    const step = await api.start();
    await api.services.storage.connectors.update(api.app.id, connector, { status: 'disabled' }, api.services.clock.now());
    expect((await api.submit(step, 'submit', { name: 'ada', password: right })).body).toMatchObject({ kind: 'failed' });
    await api.services.storage.connectors.update(api.app.id, connector, { status: 'active' }, api.services.clock.now());
    expect(await signIn('ada', right)).toMatchObject({ kind: 'done' });
  });

  test('LINK-01 a user disabled here does not come in by the directory', async () => {
    const { sub } = claimsOf(await signIn('ada', right));
    const scope = { app: api.app.id, env: 'live' } as const;
    await api.services.storage.users.setStatusOf(scope, [String(sub)], 'disabled', api.services.clock.now());
    expect(await signIn('ada', right)).toMatchObject({ kind: 'failed' });
  });
});

describe('without a directory in reach', () => {
  beforeEach(async () => {
    api = await testApi();
  });
  afterEach(() => api.close());

  test('OUT-01 a directory inside that the operator has not opened is unavailable, and the log says why', async () => {
    await api.publish(flowWith(await connect(api, { host: '127.0.0.1' }, 'secret')));
    expect(await signIn('ada', 'x')).toMatchObject({ kind: 'failed' });
    expect(api.logged.some((line) => line.includes('address-not-allowed'))).toBe(true);
  });

  test('MOB-6 the preview answers from its script, with the connector’s own mapping, and asks no directory', async () => {
    const connector = await connect(api, { host: '127.0.0.1', roles: [{ group: 'Accounting', role: 'accounting' }] }, 'secret');
    const flow = await api.services.storage.flows.bySlug(api.app.id, 'sign-in');
    if (flow === undefined) throw new Error('no flow');
    const graph = expandFlow(compactFlow.parse(flowWith(connector)));
    const preview = await openPreview(
      { services: api.services, worlds: api.services.worlds },
      { app: api.app, flow, graph, consoleSession: 'session' },
    );
    const script = async (change: Partial<DirectoryScript>) => {
      const world = await api.services.worlds.open(preview.world);
      if (world === undefined) throw new Error('the world is gone');
      world.settings = { ...world.settings, directory: { ...world.settings.directory, ...change } };
      await api.services.worlds.save(world);
    };
    const call = (path: string, body: unknown) =>
      api.request(`/api/v1/preview/${preview.world}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [worldHeader]: preview.token },
        body: JSON.stringify(body),
      });
    const attempt = async (name: string, password: string) => {
      const step = stepOf(await call('/flows/sign-in/runs', {}));
      return (await call(`/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs: { name, password } })).body;
    };
    expect(await attempt('anybody', 'directory')).toMatchObject({ kind: 'done' });
    expect(await attempt('anybody', 'else')).toMatchObject({ kind: 'ask', problems: [{ code: 'wrong' }] });
    await script({
      people: [
        { name: 'ada', password: 'right', state: 'fine', groups: ['accounting'], attributes: {} },
        { name: 'off', password: 'right', state: 'disabled', groups: [], attributes: {} },
      ],
      anyoneWith: null,
    });
    expect(claimsOf(await attempt('Ada', 'right'))).toMatchObject({ roles: ['accounting'] });
    expect(await attempt('off', 'right')).toMatchObject({ problems: [{ code: 'wrong' }] });
    expect(await attempt('anybody', 'directory')).toMatchObject({ problems: [{ code: 'wrong' }] });
    await script({ up: false });
    expect(await attempt('ada', 'right')).toMatchObject({ kind: 'failed' });
    expect(api.logged.filter((line) => line.includes('directory sign-in'))).toEqual([]);
  });
});
