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

test('MOB-9 a PIN may be a password: chosen by the person, and asked for again', async ({ page, browser }) => {
  const { url } = hosted.server;
  const builder = await browser.newContext();
  await signIn(builder, url);
  const workspaces = await (await builder.request.get(`${url}/trpc/workspaces.list`)).json();
  await hosted.call('apps.create', { workspace: workspaces.result.data[0].id, slug: 'desk', name: 'Desk' });
  await hosted.call('columns.add', { app: 'desk', column: { key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [] } });
  const { nodes, ...flow } = relockFlow({ idleSeconds: 300, onOffload: false });
  const style = 'password';
  await publishFlow(hosted.call, 'desk', 'in', {
    ...flow,
    nodes: { ...nodes, choose: { type: 'user.set-pin', config: { style } }, pin: { type: 'verify.pin', config: { tries: 3, style } } },
  });
  await page.goto(`${url}/a/desk/in`);
  await signInBy(page, hosted, 'dora@example.org');
  await expect(page.getByText('At least 8 characters.')).toBeVisible();
  const choose = async (pin: string) => {
    await page.getByLabel('New PIN').fill(pin);
    await page.getByLabel('The same again').fill(pin);
    await page.getByRole('button', { name: 'Save PIN' }).click();
  };
  await choose('password1');
  await expect(page.getByText('Too many people choose this one')).toBeVisible();
  await choose('a quiet harbour');
  await expect(page.getByText('dora@example.org')).toBeVisible();
  hosted.leaveAlone(301);
  await page.reload();
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByLabel('PIN').fill('a quiet harbour');
  await page.keyboard.press('Enter');
  await expect(page.getByText('dora@example.org')).toBeVisible();
});

test('MOB-9 a PIN that the builder has filled in is not asked to be chosen, and opens the session', async ({ page, context, browser }) => {
  const { url } = hosted.server;
  await signIn(context, url);
  await hosted.call('users.create', { app: 'demo', env: 'live', identifiers: { email: 'carla@example.org' }, attributes: {} });
  await page.goto(`${url}/apps/demo/users`);
  await page.getByRole('button', { name: /^carla@example.org/ }).click();
  const pins = page.getByRole('dialog', { name: 'carla@example.org' }).getByRole('region', { name: 'PIN' });
  await pins.getByLabel('PIN').fill('1111');
  await pins.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(pins.getByText('Too many people choose this one. Choose another.')).toBeVisible();
  await pins.getByLabel('PIN').fill('591837');
  await pins.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(pins.getByText('Somebody set one. It is never shown.')).toBeVisible();
  await expect(pins.getByLabel('PIN')).toHaveValue('');

  const device = await (await browser.newContext()).newPage();
  await device.goto(`${url}/a/demo/bank`);
  await signInBy(device, hosted, 'carla@example.org');
  await expect(device.getByText('carla@example.org')).toBeVisible();
  await expect(device.getByLabel('New PIN')).toHaveCount(0);
  hosted.leaveAlone(301);
  await device.reload();
  await device.getByRole('button', { name: 'Unlock' }).click();
  await device.getByLabel('PIN').fill('591837');
  await device.keyboard.press('Enter');
  await expect(device.getByText('carla@example.org')).toBeVisible();
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
