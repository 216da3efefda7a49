import { expect, test } from '@playwright/test';
import { designer, signIn } from './designer-page.ts';
import { type Hosted, hostedServer, signInBy } from './hosted-server.ts';

let hosted: Hosted;
test.beforeAll(async () => {
  hosted = await hostedServer();
});
test.afterAll(() => hosted.stop());

test('MOB-8 the builder chooses how long people stay signed in; who stayed away longer signs in again', async ({ page, context, browser }) => {
  await signIn(context, hosted.server.url);
  await page.goto(`${hosted.server.url}/apps/demo/security`);
  await page.getByRole('radio', { name: /Maximum security/ }).click();
  await expect(page.getByText('Signed out after 4 hours away, and twice a day in any case.')).toBeVisible();
  await page.getByRole('button', { name: 'Save and draw' }).click();
  await expect(page.getByText(/Flow drawn/).first()).toBeVisible();

  const phone = await (await browser.newContext()).newPage();
  await phone.goto(`${hosted.server.url}/a/demo/sign-in`);
  await signInBy(phone, hosted, 'ada@example.org');
  await expect(phone.getByRole('button', { name: 'Sign out' })).toBeVisible();
  hosted.leaveAlone(4 * 3_600 - 60);
  await phone.reload();
  await expect(phone.getByRole('button', { name: 'Sign out' })).toBeVisible();
  hosted.leaveAlone(61);
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Nobody is signed in here' })).toBeVisible();
  await phone.getByRole('link', { name: 'Sign in' }).click();
  await expect(phone.getByRole('textbox', { name: /e-mail/i })).toBeVisible();
});

test('MOB-8 own values with their units: what cannot be is refused beside its field, and what was set holds', async ({ page, context, browser }) => {
  await signIn(context, hosted.server.url);
  await page.goto(`${hosted.server.url}/apps/demo/security`);
  await page.getByRole('radio', { name: /My own values/ }).click();
  const d = designer(page);
  const set = async (name: string, label: string, amount: string, unit: string) => {
    await d.pick(`Unit of ${label}`, unit);
    await page.locator(`input[name="${name}"]`).fill(amount);
  };
  await set('accessSeconds', 'Access', '15', 'minutes');
  await set('refreshSeconds', 'Staying signed in', '5', 'hours');
  await set('absoluteSeconds', 'Longest visit', '3', 'hours');
  await page.getByRole('button', { name: 'Save and draw' }).click();
  await expect(page.getByText('Staying signed in must not outlast the longest visit.').first()).toBeVisible();
  await set('absoluteSeconds', 'Longest visit', '8', 'hours');
  await page.getByRole('button', { name: 'Save and draw' }).click();
  await expect(page.getByText(/Flow drawn/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: /My own values/ })).toBeChecked();
  for (const [name, amount] of [
    ['accessSeconds', '15'],
    ['refreshSeconds', '5'],
    ['absoluteSeconds', '8'],
  ])
    await expect(page.locator(`input[name="${name}"]`)).toHaveValue(amount ?? '');

  const phone = await (await browser.newContext()).newPage();
  await phone.goto(`${hosted.server.url}/a/demo/sign-in`);
  await signInBy(phone, hosted, 'grace@example.org');
  await expect(phone.getByRole('button', { name: 'Sign out' })).toBeVisible();
  hosted.leaveAlone(5 * 3_600 - 60);
  await phone.reload();
  await expect(phone.getByRole('button', { name: 'Sign out' })).toBeVisible();
  hosted.leaveAlone(61);
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Nobody is signed in here' })).toBeVisible();
});
