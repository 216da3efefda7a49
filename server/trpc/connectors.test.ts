import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectorSecrets } from '#server/connectors/connector-secrets.ts';
import { type ConsoleWorld, openConsoleWorld, textAt, valueAt } from './testing/console-world.ts';

let world: ConsoleWorld;
let cookie: string;
let appId: string;
const app = 'corp';
beforeAll(async () => {
  world = await openConsoleWorld();
  const { id: workspace, owner } = await world.workspace('corp');
  cookie = owner.cookie;
  await ask('apps.create', { workspace, slug: app, name: 'Corp' });
  appId = (await world.services.storage.apps.bySlug(app))?.id ?? '';
});
afterAll(() => world.close());

const ask = async (path: string, input: unknown) => {
  const answer = await world.call(path, input, { cookie });
  expect(answer.status, answer.text).toBe(200);
  return answer;
};
const settings = {
  product: 'active-directory',
  host: 'dc1.corp.example',
  bindDn: 'CN=service,DC=corp,DC=example',
  baseDn: 'DC=corp,DC=example',
};
const secret = 'Write-0nly-Canary';
const newConnector = async () => textAt(await ask('connectors.create', { app, kind: 'directory', name: 'Staff' }), 'id');
const filled = async () => {
  const connector = await newConnector();
  await ask('connectors.saveValues', { app, connector, env: 'live', settings, secrets: { bindPassword: secret } });
  return connector;
};
const save = (connector: string, change: object, secrets: object = {}) =>
  world.call('connectors.saveValues', { app, connector, env: 'live', settings: { ...settings, ...change }, secrets }, { cookie });
const secretsOf = (connector: string, env: 'live' | 'sandbox' = 'live') => connectorSecrets(world.services, { app: appId, env }, connector);

describe('connectors', () => {
  test('TEN-04 a secret is written, used, replaced, and never read again', async () => {
    const connector = await filled();
    expect(await secretsOf(connector)).toEqual({ bindPassword: secret });
    const shown = await ask('connectors.get', { app, connector });
    expect(shown.data).toMatchObject({
      name: 'Staff',
      values: { live: { settings: { host: 'dc1.corp.example' }, secrets: ['bindPassword'] }, sandbox: null },
    });
    expect(shown.text).not.toContain(secret);
    expect((await save(connector, { wrongPasswords: 3 })).status).toBe(200);
    expect(await secretsOf(connector)).toEqual({ bindPassword: secret });
    expect((await save(connector, {}, { bindPassword: 'another' })).status).toBe(200);
    expect(await secretsOf(connector)).toEqual({ bindPassword: 'another' });
    const audit = await world.services.storage.audit.list((await world.services.storage.apps.bySlug(app))?.workspace ?? '', { limit: 100 });
    expect(JSON.stringify(audit)).not.toContain(secret);
    expect(JSON.stringify([world.logged])).not.toContain(secret);
  });

  test('KEY-01 secrets lie sealed, for their own row only', async () => {
    const [one, two] = [await filled(), await filled()];
    const { connectors } = world.services.storage;
    const scope = { app: appId, env: 'live' } as const;
    const stored = await connectors.open(scope, one);
    expect(JSON.stringify(stored)).not.toContain(secret);
    if (stored?.values === undefined) throw new Error('no values');
    await connectors.saveValues(scope, two, stored.values);
    await expect(secretsOf(two)).rejects.toThrow();
  });

  test.each([{ host: 'dc1.evil.example' }, { port: 1636 }, { security: 'starttls' }, { bindDn: 'CN=other' }])(
    'LDAP-06 with %j changed the secret is typed again',
    async (change) => {
      const connector = await filled();
      const refused = await save(connector, change);
      expect(refused.error?.fault).toMatchObject({ code: 'invalid', fields: { 'secrets.bindPassword': expect.stringContaining('again') } });
      expect((await ask('connectors.get', { app, connector })).data).toMatchObject({ values: { live: { settings: { host: 'dc1.corp.example' } } } });
      expect((await save(connector, change, { bindPassword: 'typed again' })).status).toBe(200);
      expect(await secretsOf(connector)).toEqual({ bindPassword: 'typed again' });
    },
  );

  test('LDAP-06 what is only a default written out is no change, and the other environment has secrets of its own', async () => {
    const connector = await filled();
    expect((await save(connector, { security: 'ldaps' })).status).toBe(200);
    expect(await secretsOf(connector, 'sandbox')).toBeUndefined();
    const elsewhere = { app, connector, env: 'sandbox', settings, secrets: {} };
    expect((await world.call('connectors.saveValues', elsewhere, { cookie })).error?.fault.fields).toHaveProperty(['secrets.bindPassword']);
  });

  test('values that cannot be are refused at their field, in words', async () => {
    const connector = await newConnector();
    const refused = await save(connector, { host: 'http://dc1', baseDn: 'Staff' }, { bindPassword: 'x' });
    expect(refused.error?.fault.fields).toEqual({
      host: 'Write the server’s name as in its certificate, such as dc1.corp.example.',
      baseDn: 'Write a distinguished name, such as OU=Staff,DC=corp,DC=example.',
    });
    expect((await world.call('connectors.create', { app, kind: 'telepathy', name: 'X' }, { cookie })).status).toBe(422);
  });

  test('one that a flow uses is not removed; the answer names the flow', async () => {
    const connector = await filled();
    const flow = textAt(await ask('flows.create', { app, slug: 'staff', name: 'Staff door' }), 'id');
    const graph = valueAt(await ask('flows.draft', { flow }), 'graph');
    const [zone] = Object.keys(z.object({ zones: z.record(z.string(), z.unknown()) }).parse(graph).zones);
    const node = { type: 'verify.directory', version: 1, zone, order: 'a0', position: { x: 0, y: 0 }, config: { connector } };
    await ask('flows.save', { flow, base: 0, label: 'Step', patches: [{ op: 'add', path: ['nodes', 'staff'], value: node }] });
    expect((await ask('connectors.get', { app, connector })).data).toMatchObject({ uses: [{ name: 'Staff door', draft: true, live: false }] });
    const refused = await world.call('connectors.remove', { app, connector }, { cookie });
    expect(refused.error?.fault).toMatchObject({ code: 'conflict', reasons: ['Staff door, draft'] });
    await ask('flows.save', { flow, base: 1, label: 'Undo', patches: [{ op: 'remove', path: ['nodes', 'staff'] }] });
    await ask('connectors.remove', { app, connector });
    expect(await secretsOf(connector)).toBeUndefined();
  });

  test('FED-06 switched off, its secrets are given to nobody', async () => {
    const connector = await filled();
    await ask('connectors.change', { app, connector, name: 'Staff', status: 'disabled' });
    expect(await secretsOf(connector)).toBeUndefined();
    await ask('connectors.change', { app, connector, name: 'Staff', status: 'active' });
    expect(await secretsOf(connector)).toEqual({ bindPassword: secret });
  });

  test('TEN-01 a connector of another app is not found', async () => {
    const connector = await filled();
    const { id: workspace, owner } = await world.workspace('strangers');
    expect((await world.call('apps.create', { workspace, slug: 'strangers', name: 'Strangers' }, { cookie: owner.cookie })).status).toBe(200);
    for (const [path, more] of [
      ['connectors.get', {}],
      ['connectors.change', { name: 'Taken', status: 'disabled' }],
      ['connectors.saveValues', { env: 'live', settings, secrets: { bindPassword: 'x' } }],
      ['connectors.test', { env: 'live' }],
      ['connectors.remove', {}],
    ] as const) {
      expect((await world.call(path, { app: 'strangers', connector, ...more }, { cookie: owner.cookie })).status).toBe(404);
    }
    expect(await secretsOf(connector)).toEqual({ bindPassword: secret });
  });

  test('OUT-01 the Test button calls no address inside, says so in words, and is limited', async () => {
    const connector = await newConnector();
    await ask('connectors.saveValues', {
      app,
      connector,
      env: 'live',
      settings: { ...settings, host: '127.0.0.1' },
      secrets: { bindPassword: secret },
    });
    const tried = await ask('connectors.test', { app, connector, env: 'live' });
    expect(tried.data).toMatchObject({ ok: false, advice: expect.stringContaining('EGRESS_ALLOW') });
    const more = await Promise.all(Array.from({ length: 14 }, () => world.call('connectors.test', { app, connector, env: 'live' }, { cookie })));
    expect(more.filter(({ error }) => error?.fault.code === 'too-many-tries').length).toBeGreaterThan(0);
  });
});
