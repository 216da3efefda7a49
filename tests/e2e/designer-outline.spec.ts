import type { Page } from '@playwright/test';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const freshFlow = async (graph = templates['sign-in'].graph) => {
  count += 1;
  return server.url + (await makeFlow(call, `outline-${count}`, graph)).path;
};
const lineOf = (page: Page, title: string) =>
  page.locator('.outline-row.is-step').filter({ has: page.locator('.outline-title', { hasText: new RegExp(`^${title}$`) }) });
const press = (page: Page, key: string) => page.keyboard.press(key, { delay: 60 });

test('EDITOR-10 the outline tells the whole flow, and walks, folds and finds in it as trees do', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.card('Sign-in').focus();
  await press(page, 'o');
  const tree = page.getByRole('tree', { name: 'Outline of the flow' });
  const line = (name: string) => tree.getByRole('treeitem', { name, exact: true });
  await expect(lineOf(page, 'Sign-in')).toBeFocused();
  await expect(tree.getByRole('treeitem').first()).toHaveAttribute('aria-level', '1');
  // Every step of the drawing stands in it once.
  const steps = await d.steps.count();
  await expect(tree.locator('.outline-row.is-step')).toHaveCount(steps);
  await expect(line('Given, goes on with Prove it is you')).toBeVisible();

  await press(page, 'ArrowDown');
  await press(page, 'ArrowDown');
  await expect(lineOf(page, 'Ask for e-mail')).toBeFocused();
  await expect(lineOf(page, 'Ask for e-mail')).toHaveAttribute('aria-selected', 'true');
  await expect(d.card('Ask for e-mail')).toContainClass('selected');
  await press(page, 'p');
  await expect(tree.locator(':focus .outline-title')).toHaveText('Prove it is you');
  await press(page, 'ArrowLeft');
  await expect(tree.locator(':focus')).toHaveAttribute('aria-expanded', 'false');
  await press(page, 'ArrowRight');
  await press(page, 'ArrowRight');
  await expect(tree.locator(':focus .outline-title')).toHaveText('Code by e-mail');
  await press(page, 'Home');
  await expect(tree.getByRole('treeitem').first()).toBeFocused();
  await press(page, 'End');
  await expect(tree.getByRole('treeitem').last()).toBeFocused();

  // The canvas leads the outline too.
  await d.card('Ask for e-mail').focus();
  await expect(lineOf(page, 'Ask for e-mail')).toHaveAttribute('tabindex', '0');
  await press(page, 'o');
  await expect(tree).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Steps to add' })).toBeVisible();
});

test('EDITOR-10 what the canvas can do to a step, the outline can do: add, connect, rename, move, delete, settings', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await page.getByRole('button', { name: 'Outline', exact: true }).click();
  const tree = page.getByRole('tree', { name: 'Outline of the flow' });
  await expect(tree.locator(':focus')).toHaveCount(1);
  const step = (title: string) => lineOf(page, title);
  const steps = await d.steps.count();

  // Connect an outcome that leads nowhere, by its own line.
  const open = tree.getByRole('treeitem', { name: 'Too many wrong codes, back to the screen' });
  await open.focus();
  await press(page, 'Enter');
  const leads = page.getByRole('combobox', { name: 'Target step' });
  await expect(leads).toBeFocused();
  await leads.pressSequentially('refuse', { delay: 40 });
  await press(page, 'Enter');
  await expect(page.getByRole('img', { name: 'From Prove it is you, Too many wrong codes, to Refuse' })).toBeAttached();
  await expect(tree.locator(':focus')).toHaveAttribute('aria-label', /^Too many wrong codes, goes (on with|to) Refuse/);

  // Add after an outcome.
  await step('Ask for e-mail').focus();
  await press(page, 'Insert');
  await page.getByRole('combobox', { name: 'Search steps' }).pressSequentially('message', { delay: 40 });
  await press(page, 'Enter');
  await expect(d.steps).toHaveCount(steps + 1);
  await expect(page.getByRole('img', { name: 'From Ask for e-mail, Given, to Message' })).toBeAttached();
  await expect(step('Message')).toBeAttached();
  await press(page, 'Escape');
  await expect(tree.locator(':focus .outline-title')).toHaveText('Message');

  // Rename, and come back.
  await press(page, 'F2');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Welcome', { delay: 40 });
  await press(page, 'Escape');
  await expect(tree.locator(':focus .outline-title')).toHaveText('Welcome');

  // Delete; the focus stays in the outline.
  await press(page, 'Delete');
  await expect(step('Welcome')).toHaveCount(0);
  await expect(d.steps).toHaveCount(steps);
  await expect(tree.locator(':focus')).toHaveCount(1);

  // Within a container.
  await step('Password').focus();
  await press(page, 'Alt+ArrowUp');
  await expect(step('Password')).toHaveAttribute('aria-label', /^1\. Password/);
  await expect(d.said).toContainText('Password is now number 1 of 2');

  // The same menu as on the canvas.
  await step('Code by e-mail').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /Try it earlier/ })).toBeVisible();
  await page.getByRole('menuitem', { name: /Open settings/ }).click();
  await expect(page.locator('[data-config] :focus')).toHaveCount(1);
});

test('EDITOR-10 what no entry reaches stands by itself, and a step is told once however often it is led to', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await page.getByRole('button', { name: 'Message', exact: true }).click();
  await expect(page.locator('[data-config] :focus, [data-field] :focus')).toHaveCount(1);
  await page.getByRole('button', { name: 'Outline', exact: true }).click();
  const tree = page.getByRole('tree', { name: 'Outline of the flow' });
  const lost = tree.getByRole('treeitem', { name: 'Not reached by any entry' });
  await expect(lost).toHaveAttribute('aria-level', '1');
  await expect(tree.getByRole('treeitem', { name: /^Message, in / })).toHaveAttribute('aria-level', '2');
  const link = tree.locator('.leads-elsewhere').first();
  const to = (await link.locator('.outline-aside').textContent())?.replace('goes to ', '') ?? '';
  await link.click();
  await expect(tree.locator(':focus .outline-title')).toHaveText(to);
});

test.describe('at 200 % of a window of 1440 by 900', () => {
  test.use({ viewport: { width: 720, height: 450 } });

  test('EDITOR-24 nothing is clipped or out of reach: header, panels and lists fit or scroll', async ({ page }) => {
    const d = designer(page);
    await d.open(await freshFlow());
    const outside = (within: string) =>
      page.locator(`${within} :is(button, a, input):visible`).evaluateAll((targets) =>
        targets.flatMap((target) => {
          const { left, right, width } = target.getBoundingClientRect();
          return width <= 1 || (left >= -1 && right <= innerWidth + 1) ? [] : [target.outerHTML.slice(0, 120)];
        }),
      );
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await outside('header')).toEqual([]);
    expect(await sideways()).toBe(0);
    expect((await page.locator('.canvas').boundingBox())?.height).toBeGreaterThan(200);

    await page.getByRole('button', { name: 'Steps to add' }).click();
    const last = page.locator('.palette-item').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport();
    await page.getByRole('button', { name: 'Steps to add' }).click();

    await page.getByRole('button', { name: 'Outline', exact: true }).click();
    await page.keyboard.press('End', { delay: 60 });
    await expect(page.getByRole('treeitem').last()).toBeInViewport();
    expect(await outside('.outline')).toEqual([]);
    // The lists open inside of the window, wherever they are called from.
    await lineOf(page, 'Prove it is you').focus();
    await page.keyboard.press('Control+Enter', { delay: 60 });
    const list = page.getByRole('dialog', { name: 'Connect Prove it is you' });
    await expect(list).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter', { delay: 60 });
    await page.keyboard.press('End', { delay: 60 });
    await expect(page.getByRole('dialog')).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape', { delay: 60 });
    await page.getByRole('button', { name: 'Close the outline' }).click();

    await page.getByRole('button', { name: 'Settings' }).click();
    const field = page.locator('.side :is(input, button[role="combobox"])').last();
    await field.scrollIntoViewIfNeeded();
    await expect(field).toBeInViewport();
    expect(await outside('.side')).toEqual([]);
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
    await d.tab('Problems').click();
    await expect(page.getByRole('tabpanel', { name: /Problems/ })).toBeInViewport();
    expect(await sideways()).toBe(0);
  });
});

test('EDITOR-24 in forced colours cards, zones, wires, selection and focus are still told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const d = designer(page);
  await d.open(await freshFlow());
  await d.card('Sign-in').focus();
  await press(page, 'ArrowRight');
  const looks = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { borderTopColor, borderTopWidth, backgroundColor, outlineStyle, stroke } = getComputedStyle(element);
        return { borderTopColor, borderTopWidth, backgroundColor, outlineStyle, stroke };
      });
  const [card, chosen, focus] = [await looks('.card:not(.is-selected)'), await looks('.card.is-selected'), await looks('.react-flow__node:focus')];
  expect(card.borderTopColor).not.toBe(card.backgroundColor);
  expect(card.borderTopWidth).not.toBe('0px');
  expect([chosen.outlineStyle, focus.outlineStyle]).toEqual(['solid', 'solid']);
  expect((await looks('.canvas .wire')).stroke).not.toBe(card.backgroundColor);
  await press(page, 'o');
  const [one, other] = [await looks('.outline-row[aria-selected="true"]'), await looks('.outline-row[aria-selected="false"]')];
  expect(one.backgroundColor).not.toBe(other.backgroundColor);
});
