import { expect, test } from '@playwright/test';
import type { TestFlow } from '../support/api.ts';
import { publishFlow } from '../support/publish-flow.ts';
import { signIn } from './designer-page.ts';
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
const secured: TestFlow = {
  nodes: {
    link: { type: 'entry.common-link' },
    who: { type: 'identify.ask' },
    code: { type: 'verify.email-code' },
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: {
      type: 'zone.screen',
      zone: 'secure',
      config: { buttons: [{ label: 'Back to the shop', to: { app: 'shop', entry: 'entry.common-link' } }] },
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
};

test('MOB-11 two apps are linked in the settings; a button leads from the open one into the secured one and back', async ({ page, context }) => {
  const { url } = hosted.server;
  await signIn(context, url);
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
  const lifetimes = { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 2_592_000 };
  const settings = { name: 'Shop', access: 'anyone', defaultLanguage: 'en', lifetimes, theme: { accent: '#274690', radius: 8 } };
  await hosted.call('apps.settings', { app: 'shop', settings });
  await publishFlow(hosted.call, 'shop', 'open', open('bank'));
  await publishFlow(hosted.call, 'bank', 'secured', secured);

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
