import { AxeBuilder } from '@axe-core/playwright';
import sharp from 'sharp';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type RunningServer, startServer } from '../support/server.ts';

/** The console around the canvas, from the printed link on: as a builder uses it, in one browser, in this order. */
test.describe.configure({ mode: 'serial' });

const owner = { name: 'Ada', email: 'ada@example.org', password: 'four words make a sentence', workspace: 'Engines' };
let server: RunningServer;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The network's own words about an answer that a test asked for are no complaint of the page.
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
});
test.afterAll(async () => {
  await context.close();
  await server.stop();
});
test.afterEach(() => {
  expect(complaints, 'WEB-01 errors and content-security-policy violations in the browser').toEqual([]);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });
const row = (name: string) => page.getByRole('row').filter({ hasText: name });

test('KEY-02 the printed link makes the owner, once', async ({ browser }) => {
  const link = /http\S+\/set-up#\S+/.exec(server.output())?.[0] ?? '';
  await page.goto(server.url);
  await expect(page).toHaveURL(`${server.url}/set-up`);
  await expect(page.getByText('Open the link that the server printed')).toBeVisible();
  await expect(button('Create account')).toBeDisabled();

  await page.goto(link);
  await page.reload();
  await field('Your name').fill(owner.name);
  await field('E-mail').fill(owner.email);
  await field('Password').fill('short');
  await field('Name of your workspace').fill(owner.workspace);
  await button('Create account').click();
  await expect(page.getByRole('alert').filter({ hasText: 'at least 15 characters' })).toBeVisible();
  await field('Password').fill(owner.password);
  await button('Create account').click();
  await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  await expect(page.getByText(owner.workspace)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Demo/ })).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'Sign in to the console' })).toBeVisible();
  await other.close();
});

test('an app and its first flow', async () => {
  await button('New app').click();
  await field('Name').fill('Café Zürich');
  await expect(field('Short name')).toHaveValue('cafe-zurich');
  await field('Short name').fill('demo');
  await button('Create app').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Another app on this server' })).toBeVisible();
  await field('Short name').fill('cafe');
  await button('Create app').click();
  await expect(page.getByRole('heading', { name: 'Café Zürich', level: 1 })).toBeVisible();

  await button('New flow').click();
  await field('Name').fill('Sign in');
  await page.getByRole('radio', { name: 'Empty canvas' }).click();
  await page.getByRole('radio', { name: 'Sign-in by e-mail' }).click();
  await button('Create flow').click();
  await expect(page).toHaveURL(`${server.url}/apps/cafe/flows/sign-in`);

  await page.goto(`${server.url}/apps/cafe/flows`);
  await button('More for Sign in').click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await field('Name').fill('Front door');
  await button('Rename').click();
  await expect(page.getByRole('link', { name: /^Front door/ })).toContainText('Draft only');
});

test('columns and users', async () => {
  await page.getByRole('link', { name: 'Users' }).click();
  await expect(page.getByText('Nobody has signed in yet')).toBeVisible();
  await button('Columns').click();
  await field('Name').fill('Favourite drink');
  await expect(field('Key')).toHaveValue('favouriteDrink');
  await page.getByRole('combobox', { name: 'Holds' }).click();
  await page.getByRole('option', { name: /^Choice/ }).click();
  await button('Add column').click();
  await expect(page.getByRole('alert').filter({ hasText: 'at least one choice' })).toBeVisible();
  await field('Choices').fill('Tea\nCoffee');
  await button('Add column').click();
  await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Favourite drink' })).toBeVisible();
  await button('Close').click();

  const add = async (email: string, name: string) => {
    await button('Add user').click();
    await field('E-mail').fill(email);
    await field('Name').fill(name);
    await page.getByRole('combobox', { name: 'Favourite drink' }).click();
    await page.getByRole('option', { name: 'Tea' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add user' }).click();
  };
  await add('Grace', 'Grace');
  await expect(page.getByRole('alert').filter({ hasText: 'Write one e-mail address' })).toBeVisible();
  await field('E-mail').fill('Grace@Example.org');
  await page.getByRole('dialog').getByRole('button', { name: 'Add user' }).click();
  await expect(row('grace@example.org')).toContainText('Tea');
  await add('alan@example.org', 'Alan');
  await expect(row('alan@example.org')).toBeVisible();

  await page.getByLabel('Search users').fill('gra');
  await expect(row('alan@example.org')).toBeHidden();
  await expect(page).toHaveURL(/search=gra/);
  await page.reload();
  await expect(page.getByText('1 person')).toBeVisible();

  await button('grace@example.org').click();
  const panel = page.getByRole('dialog', { name: 'grace@example.org' });
  await expect(panel).toContainText('Not confirmed yet');
  await panel.getByLabel('Name', { exact: true }).fill('Grace Hopper');
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect(panel.getByText('Switched off')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Switch on' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row('grace@example.org')).toContainText('Grace Hopper');
  await expect(row('grace@example.org')).toContainText('Switched off');

  await page.getByRole('radio', { name: 'Sandbox' }).click();
  await expect(page.getByText('Nobody fits “gra”')).toBeVisible();
});

test('OP-03 TEN-04 a client with a secret that is shown once', async () => {
  await page.getByRole('link', { name: 'Clients' }).click();
  await button('Register a client').click();
  await field('Name').fill('Till');
  await page.getByRole('radio', { name: 'Server' }).click();
  await field('People may return to').fill('http://till.example.org/in');
  await button('Register client').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Use https' })).toBeVisible();
  await field('People may return to').fill('https://till.example.org/in');
  await button('Register client').click();
  await expect(page.getByText('Needs a secret')).toBeVisible();
  await button('More for Till').click();
  await page.getByRole('menuitem', { name: 'Make a secret' }).click();
  const secret = await page.getByRole('dialog').locator('code').innerText();
  expect(secret.length).toBeGreaterThan(32);
  await button('I have kept it').click();
  await page.reload();
  await expect(page.getByText('https://till.example.org/in')).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

test('settings, and switching the app off', async () => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await field('Name').fill('');
  await button('Save settings').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Give it a name.' }).first()).toBeVisible();
  await field('Name').fill('Café Bern');
  await button('Save settings').click();
  await expect(page.getByText('Settings saved')).toBeVisible();
  await field('Name').fill('Nobody sees this');
  await button('Discard').click();
  await expect(field('Name')).toHaveValue('Café Bern');
  // Who may enter and for how long is asked in one place.
  await expect(page.getByRole('main').getByRole('link', { name: 'Security' })).toHaveAttribute('href', '/apps/cafe/security');

  await button('Switch off').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('heading', { name: 'The app is switched off' })).toBeVisible();
  await button('Switch on').click();
  await expect(page.getByRole('heading', { name: 'Switch the app off' })).toBeVisible();
  await page.reload();
  await expect(field('Name')).toHaveValue('Café Bern');
});

test('WEB-04 a logo is chosen, shown at once, refused with advice, and taken away', async () => {
  const shown = page.getByAltText('The logo now');
  const choose = (name: string, mimeType: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
  await choose('logo.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await expect(page.getByRole('alert').filter({ hasText: 'SVG is not taken' })).toBeVisible();
  await choose('large.png', 'image/png', Buffer.alloc(1_100_000));
  await expect(page.getByRole('alert').filter({ hasText: 'larger than 1 MiB' })).toBeVisible();
  await choose(
    'logo.png',
    'image/png',
    await sharp({ create: { width: 900, height: 300, channels: 3, background: '#1d4ed8' } })
      .png()
      .toBuffer(),
  );
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth])).toEqual([true, 512]);
  await button('Remove').click();
  await expect(shown).toHaveCount(0);
});

test('TEN-07 somebody is invited by a link, joins with an account of their own, and loses their role at once', async ({ browser }) => {
  await page.goto(`${server.url}/workspaces/wsp_first`);
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await button('Invite').click();
  await field('Their e-mail address').fill('grace@example.org');
  await page.getByRole('radio', { name: 'Admin' }).click();
  await button('Make the link').click();
  const link = await page.getByRole('dialog').locator('code').innerText();
  await button('I have kept it').click();
  await expect(row('grace@example.org')).toContainText('Admin');

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: `Join ${owner.workspace}` })).toBeVisible();
  await guest.getByLabel('Your name').fill('Grace');
  await guest.getByLabel('Password').fill('short');
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByRole('alert').filter({ hasText: 'at least 15 characters' })).toBeVisible();
  await guest.getByLabel('Password').fill('words enough for a sentence');
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  await guest.getByRole('link', { name: 'Workspace settings' }).click();
  await expect(guest.getByLabel('Name of the workspace')).toBeVisible();

  await page.reload();
  await page.getByRole('combobox', { name: 'Role of Grace' }).click();
  await page.getByRole('option', { name: 'Viewer' }).click();
  await expect(page.getByText('Grace is viewer now')).toBeVisible();
  await guest.reload();
  await expect(guest.getByText('Only owners and admins of the workspace can change its settings.')).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByText('This invitation was used already')).toBeVisible();

  await button('Leave the workspace').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByText('A workspace needs an owner')).toBeVisible();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await guest.context().close();
});

test('somebody signs in to the demo: the mailbox has their code, the runs tell their story', async () => {
  const api = `${server.url}/api/v1/live/demo`;
  const post = async (path: string, body: unknown) =>
    (await fetch(`${api}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
  const asked = await post('flows/sign-in/runs', { context: { email: 'alan@example.org' } });

  await page.goto(`${server.url}/apps/demo/mailbox`);
  await button('Open the mailbox').click();
  const mail = page.getByRole('listitem').filter({ hasText: 'alan@example.org' });
  const code = /\b\d{6}\b/.exec(await mail.innerText())?.[0];
  const wrong = await post(`runs/${asked.run}/submit`, {
    state: asked.state,
    action: 'submit',
    inputs: { code: code === '000000' ? '111111' : '000000' },
  });
  await post(`runs/${asked.run}/submit`, { state: wrong.state, action: 'submit', inputs: { code } });

  await page.getByRole('link', { name: 'Runs' }).click();
  await expect(row('Sign in')).toContainText('Arrived');
  await row('Sign in').getByRole('link').click();
  const story = page.getByRole('main');
  for (const words of ['They started', 'Code by e-mail', 'asked them again', 'Registered now', 'Signed in', 'let them in'])
    await expect(story).toContainText(words);
  expect(await story.innerText(), 'LOG-02').not.toContain(code);

  await page.getByRole('link', { name: 'Users' }).click();
  await button('alan@example.org confirmed').click();
  await expect(page.getByRole('dialog')).toContainText('secure zone');
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('dialog')).toContainText('Nowhere at the moment.');
  await page.keyboard.press('Escape');
});

test('LOG-04 the audit log says what was done, and that it is whole', async () => {
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Audit log' }).click();
  for (const action of ['Opened the live mailbox', 'Made a new client secret', 'Changed the settings of an app', 'Signed a user out of one device']) {
    await expect(row(action).first()).toContainText(owner.email);
  }
  await button('Check the record').click();
  await expect(page.getByRole('alert').filter({ hasText: 'fit together' })).toBeVisible();
});

const pages = [
  '/',
  '/account',
  '/apps/demo',
  '/apps/demo/flows',
  '/apps/cafe/users',
  '/apps/demo/runs',
  '/apps/cafe/clients',
  '/apps/demo/mailbox',
  '/apps/demo/settings',
  '/workspaces/wsp_first/people',
];

for (const [theme, width] of [
  ['light', 1440],
  ['dark', 1024],
  ['dark', 390],
] as const) {
  test(`no page violates axe or runs over, ${theme}, ${width} px wide`, async () => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 844 });
    for (const path of pages) {
      await page.goto(server.url + path, { waitUntil: 'networkidle' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBe(0);
    }
  });
}

test('the theme is chosen by keyboard alone, and the server draws it from then on', async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${server.url}/apps/demo`, { waitUntil: 'networkidle' });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await button('Account and theme').focus();
  await page.keyboard.press('Enter');
  // Keys go to the menu once it has the focus.
  await expect(page.locator('[role^="menuitem"]:focus')).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(button('Account and theme')).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await (await context.request.get(`${server.url}/apps/demo`)).text()).toContain('data-theme="dark"');
});

test('PWD-09 SES-04 a new password, signing out, and coming back to where one was', async () => {
  await page.goto(`${server.url}/account`);
  await field('Current password').fill('not the one');
  await field('New password').fill('another sentence of words');
  await button('Change password').click();
  await expect(page.getByRole('alert').filter({ hasText: 'not your current password' })).toBeVisible();
  await field('Current password').fill(owner.password);
  await button('Change password').click();
  await expect(page.getByText('Password changed')).toBeVisible();

  await button('Account and theme').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the console' })).toBeVisible();
  await page.goto(`${server.url}/apps/cafe/users?search=grace`);
  await field('E-mail').fill(owner.email);
  await field('Password').fill(owner.password);
  await button('Sign in').click();
  await expect(page.getByRole('alert').filter({ hasText: 'is not right' })).toBeVisible();
  await field('Password').fill('another sentence of words');
  await button('Sign in').click();
  await expect(page).toHaveURL(`${server.url}/apps/cafe/users?search=grace`);
  await expect(row('grace@example.org')).toBeVisible();
});

test('TEN-03 what is not there, or not theirs, is one 404 page', async () => {
  for (const path of ['/apps/nowhere', '/workspaces/wsp_nowhere', '/nowhere']) {
    const answer = await page.goto(server.url + path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  }
});
