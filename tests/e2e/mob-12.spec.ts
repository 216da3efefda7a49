import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { complaints, designer, owner, signIn } from './designer-page.ts';

/** The Security page of a new app, from the first answer to somebody who signs in, and on from there. */
test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let call: Awaited<ReturnType<typeof ownerSession>>;
let context: BrowserContext;
let page: Page;
let complained: string[];

test.beforeAll(async ({ browser }) => {
  server = await startServer({ env: { ...owner, MAIL_CAPTURE: '1', SEED_DEMO: '1' } });
  call = await ownerSession(server.url, owner);
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  await signIn(context, server.url);
  page = await context.newPage();
  complained = complaints(page);
});
test.afterAll(async () => {
  await context?.close();
  await server?.stop();
});
test.afterEach(() => {
  expect(complained, 'errors in the browser').toEqual([]);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const checkbox = (name: string) => page.getByRole('checkbox', { name, exact: true });
const toggle = (name: string) => page.getByRole('switch', { name, exact: true });
const access = { anyone: 'Anyone, without registration', registered: 'Anyone who registers', added: 'Only people I add' } as const;
const security = async (app: string) => {
  await page.goto(`${server.url}/apps/${app}/security`);
  await expect(page.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible();
};
/** Saves, and waits for what the page says about it. */
const save = async (said: RegExp) => {
  await button('Save and draw').click();
  await expect(page.getByText(said).last()).toBeVisible();
};
const table = () => page.getByRole('region', { name: 'Possible combinations' });
const codeFor = async (email: string): Promise<string> => {
  const mailbox = await context.newPage();
  await mailbox.goto(`${server.url}/apps/bakery/mailbox`);
  await mailbox.getByRole('button', { name: 'Open the mailbox' }).click();
  const mail = mailbox.getByRole('listitem').filter({ hasText: email }).first();
  const code = /\b\d{6,8}\b/.exec(await mail.innerText())?.[0] ?? '';
  await mailbox.close();
  return code;
};

test('MOB-12 a new app is asked everything; what does not go together is greyed out with its reason', async () => {
  await page.goto(server.url);
  await button('New app').click();
  await page.getByLabel('Name', { exact: true }).fill('Bakery');
  await button('Create app').click();
  await expect(page.getByRole('heading', { name: 'Bakery', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Security' }).first().click();
  await expect(page).toHaveURL(`${server.url}/apps/bakery/security`);
  await expect(page.getByText('This app has no flow yet. Saving draws one, called “Sign in”.')).toBeVisible();
  await expect(radio(access.registered)).toBeChecked();
  await expect(checkbox('Code by e-mail')).toBeChecked();

  const marked = () => table().locator('tr[aria-current="true"]');
  const possible = { anyone: 2, registered: 6, added: 7 };
  for (const mode of ['anyone', 'registered', 'added'] as const) {
    await radio(access[mode]).click();
    await expect(marked()).toHaveCount(1);
    await expect(marked()).toContainText(access[mode]);
    await expect(marked().getByLabel('Possible', { exact: true })).toHaveCount(possible[mode]);
    await expect(marked().getByLabel(/^Not possible\. .+\.$/)).toHaveCount(7 - possible[mode]);
  }
  await expect(toggle('A personal link for each user')).toBeEnabled();

  await radio(access.registered).click();
  await expect(toggle('A personal link for each user')).toBeDisabled();
  await expect(page.getByText('here people register by themselves')).toBeVisible();
  await expect(toggle('Ask for a PIN again')).toBeEnabled();

  await radio(access.anyone).click();
  await expect(checkbox('Code by e-mail')).toHaveCount(0);
  await expect(page.getByText('Where anyone enters without registration, nobody is asked who they are.')).toBeVisible();
  for (const [name, why] of [
    ['A personal link for each user', 'A personal link needs users whom you have added.'],
    ['Signed-in people may add an external ID', 'here nobody signs in'],
    ['Ask for a PIN again', 'A PIN belongs to a registered user'],
  ] as const) {
    await expect(toggle(name)).toBeDisabled();
    await expect(toggle(name)).toHaveAccessibleDescription(new RegExp(why));
  }
  await expect(page.getByLabel('Only from these networks')).toBeEnabled();
});

test('MOB-12 what cannot be drawn is refused at once, each part with its reason, and nothing is saved', async () => {
  await security('bakery');
  await checkbox('Code by e-mail').click();
  await button('Save and draw').click();
  const refused = page.getByRole('alert').filter({ hasText: 'This cannot be drawn yet' });
  await expect(refused).toContainText('Choose at least one way for people to prove who they are.');

  await checkbox('Code by SMS').click();
  await expect(refused).toContainText('Choose the countries your people live in');
  await expect(refused).not.toContainText('Choose at least one way');
  await toggle('Signed-in people may add an external ID').click();
  await expect(refused).toContainText('Choose the external ID service that people may add.');
  await toggle('Ask for a PIN again').click();
  await checkbox('After a time without use').click();
  await checkbox('When the app was closed or swiped away').click();
  await expect(refused.getByRole('listitem')).toHaveCount(3);
  await expect(refused).toContainText('Say when the PIN is asked for');

  await page.getByRole('combobox', { name: 'Countries' }).click();
  await page.getByRole('option', { name: 'Germany' }).click();
  await expect(page.getByRole('list', { name: 'Countries' })).toContainText('Germany');
  await expect(refused.getByRole('listitem')).toHaveCount(2);
  await page.getByLabel('Only from these networks').fill('192.0.2.0/24\nthe office');
  await expect(page.getByText('This is no address range: the office')).toBeVisible();
  await page.reload();
  await expect(page.getByText('This app has no flow yet.')).toBeVisible();
});

test('MOB-12 saving draws the flow, a missing column is added from here, and the drawing goes live', async () => {
  await security('bakery');
  await toggle('Ask for a PIN again').click();
  await save(/Flow drawn\. It has problems/);
  const problems = page.getByText('Settle this before you publish');
  await expect(problems).toBeVisible();
  await button('Add the column “PIN”').click();
  await expect(page.getByText('The users table has the column “PIN” now')).toBeVisible();
  await expect(problems).toHaveCount(0);
  await expect(page.getByText('This form drew “Sign in”, and it is as the form left it.')).toBeVisible();

  await page.getByRole('link', { name: 'Open the flow' }).click();
  const d = designer(page);
  for (const card of ['Common link', 'Code by e-mail', 'Register if new', 'Start session', 'PIN']) await expect(d.card(card)).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('region', { name: 'Publish' }).getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('region', { name: 'Versions' }).getByText('Version 1', { exact: true })).toBeVisible();
});

test('MOB-12 MOB-3 somebody signs in with what was drawn', async ({ browser }) => {
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`${server.url}/a/bakery/sign-in`);
  await visitor.getByRole('textbox').fill('ada@example.org');
  await visitor.getByRole('button', { name: 'Continue' }).click();
  await expect(visitor.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await visitor.getByRole('textbox').fill(await codeFor('ada@example.org'));
  await visitor.getByRole('button', { name: 'Continue' }).click();
  await expect(visitor.getByRole('heading', { name: 'Choose a PIN' })).toBeVisible();
  await visitor.getByLabel('New PIN').fill('482913');
  await visitor.getByLabel('The same again').fill('482913');
  await visitor.getByRole('button', { name: 'Save PIN' }).click();
  await expect(visitor.getByText('You are in.')).toBeVisible();
  await visitor.context().close();
});

/** Turns one of the drawn steps into another by hand. */
const changeByHand = async (step: string, change: () => Promise<void>) => {
  await page.goto(`${server.url}/apps/bakery/flows/sign-in`);
  const d = designer(page);
  await d.card(step).click();
  await change();
  await expect(d.state).toContainText('Saved');
};
const digits = () => page.getByRole('textbox', { name: 'Length of the code' });

test('MOB-12 a change by hand is seen; it is kept, or drawn anew', async () => {
  const d = designer(page);
  await changeByHand('Code by e-mail', () => digits().fill('8'));
  await security('bakery');
  await expect(page.getByText('You have changed “Sign in” by hand')).toBeVisible();
  await expect(page.getByText('You changed “Code by e-mail”.')).toBeVisible();
  await expect(radio('Keep my changes')).toBeChecked();
  await save(/Flow drawn\. Publish it/);
  await expect(page.getByText('it is as the form left it')).toBeVisible();
  await page.getByRole('link', { name: 'Open the flow' }).click();
  await d.card('Code by e-mail').click();
  await expect(digits()).toHaveValue('8');

  await changeByHand('Register if new', () => page.getByRole('textbox', { name: 'Name', exact: true }).fill('Make them a baker'));
  await security('bakery');
  await expect(page.getByText('You changed “Make them a baker”.')).toBeVisible();
  await radio('Draw anew').click();
  await save(/Flow drawn\. Publish it/);
  await expect(page.getByText('it is as the form left it')).toBeVisible();
  // What was drawn over can be had back.
  await button('Take it back').click();
  await expect(page.getByText('You changed “Make them a baker”.')).toBeVisible();
  await expect(button('Take it back')).toHaveCount(0);
  await radio('Draw anew').click();
  await save(/Flow drawn\. Publish it/);
  await expect(page.getByText('it is as the form left it')).toBeVisible();
  await page.getByRole('link', { name: 'Open the flow' }).click();
  await expect(d.card('Register if new')).toBeVisible();
  await d.card('Code by e-mail').click();
  await expect(digits()).toHaveValue('');
});

test('MOB-12 a flow of somebody’s own drawing fills the form as far as it fits, and the page says so', async () => {
  await security('demo');
  await expect(page.getByText('was not drawn by this form')).toBeVisible();
  await expect(page.getByText('Saving replaces the whole drawing by one of this form')).toBeVisible();
  await expect(checkbox('Code by e-mail')).toBeChecked();
});

/** A key held as long as a finger does: a list of choices moves on while it is down. */
const held = { delay: 60 };

/** Goes on by the Tab key until something has the focus. */
const tabTo = async (target: Locator) => {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not lead to ${target}`);
};

test('MOB-12 the whole form by keyboard alone', async () => {
  await call('apps.create', { workspace: 'wsp_first', slug: 'kiosk', name: 'Kiosk' });
  await security('kiosk');
  await tabTo(radio(access.registered));
  await page.keyboard.press('ArrowDown', held);
  await expect(radio(access.added)).toBeChecked();
  await tabTo(toggle('A personal link for each user'));
  await page.keyboard.press('Space');
  await tabTo(page.getByLabel('Only from these networks'));
  await page.keyboard.type('192.0.2.0/24');
  await tabTo(radio('Standard'));
  await page.keyboard.press('ArrowUp', held);
  await expect(radio('Maximum security')).toBeChecked();
  await tabTo(button('Save and draw'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Flow drawn. Publish it to make it live.')).toBeVisible();
  await page.reload();
  for (const chosen of [access.added, 'Maximum security']) await expect(radio(chosen)).toBeChecked();
  await expect(toggle('A personal link for each user')).toBeChecked();
  await expect(page.getByLabel('Only from these networks')).toHaveValue('192.0.2.0/24');
});

test('MOB-12 what is live is held against a changed access mode: the Security page and the app’s page say what does not fit', async () => {
  const workspaces = await (await page.request.get(`${server.url}/trpc/workspaces.list`)).json();
  await call('apps.create', { workspace: workspaces.result.data[0].id, slug: 'gallery', name: 'Gallery' });
  await security('gallery');
  await radio(access.anyone).click();
  await save(/Flow drawn/);
  const { result } = await (
    await page.request.get(`${server.url}/trpc/flows.list?input=${encodeURIComponent(JSON.stringify({ app: 'gallery' }))}`)
  ).json();
  const [{ id, name, revision }] = result.data;
  await call('flows.publish', { flow: id, revision, label: 'First' });
  await page.reload();
  const told = page.getByText('What is live does not fit these settings any more');
  await expect(radio(access.anyone)).toBeChecked();
  await expect(told).toHaveCount(0);
  await radio(access.registered).click();
  await checkbox('Code by e-mail').click();
  await save(/Flow drawn/);
  await expect(told).toBeVisible();
  await page.goto(`${server.url}/apps/gallery`);
  await expect(told).toBeVisible();
  await expect(page.getByText(`${name}, version 1`)).toBeVisible();
});

for (const [theme, width] of [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const) {
  test(`MOB-12 axe finds nothing and nothing runs over, ${theme}, ${width} px wide`, async () => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 844 });
    for (const app of ['kiosk', 'bakery', 'demo']) {
      await security(app);
      for (const mode of ['anyone', 'registered', 'added'] as const) {
        await radio(access[mode]).click();
        if (mode !== 'anyone' && (await checkbox('Code by SMS').getAttribute('aria-checked')) === 'false') await checkbox('Code by SMS').click();
        if (mode !== 'anyone' && (await toggle('Ask for a PIN again').getAttribute('aria-checked')) === 'false')
          await toggle('Ask for a PIN again').click();
        if (mode === 'added') await button('Save and draw').click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${app}, ${mode}: ${id} at ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${app}, ${mode}`).toBe(0);
      }
    }
  });
}
