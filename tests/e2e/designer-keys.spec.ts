import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { templates } from '#flows/templates/templates.ts';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { complaints, designer, makeFlow, owner, signIn } from './designer-page.ts';

let server: RunningServer;
let call: Awaited<ReturnType<typeof ownerSession>>;
let count = 0;

test.beforeAll(async () => {
  server = await startServer({ env: owner });
  call = await ownerSession(server.url, owner);
});
test.afterAll(() => server.stop());
test.beforeEach(({ context }) => signIn(context, server.url));

const freshFlow = async (graph = templates['sign-in'].graph) => {
  count += 1;
  return server.url + (await makeFlow(call, `keys-${count}`, graph)).path;
};

test('EDITOR-08 palette, canvas, drawer and settings are a few stops apart; arrows walk, Enter goes into the settings, Escape comes back', async ({
  page,
}) => {
  const d = designer(page);
  const said = complaints(page);
  await d.open(await freshFlow());
  const names = page.getByRole('button', { name: 'Show names' });
  await names.focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('.palette-item').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.palette-item').nth(1)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(d.card('Sign-in')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(d.card('Ask for e-mail')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(d.card('Code by e-mail')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-config] :focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(d.card('Code by e-mail')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(d.card('Code by e-mail').locator('.card-rank')).toHaveText('2');
  await page.keyboard.press('Control+z');
  await expect(d.card('Code by e-mail').locator('.card-rank')).toHaveText('1');

  const stops: string[] = [];
  for (let press = 0; press < 14; press += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => document.activeElement?.closest('.canvas-bar, .drawer, .side')?.className.split(' ')[0] ?? ''));
  }
  expect([...new Set(stops)].filter((stop) => stop !== '')).toEqual(['canvas-bar', 'drawer', 'side']);
  expect(said).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`EDITOR-10 axe finds nothing in an open list of choices (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const d = designer(page);
    await d.open(await freshFlow());
    await d.card('Ask for e-mail').click();
    await page.getByRole('combobox', { name: 'Given leads to', exact: true }).click();
    await expect(page.getByRole('listbox', { name: 'Given leads to' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('[role="listbox"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
    const all = await new AxeBuilder({ page }).exclude('iframe').exclude('.react-flow__attribution').analyze();
    const grave = all.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: 'Given leads to', exact: true })).toBeFocused();
  });
}

test('EDITOR-14 a zone of another kind than in a live flow is a problem while one draws, not only at publish', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow(templates['open-site'].graph));
  await d.tab('Problems').click();
  await expect(page.locator('.problem').filter({ hasText: 'in another flow of this app' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Public', exact: true }).first().click();
  await page.getByRole('radio', { name: /^Secure/ }).click();
  await expect(page.locator('.problem').filter({ hasText: 'in another flow of this app' })).toBeVisible();
  await page.getByRole('radio', { name: /^Public/ }).click();
  await expect(page.locator('.problem').filter({ hasText: 'in another flow of this app' })).toHaveCount(0);
});
