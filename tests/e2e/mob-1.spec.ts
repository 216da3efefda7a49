import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/** MOB-1 as a builder and the people of an app live it: only those added may enter. */
test.describe.configure({ mode: 'serial' });

const owner = { OWNER_EMAIL: 'ada@example.org', OWNER_PASSWORD: 'four words make a sentence' };
/** The demo's settings as its own page would send them. */
const settings = {
  name: 'Demo',
  access: 'added',
  defaultLanguage: 'en',
  lifetimes: { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 2_592_000 },
  theme: { accent: '#274690', radius: 8 },
};
const pictures = process.env.PICTURES;
let server: RunningServer;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

test.beforeAll(async ({ browser }) => {
  server = await startServer({ env: { ...owner, MAIL_CAPTURE: '1', SEED_DEMO: '1' } });
  const call = await ownerSession(server.url, owner);
  await call('apps.settings', { app: 'demo', settings });
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(owner.OWNER_EMAIL);
  await page.getByLabel('Password').fill(owner.OWNER_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
});
test.afterAll(async () => {
  await context?.close();
  await server?.stop();
});
test.afterEach(() => {
  expect(complaints, 'errors in the browser').toEqual([]);
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const row = (name: string) => page.getByRole('row').filter({ hasText: name });
const grid = () => page.getByRole('grid', { name: 'Users' });
const picture = async (name: string) => {
  if (pictures === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(200);
      await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png` });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
};
const accessible = async () => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
};

test('MOB-1 a builder adds a column and brings a list in; two bad lines are shown and kept out', async () => {
  await page.goto(`${server.url}/apps/demo/users`);
  await button('Columns').click();
  await page.getByLabel('Name', { exact: true }).fill('City');
  await button('Add column').click();
  await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'City' })).toBeVisible();
  await button('Close').click();

  await button('Import').click();
  const dialog = page.getByRole('dialog', { name: 'Bring users in from a file' });
  await dialog.getByLabel('File with users').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `E-mail;City\n${Array.from({ length: 70 }, (_, index) => `listed${String(index).padStart(2, '0')}@example.org;${index % 2 === 0 ? 'Bern' : 'Zürich'}`).join('\n')}\nnot an address;Basel\n;Chur\n`,
    ),
  });
  await expect(dialog.getByRole('combobox', { name: 'E-mail goes to' })).toContainText('signs in with');
  await expect(dialog.getByRole('combobox', { name: 'City goes to' })).toContainText('City');
  await picture('import-mapping');
  await dialog.getByRole('button', { name: 'Check' }).click();
  await expect(dialog).toContainText('70 to add');
  await expect(dialog).toContainText('2 lines with errors');
  await expect(dialog.getByRole('row').filter({ hasText: '72' })).toContainText('Write one e-mail address');
  await expect(dialog.getByRole('row').filter({ hasText: '73' })).toContainText('names nobody');
  await picture('import-checked');
  await accessible();
  await page.reload();
  await button('Import').click();
  await dialog.getByRole('button', { name: 'Import 70 people' }).click();
  await expect(dialog).toContainText('70 added');
  const download = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Download lines with errors' }).click();
  expect((await download).suggestedFilename()).toBe('demo-rejected-lines.csv');
  await button('Close').click();
  await expect(page.getByText('70 people')).toBeVisible();
});

test('the grid sorts, filters, pages and keeps its view, by mouse and by keyboard', async () => {
  await page.getByRole('columnheader', { name: 'Signs in with' }).getByRole('button').click();
  await expect(grid().getByRole('row').nth(1)).toContainText('listed00@example.org');
  await expect(page.getByRole('columnheader', { name: 'Signs in with' })).toHaveAttribute('aria-sort', 'ascending');
  await button('Next').click();
  await expect(grid().getByRole('row').nth(1)).toContainText('listed50@example.org');
  await button('Back').click();

  await button('Filter').click();
  const popover = page.getByRole('dialog', { name: 'Add a filter' });
  await popover.getByRole('combobox', { name: 'Column' }).click();
  await page.getByRole('option', { name: 'City' }).click();
  await popover.getByLabel('Value').fill('zür');
  await popover.getByRole('button', { name: 'Add filter' }).click();
  await expect(page.getByText('35 people')).toBeVisible();
  await page.reload();
  await expect(page.getByText('35 people')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('City contains zür');

  await grid()
    .getByRole('button', { name: /^listed01/ })
    .focus();
  await page.keyboard.press('ArrowDown');
  await expect(grid().getByRole('button', { name: /^listed03/ })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(row('listed03')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'listed03@example.org' })).toBeVisible();
  await page.keyboard.press('Escape');
  await picture('users-marked');
  await accessible();

  await button('View').click();
  await page.getByRole('checkbox', { name: 'Last sign-in' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Last sign-in' })).toHaveCount(0);
  await page.reload();
  await expect(grid()).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Last sign-in' })).toHaveCount(0);
});

test('all that fit a filter are changed together', async () => {
  await page.getByRole('checkbox', { name: 'Mark listed01@example.org' }).click();
  await button('Mark all 35 that fit').click();
  await page.getByRole('region', { name: 'Marked people' }).getByRole('button', { name: 'Un-approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Un-approve 35 people' }).click();
  await expect(row('listed01')).toContainText('Not approved');
  await page.getByRole('button', { name: /^Remove the filter/ }).click();
  await expect(row('listed00')).toContainText('Active');
});

test('MOB-1 a listed person signs in; an unlisted one hears what a mistaken one hears', async ({ browser }) => {
  const enter = async (email: string, code?: string) => {
    const visitor = await (await browser.newContext()).newPage();
    await visitor.goto(`${server.url}/a/demo`);
    await visitor.getByRole('textbox').first().fill(email);
    await visitor.getByRole('button', { name: 'Continue' }).click();
    await expect(visitor.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
    const asked = await visitor.getByRole('main').innerText();
    const right = code ?? (await codeFor(email));
    await visitor.getByRole('textbox').first().fill(right);
    await visitor.getByRole('button', { name: 'Continue' }).click();
    await expect.poll(() => visitor.getByRole('main').innerText()).not.toBe(asked);
    await expect(visitor.getByText('One moment…')).toBeHidden();
    const heard = await visitor.getByRole('main').innerText();
    const url = visitor.url();
    await visitor.context().close();
    return { asked: asked.replaceAll(email, '…'), heard: heard.replaceAll(email, '…'), url };
  };
  const codeFor = async (email: string) => {
    await page.goto(`${server.url}/apps/demo/mailbox`);
    await page.getByRole('button', { name: 'Open the mailbox' }).click();
    const body = page.locator('body');
    await expect(body).toContainText(email.replace(/@.*/, ''));
    return /\b\d{6}\b/.exec(await body.innerText())?.[0] ?? '';
  };
  const mistaken = await enter('listed02@example.org', '000000');
  const unlisted = await enter('stranger@example.org', '000000');
  const words = (text: string) => text.replace(/\w•+@[\w.]+/g, '…').replace(/\d+ seconds?|\d+:\d+/g, 'a while');
  expect(words(unlisted.asked)).toBe(words(mistaken.asked));
  expect(words(unlisted.heard)).toBe(words(mistaken.heard));
  const listed = await enter('listed00@example.org');
  expect(words(listed.heard)).not.toBe(words(mistaken.heard));
  await page.goto(`${server.url}/apps/demo/users?search=listed00`);
  await button(/^listed00@example.org/).click();
  await expect(page.getByRole('dialog', { name: 'listed00@example.org' })).toContainText('Confirmed');
  await expect(page.getByRole('dialog', { name: 'listed00@example.org' })).toContainText('secure zone');
  await picture('user-panel');
  await page.goto(`${server.url}/apps/demo/users?search=stranger`);
  await expect(page.getByText('Nobody fits')).toBeVisible();
});

test('a key is made, works from a server, and is shown once', async () => {
  await page.goto(`${server.url}/apps/demo/users`);
  await page.getByRole('link', { name: 'API keys' }).click();
  await button('New key').click();
  await page.getByLabel('Name', { exact: true }).fill('Nightly');
  await button('Make key').click();
  const text = (await page.getByRole('dialog').locator('code').innerText()).trim();
  await button('I have kept it').click();
  await expect(row('Nightly')).toContainText(text.slice(0, 20));
  await picture('api-keys');
  await accessible();
  const api = `${server.url}/api/v1/live/demo/manage`;
  const headers = { authorization: `Bearer ${text}` };
  expect(await (await fetch(`${api}/users?search=listed&limit=1`, { headers })).json()).toMatchObject({ total: 70 });
  await row('Nightly').getByRole('button', { name: 'Revoke' }).click();
  await button('Revoke key').click();
  await expect(row('Nightly')).toContainText('Revoked');
  expect((await fetch(`${api}/users`, { headers })).status).toBe(401);
});
