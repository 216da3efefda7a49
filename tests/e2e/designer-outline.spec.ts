import { expect, type Page, test } from '@playwright/test';
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
  return server.url + (await makeFlow(call, `outline-${count}`, graph)).path;
};
const lineOf = (page: Page, title: string) =>
  page.locator('.outline-row.is-step').filter({ has: page.locator('.outline-title', { hasText: new RegExp(`^${title}$`) }) });
const press = (page: Page, key: string) => page.keyboard.press(key, { delay: 60 });

test('EDITOR-10 the outline tells the whole flow, and walks, folds and finds in it as trees do', async ({ page }) => {
  const d = designer(page);
  const said = complaints(page);
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
  expect(said).toEqual([]);
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
  const leads = page.getByRole('combobox', { name: 'Leads to', exact: true });
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
