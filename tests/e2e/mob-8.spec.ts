import { expect, test } from '@playwright/test';
import { signIn } from './designer-page.ts';
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
