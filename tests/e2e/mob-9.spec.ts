import { expect, test } from '@playwright/test';
import { publishFlow } from '../support/publish-flow.ts';
import { relockFlow } from '../support/relock-flow.ts';
import { designer, signIn } from './designer-page.ts';
import { type Hosted, hostedServer, signInBy } from './hosted-server.ts';

/** MOB-9 as the person at the device lives it, and where the builder sets it. */
test.describe.configure({ mode: 'serial' });
let hosted: Hosted;
test.beforeAll(async () => {
  hosted = await hostedServer();
  await hosted.call('columns.add', { app: 'demo', column: { key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [] } });
  await publishFlow(hosted.call, 'demo', 'bank', relockFlow({ idleSeconds: 300, onOffload: true }));
});
test.afterAll(() => hosted.stop());

test('MOB-9 a PIN is chosen once, asked for after a time without use, and opens the same session', async ({ page }) => {
  await page.goto(`${hosted.server.url}/a/demo/bank`);
  await signInBy(page, hosted, 'ada@example.org');
  await page.getByLabel('New PIN').fill('123456');
  await page.getByLabel('The same again').fill('123456');
  await page.getByRole('button', { name: 'Save PIN' }).click();
  await expect(page.getByText('Too many people choose this one')).toBeVisible();
  await page.getByLabel('New PIN').fill('482913');
  await page.getByLabel('The same again').fill('482913');
  await page.getByRole('button', { name: 'Save PIN' }).click();
  await expect(page.getByRole('button', { name: 'Sign out everywhere' })).toBeVisible();

  hosted.leaveAlone(301);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'You were away for a while' })).toBeVisible();
  await expect(page.getByText('ada@example.org')).toHaveCount(0);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByLabel('PIN').fill('999999');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That is not right')).toBeVisible();
  await page.getByLabel('PIN').fill('482913');
  await page.keyboard.press('Enter');
  await expect(page.getByText('ada@example.org')).toBeVisible();
});

test('PIN-01 MOB-9 too many wrong PINs sign the person out', async ({ page }) => {
  await page.goto(`${hosted.server.url}/a/demo/bank`);
  await signInBy(page, hosted, 'bob@example.org');
  await page.getByLabel('New PIN').fill('730184');
  await page.getByLabel('The same again').fill('730184');
  await page.getByRole('button', { name: 'Save PIN' }).click();
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
  hosted.leaveAlone(301);
  await page.reload();
  await page.getByRole('button', { name: 'Unlock' }).click();
  for (const pin of ['000001', '000002', '000003']) {
    await page.getByLabel('PIN').fill(pin);
    await page.keyboard.press('Enter');
    // The screen is drawn anew for each answer: an empty field says that this one has been judged.
    if (pin !== '000003') await expect(page.getByLabel('PIN')).toHaveValue('');
  }
  await expect(page.getByLabel('PIN')).toHaveCount(0);
  await page.goto(`${hosted.server.url}/a/demo/-/screen`);
  await expect(page.getByRole('heading', { name: 'Nobody is signed in here' })).toBeVisible();
});

test('MOB-9 the builder says in the zone when to ask again', async ({ page, context }) => {
  await signIn(context, hosted.server.url);
  const d = designer(page);
  await d.open(`${hosted.server.url}/apps/demo/flows/bank`);
  await page.locator('.react-flow__node[data-id="zone:secure"]').click({ position: { x: 24, y: 12 } });
  await expect(page.getByRole('switch', { name: 'Ask again when the app was left alone' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'When the app was closed or swiped away' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'When the app was closed or swiped away' }).click();
  await expect(page.getByRole('checkbox', { name: 'When the app was closed or swiped away' })).not.toBeChecked();
});
