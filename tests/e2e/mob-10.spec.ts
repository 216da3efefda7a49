import { expect, test } from '@playwright/test';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { designer, owner, signIn } from './designer-page.ts';

/** A builder names the networks people may sign in from; who comes from elsewhere is refused. */
test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let call: Awaited<ReturnType<typeof ownerSession>>;

test.beforeAll(async () => {
  server = await startServer({ env: { ...owner, MAIL_CAPTURE: '1', TRUSTED_PROXIES: '127.0.0.1,::1' } });
  call = await ownerSession(server.url, owner);
  await call('apps.create', { workspace: 'wsp_first', slug: 'office', name: 'Office' });
});
test.afterAll(() => server.stop());
test.beforeEach(({ context }) => signIn(context, server.url));

test('MOB-10 the Security page takes networks of both kinds, and says which line is none', async ({ page }) => {
  await page.goto(`${server.url}/apps/office/security`);
  const networks = page.getByLabel('Only from these networks');
  await networks.fill('192.0.2.0/24\n192.0.2.300');
  await expect(page.getByText('This is no address range: 192.0.2.300')).toBeVisible();
  await page.getByRole('button', { name: 'Save and draw' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByText('This app has no flow yet.')).toBeVisible();

  await networks.fill('192.0.2.0/24\n198.51.100.10 - 198.51.100.20\n2001:db8::/32');
  await expect(page.getByText(/^This is no address range/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Save and draw' }).click();
  await expect(page.getByText('Flow drawn. Publish it to make it live.')).toBeVisible();
});

test('MOB-10 the phone is refused at home, and gets in from the office', async ({ page }) => {
  const d = designer(page);
  await d.open(`${server.url}/apps/office/flows/sign-in`);
  await expect(d.card('Allowed networks')).toBeVisible();
  const moveTo = async (address: string) => {
    await page.getByRole('button', { name: 'Device settings' }).click();
    const settings = page.getByRole('dialog', { name: 'Device settings' });
    await settings.getByRole('textbox', { name: 'IP address' }).fill(address);
    await settings.getByRole('button', { name: 'Use', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Start again' }).click();
  };
  for (const elsewhere of ['203.0.113.8', '198.51.100.21', '2001:db9::1']) {
    await moveTo(elsewhere);
    await expect(d.phone.getByRole('heading', { name: 'You cannot sign in here' }), elsewhere).toBeVisible();
    await expect(d.phone.getByRole('textbox')).toHaveCount(0);
  }
  for (const inside of ['198.51.100.20', '2001:db8::7', '192.0.2.9']) {
    await moveTo(inside);
    await expect(d.phone.getByLabel('E-mail address'), inside).toBeVisible();
  }
  await d.phone.getByLabel('E-mail address').fill('ada@example.org');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await d.tab('Inbox').click();
  await d.phone.getByRole('textbox').fill(await page.locator('.mail mark').first().innerText());
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();

  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('region', { name: 'Publish' }).getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('region', { name: 'Versions' }).getByText('Version 1', { exact: true })).toBeVisible();
});

test('MOB-10 on the hosted page the address counts that the proxy in front saw', async ({ browser }) => {
  const from = async (address: string) => (await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': address } })).newPage();
  const atHome = await from('203.0.113.7');
  await atHome.goto(`${server.url}/a/office/sign-in`);
  await expect(atHome.getByRole('heading', { name: 'You cannot sign in here' })).toBeVisible();
  await expect(atHome.getByRole('textbox')).toHaveCount(0);

  // What stands left of the proxy's own entry was written by whoever asks.
  const forger = await from('192.0.2.9, 203.0.113.7');
  await forger.goto(`${server.url}/a/office/sign-in`);
  await expect(forger.getByRole('heading', { name: 'You cannot sign in here' })).toBeVisible();

  const inside = await from('192.0.2.9');
  await inside.goto(`${server.url}/a/office/sign-in`);
  await expect(inside.getByLabel('E-mail address')).toBeVisible();
  for (const page of [atHome, forger, inside]) await page.context().close();
});

test('MOB-10 two steps that have no network in common: the problem names the step, and publishing waits', async ({ page }) => {
  const { id, path } = await (async () => {
    const flow = await call('flows.create', { app: 'office', slug: 'branch', name: 'Branch' });
    return { id: flow.id, path: '/apps/office/flows/branch' };
  })();
  const step = (type: string, x: number, config = {}) => ({
    type,
    version: 1,
    zone: 'public',
    order: `a${x}`,
    position: { x: x * 320, y: 80 },
    config,
  });
  const nodes = {
    start: step('entry.sign-in', 0),
    head: step('access.ip-range', 1, { ranges: ['192.0.2.0/24'] }),
    branch: { ...step('access.ip-range', 2, { ranges: ['198.51.100.0/24'] }), name: 'The branch' },
    deny: step('end.deny', 3),
  };
  const wires = { started: ['start', 'head'], inside: ['head', 'branch'], outside: ['head', 'deny'] } as const;
  await call('flows.save', {
    flow: id,
    base: 0,
    label: 'Set up',
    patches: [
      ...Object.entries(nodes).map(([node, value]) => ({ op: 'add', path: ['nodes', node], value })),
      ...Object.entries(wires).map(([outcome, [start, to]]) => ({
        op: 'add',
        path: ['edges', `${start}-${outcome}`],
        value: { from: start, outcome, to },
      })),
    ],
  });
  const d = designer(page);
  await d.open(server.url + path);
  await d.tab('Problems').click();
  await expect(page.getByText('Nobody gets to “Inside” of “The branch”: the steps before it let on none of its networks.').first()).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('region', { name: 'Publish' }).getByRole('button', { name: 'Publish' })).toBeDisabled();
});
