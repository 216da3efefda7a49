import { expect, test } from '@playwright/test';
import { templates } from '#flows/templates/templates.ts';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { complaints, designer, makeFlow, owner, signIn } from './designer-page.ts';

/** The mobile rows as a builder tries them in the phone beside the canvas, before anything is published. */
let server: RunningServer;
let call: Awaited<ReturnType<typeof ownerSession>>;

test.beforeAll(async () => {
  server = await startServer({ env: owner });
  call = await ownerSession(server.url, owner);
});
test.afterAll(() => server.stop());
test.beforeEach(({ context }) => signIn(context, server.url));

test('MOB-9 a builder asks for a PIN on the Security page and tries it in the phone: swiped away, left alone, opened by the PIN', async ({
  page,
}) => {
  const found = complaints(page);
  await page.goto(`${server.url}/apps/demo/security`);
  await page.getByRole('switch', { name: 'Ask for a PIN again' }).click();
  await page.getByRole('button', { name: 'Save and draw' }).click();
  await page
    .getByRole('button', { name: /^Add the column/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: /^Add the column/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Open the flow' }).click();

  const d = designer(page);
  const enterPin = async () => {
    await d.phone.getByLabel('PIN', { exact: true }).fill('482913');
    await d.phone.getByRole('button', { name: 'Continue' }).click();
    await expect(d.phone.getByText('You are in.')).toBeVisible();
  };
  await d.phone.getByLabel('E-mail address').fill('ada@example.org');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await page.getByRole('button', { name: /Your code for Demo/ }).click();
  await page.getByRole('button', { name: /^Fill in \d+/ }).click();
  await d.phone.getByLabel('New PIN').fill('482913');
  await d.phone.getByLabel('The same again').fill('482913');
  await d.phone.getByRole('button', { name: 'Save PIN' }).click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();

  await page.getByRole('button', { name: 'Swipe the app away' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Demo is closed' })).toBeVisible();
  await page.getByRole('button', { name: '+1 min: let one minute pass' }).click();
  await expect(page.getByText('+1 min', { exact: true })).toHaveCount(2);
  await expect(d.phone.getByRole('heading', { name: 'Demo is closed' })).toBeVisible();
  await page.getByRole('button', { name: 'Open the app', exact: true }).click();
  await expect(d.phone.getByRole('heading', { name: 'Enter your PIN' })).toBeVisible();
  await expect(d.card('PIN').locator('.card.is-current')).toBeVisible();
  await enterPin();

  await page.getByRole('button', { name: '+1 min: let one minute pass' }).click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();
  await page.getByRole('button', { name: 'Until it locks' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Enter your PIN' })).toBeVisible();
  await enterPin();
  // The browser notes that a locked session was told so, twice.
  expect(found.filter((said) => !said.includes('423 (Locked)'))).toEqual([]);
});

test('MOB-5 an SMS arrives as one: in the banner, and as a message whose code is filled in', async ({ page }) => {
  await call('columns.add', { app: 'demo', column: { key: 'phone', name: 'Phone', type: 'phone', unique: false, options: [] } });
  const d = designer(page);
  await d.open(server.url + (await makeFlow(call, 'by-phone', templates['phone-first'].graph)).path);
  await d.phone.getByRole('textbox').fill('+49 1511 2345678');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /SMS to \+4915112345678/ }).click();
  await expect(page.locator('.mail.is-sms')).toContainText('is your code for Demo');
  await page.getByRole('button', { name: /^Fill in \d+/ }).click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();
});

test('MOB-6 whom the directory of the phone knows, and in which state, is the tester’s to say', async ({ page }) => {
  await call('connectors.create', { app: 'demo', kind: 'directory', name: 'Staff' });
  const { slug } = await call('flows.create', { app: 'demo', slug: 'staff', name: 'Staff', template: 'active-directory' });
  const d = designer(page);
  await d.open(`${server.url}/apps/demo/flows/${slug}`);
  const signInAs = async (name: string, password: string) => {
    await d.phone.getByRole('textbox').first().fill(name);
    await d.phone.getByLabel('Password').fill(password);
    await d.phone.getByRole('button', { name: 'Continue' }).click();
  };
  await page.getByRole('button', { name: 'Device settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Device settings' });
  await settings.getByRole('textbox', { name: 'IP address' }).fill('192.168.1.7');
  await settings.getByRole('button', { name: 'Use', exact: true }).click();
  await settings.getByRole('switch', { name: 'Anyone may sign in' }).click();
  await settings.getByRole('button', { name: 'Add a person' }).click();
  await settings.getByRole('textbox', { name: 'Name' }).fill('ada');
  await settings.getByRole('textbox', { name: 'Password' }).fill('a castle');
  await settings.getByRole('button', { name: 'Save person' }).click();
  await expect(settings.getByRole('list', { name: 'People' })).toContainText('ada');
  await page.keyboard.press('Escape');

  await signInAs('grace', 'directory');
  await expect(d.phone.getByText('You are in.')).toHaveCount(0);
  await signInAs('ada', 'a castle');
  await expect(d.phone.getByText('You are in.')).toBeVisible();

  await page.getByRole('button', { name: 'Device settings' }).click();
  await settings.getByRole('button', { name: 'Change ada' }).click();
  await d.pick('State of the account', 'Locked');
  await settings.getByRole('button', { name: 'Save person' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Start again' }).click();
  await signInAs('ada', 'a castle');
  await expect(d.phone.getByText('You are in.')).toHaveCount(0);
});

test('MOB-7 the button in the secure zone adds the external account to whoever is signed in', async ({ page }) => {
  await call('connectors.create', { app: 'demo', kind: 'oidc', name: 'Google' });
  await call('flows.create', { app: 'demo', slug: 'shop', name: 'Shop', template: 'shop-google' });
  const d = designer(page);
  await d.open(`${server.url}/apps/demo/flows/shop`);
  await d.phone.getByRole('button', { name: 'Use e-mail' }).click();
  await d.phone.getByLabel('E-mail address').fill('grace@example.org');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /Your code for Demo/ }).click();
  await page.getByRole('button', { name: /^Fill in \d+/ }).click();
  await d.phone.getByRole('button', { name: 'Add Google' }).click();
  await d.phone.getByRole('link', { name: /^Continue to/ }).click();
  await d.phone.getByLabel('Account (sub)').fill('7');
  await d.phone.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(d.phone.getByRole('button', { name: 'Add Google' })).toBeVisible();

  await page.getByRole('button', { name: 'Start again' }).click();
  await d.phone.getByRole('button', { name: 'Continue with Google' }).click();
  await d.phone.getByRole('link', { name: /^Continue to/ }).click();
  await d.phone.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();
  await expect(d.card('Register if new').locator('.card-visits')).toBeVisible();
});
