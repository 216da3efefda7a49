import { expect, test } from '@playwright/test';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import type { TestFlow } from '../support/api.ts';
import { publishFlow } from '../support/publish-flow.ts';
import { complaints, designer, makeFlow, signIn } from './designer-page.ts';
import { type Hosted, hostedServer, signInBy } from './hosted-server.ts';

let hosted: Hosted;
test.beforeAll(async () => {
  hosted = await hostedServer();
});
test.afterAll(() => hosted.stop());

const open = (app: string): TestFlow => ({
  nodes: {
    link: { type: 'entry.common-link' },
    save: { type: 'screen.install' },
    guest: { type: 'user.create-guest' },
    in: { type: 'session.issue' },
    home: { type: 'zone.screen', config: { buttons: [{ label: 'My account', to: { app, entry: 'entry.common-link' } }] } },
  },
  edges: { 'link.opened': 'save', 'save.done': 'guest', 'guest.created': 'in', 'in.issued': 'home' },
});
const secured = (app: string): TestFlow => ({
  nodes: {
    link: { type: 'entry.common-link' },
    who: { type: 'identify.ask' },
    code: { type: 'verify.email-code' },
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: {
      type: 'zone.screen',
      zone: 'secure',
      config: { buttons: [{ label: 'Back to the shop', to: { app, entry: 'entry.common-link' } }] },
    },
  },
  edges: {
    'link.opened': 'who',
    'who.given': 'code',
    'code.verified': 'register',
    'register.registered': 'in',
    'register.known': 'in',
    'in.issued': 'home',
  },
});

const lifetimes = { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 2_592_000 };
const anyone = (name: string) => ({ name, access: 'anyone', defaultLanguage: 'en', lifetimes, theme: { accent: '#274690', radius: 8 } });

test.beforeEach(({ context }) => signIn(context, hosted.server.url));

test('MOB-11 MOB-3 zones of one graph: a guest sees the open one, a button leads through the sign-in into the secure one', async ({
  page,
  browser,
}) => {
  const { url } = hosted.server;
  const workspaces = await (await page.request.get(`${url}/trpc/workspaces.list`)).json();
  await hosted.call('apps.create', { workspace: workspaces.result.data[0].id, slug: 'club', name: 'Club' });
  await hosted.call('apps.settings', { app: 'club', settings: anyone('Club') });
  await publishFlow(hosted.call, 'club', 'site', {
    nodes: {
      link: { type: 'entry.common-link' },
      guest: { type: 'user.create-guest' },
      visit: { type: 'session.issue' },
      lobby: { type: 'zone.screen', config: { screen: 'lobby', buttons: [{ label: 'Sign in', to: { entry: 'start' } }] } },
      start: { type: 'entry.sign-in' },
      who: { type: 'identify.ask' },
      code: { type: 'verify.email-code' },
      register: { type: 'identify.register' },
      in: { type: 'session.issue', zone: 'secure' },
      home: { type: 'zone.screen', zone: 'secure' },
    },
    edges: {
      'link.opened': 'guest',
      'guest.created': 'visit',
      'visit.issued': 'lobby',
      'start.started': 'who',
      'who.given': 'code',
      'code.verified': 'register',
      'register.registered': 'in',
      'register.known': 'in',
      'in.issued': 'home',
    },
  });
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`${url}/a/club`);
  await expect(visitor.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(visitor.getByText('hedy@example.org')).toHaveCount(0);
  expect((await visitor.request.get(`${url}/api/v1/live/club/zones/secure/screens/home`)).status()).toBe(401);
  await visitor.getByRole('button', { name: 'Sign in' }).click();
  await signInBy(visitor, hosted, 'hedy@example.org');
  await expect(visitor.getByText('hedy@example.org')).toBeVisible();
  // In the secure zone there is no button of the open one.
  await expect(visitor.getByRole('button', { name: 'Sign in' })).toHaveCount(0);
  await visitor.getByRole('button', { name: 'Sign out' }).click();
  await expect(visitor.getByRole('heading', { name: 'Nobody is signed in here' })).toBeVisible();
});

test('MOB-11 two apps are linked in the settings; a button leads from the open one into the secured one and back', async ({ page }) => {
  const { url } = hosted.server;
  const workspaces = await (await page.request.get(`${url}/trpc/workspaces.list`)).json();
  const workspace = workspaces.result.data[0].id;
  for (const [slug, name] of [
    ['shop', 'Shop'],
    ['bank', 'Bank'],
  ] as const)
    await hosted.call('apps.create', { workspace, slug, name });
  const columns = await (await page.request.get(`${url}/trpc/columns.list?input=${encodeURIComponent(JSON.stringify({ app: 'bank' }))}`)).json();
  if (!columns.result.data.some(({ type }: { type: string }) => type === 'email'))
    await hosted.call('columns.add', { app: 'bank', column: { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] } });
  await hosted.call('apps.settings', { app: 'shop', settings: anyone('Shop') });
  await publishFlow(hosted.call, 'shop', 'open', open('bank'));
  await publishFlow(hosted.call, 'bank', 'secured', secured('shop'));

  await page.goto(`${url}/apps/shop/settings`);
  await page.getByRole('combobox', { name: 'Linked app' }).click();
  await page.getByRole('option', { name: 'Bank' }).click();
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(page.getByText('Linked with Bank.')).toBeVisible();

  await page.goto(`${url}/a/shop`);
  // The install widget, on both; a plain browser goes on.
  await expect(page.getByRole('heading', { name: 'Save this app' })).toBeVisible();
  expect(await page.locator('link[rel="manifest"]').getAttribute('href')).toBe('/a/shop/manifest.webmanifest');
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('button', { name: 'My account' }).click();
  await signInBy(page, hosted, 'ada@example.org');
  await expect(page.getByText('ada@example.org')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the shop' }).click();
  await expect(page.getByRole('button', { name: 'My account' })).toBeVisible();
  expect(page.url()).toBe(`${url}/a/shop/-/screen`);
});

test('MOB-11 both apps stand side by side in the phone: over by the button, signed in, and back as the same person', async ({ page }) => {
  const { url } = hosted.server;
  const found = complaints(page);
  await hosted.call('apps.settings', { app: 'demo', settings: anyone('Demo') });
  const workspaces = await (await page.request.get(`${url}/trpc/workspaces.list`)).json();
  await hosted.call('apps.create', { workspace: workspaces.result.data[0].id, slug: 'vault', name: 'Vault' });
  await hosted.call('twins.link', { app: 'demo', twin: 'vault' });
  const { path } = await makeFlow(hosted.call, 'lobby', expandFlow(compactFlow.parse(open('vault'))));

  const d = designer(page);
  await d.open(url + path);
  const toggle = page.getByRole('button', { name: 'Both apps' });
  await toggle.click();
  // Nothing is drawn there yet: the phone says what to do, and goes on once it is done.
  await expect(page.getByText(/“Vault” has no flow yet that can run/)).toBeVisible();
  await publishFlow(hosted.call, 'vault', 'secured', secured('demo'));
  await page.getByRole('button', { name: 'Try again' }).click();

  const vault = page.frameLocator('iframe[title="Phone: Vault, running"]');
  await expect(vault.getByRole('textbox', { name: /e-mail/i })).toBeVisible();
  await d.phone.getByRole('button', { name: 'Not now' }).click();
  await expect(d.phone.getByRole('button', { name: 'My account' })).toBeVisible();
  await expect(d.card('App screen').locator('.card.is-current')).toBeVisible();
  const lit = await page.locator('.card-visits').count();
  await d.phone.getByRole('button', { name: 'My account' }).click();
  await expect(page.getByRole('group', { name: 'App in hand' }).getByRole('button', { name: 'Vault' })).toHaveAttribute('aria-pressed', 'true');
  // The app in hand shows its first screen anew when it is come to; nobody types that fast.
  await expect(async () => {
    await vault.getByRole('textbox', { name: /e-mail/i }).fill('ada@example.org', { timeout: 1_000 });
    await vault.getByRole('button', { name: 'Continue' }).click({ timeout: 1_000 });
    await expect(page.getByRole('button', { name: /Your code for Vault/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole('button', { name: /Your code for Vault/ }).click();
  await expect(page.locator('.mail-app')).toHaveText('Vault');
  await page.getByRole('button', { name: /^Fill in \d+/ }).click();
  await expect(vault.getByRole('button', { name: 'Back to the shop' })).toBeVisible();
  // The canvas lights the edited flow alone.
  expect(await page.locator('.card-visits').count()).toBe(lit);

  await vault.getByRole('button', { name: 'Back to the shop' }).click();
  await expect(page.getByRole('group', { name: 'App in hand' }).getByRole('button', { name: 'Demo' })).toHaveAttribute('aria-pressed', 'true');
  await expect(d.phone.getByRole('button', { name: 'My account' })).toBeVisible();
  // Who is in already goes on where they were, as at the app's own address.
  await d.phone.getByRole('button', { name: 'My account' }).click();
  await expect(page.getByRole('group', { name: 'App in hand' }).getByRole('button', { name: 'Vault' })).toHaveAttribute('aria-pressed', 'true');
  await expect(vault.getByRole('button', { name: 'Back to the shop' })).toBeVisible();

  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole('tab', { name: 'Phone' }).click();
  const names = page.getByRole('group', { name: 'App in hand' });
  const draft = page.locator('iframe[title="Phone: the draft, running"]');
  await expect(vault.getByRole('textbox', { name: /e-mail/i })).toBeVisible();
  await expect(draft).toBeHidden();
  await names.getByRole('button', { name: 'Demo' }).click();
  await expect(draft).toBeVisible();
  await expect(page.locator('iframe[title="Phone: Vault, running"]')).toBeHidden();
  await toggle.click();
  await expect(names).toHaveCount(0);
  await expect(d.phone.getByRole('button', { name: 'Not now' })).toBeVisible();
  // The browser notes that the server said no while nothing ran there.
  expect(found.filter((said) => !said.includes('409 (Conflict)'))).toEqual([]);
});
