import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { emptyGraph } from '#flows/graph/empty-graph.ts';
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
  return server.url + (await makeFlow(call, `around-${count}`, graph)).path;
};
const press = { delay: 60 };
const grave = async (page: Page, part: string): Promise<string[]> =>
  (await new AxeBuilder({ page }).include(part).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );

test('EDITOR-20 Ctrl+F finds by title, kind, setting and filter; Enter walks through, Escape gives the focus back', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  const field = page.getByRole('combobox', { name: 'Find steps' });
  const found = page.getByRole('listbox', { name: 'Found' }).getByRole('option');
  const rest = page.locator('.find-count');

  // From anywhere, also before anything has the focus.
  await page.keyboard.press('Control+f', press);
  await expect(field).toBeFocused();
  await field.fill('otp');
  await expect(found).toHaveText([/^Code by e-mail/]);
  await field.fill('is:error');
  await expect(found).toHaveCount(0);
  await expect(page.getByText('No step fits.')).toBeVisible();
  await field.fill('zone:public e-mail');
  await expect(d.card('Code by e-mail').locator('.card').first()).toContainClass('is-found');
  const many = await found.count();
  expect(many).toBeGreaterThan(1);
  await expect(rest).toHaveText(`0 of ${many}`);
  expect(await grave(page, '.find')).toEqual([]);
  await page.keyboard.press('Enter', press);
  await expect(rest).toHaveText(`1 of ${many}`);
  await page.keyboard.press('Enter', press);
  await expect(rest).toHaveText(`2 of ${many}`);
  await page.keyboard.press('Shift+Enter', press);
  await page.keyboard.press('Shift+Enter', press);
  await expect(rest).toHaveText(`${many} of ${many}`);
  await expect(field).toBeFocused();
  const chosen = page.locator('.react-flow__node.selected');
  await expect(chosen).toHaveCount(1);
  const [card, canvas] = [await d.middleOf(chosen), await d.middleOf(page.locator('.canvas'))];
  expect(Math.hypot(card.x - canvas.x, card.y - canvas.y)).toBeLessThan(4);
  await page.keyboard.press('Escape', press);
  await expect(field).toHaveCount(0);
  await expect(chosen).toBeFocused();
  await expect(page.locator('.card.is-found')).toHaveCount(0);

  // Nothing was gone to: the focus is where it was.
  const more = page.getByRole('button', { name: 'More', exact: true });
  await more.focus();
  await page.keyboard.press('Control+f', press);
  await field.fill('refuse');
  await page.keyboard.press('Escape', press);
  await expect(more).toBeFocused();
});

test('EDITOR-20 Ctrl+K lists every command with its key, goes to steps, adds kinds and opens other flows', async ({ page }) => {
  const d = designer(page);
  const other = await freshFlow(emptyGraph('en'));
  const otherName = other.slice(other.lastIndexOf('/') + 1);
  await d.open(await freshFlow());
  const list = page.getByRole('dialog', { name: 'All commands' });
  const field = page.getByRole('combobox', { name: 'What do you want to do?' });
  const options = list.getByRole('option');
  await d.card('Refuse').focus();
  await page.keyboard.press('Control+k', press);
  await expect(field).toBeFocused();
  await expect(options.filter({ hasText: 'Fit the whole flow' }).locator('kbd')).toHaveText(['1']);
  await expect(options.filter({ hasText: 'Paste' }).locator('kbd')).toHaveText(['Ctrl', 'V']);
  await expect(list.getByRole('group', { name: 'Files and pictures' })).toBeVisible();

  expect(await grave(page, '.commands')).toEqual([]);

  // What cannot be done says what is missing, and does nothing.
  await field.fill('duplicate');
  await expect(options.filter({ hasText: 'Duplicate' }).first()).toHaveAttribute('aria-disabled', 'true');
  await expect(options.first()).toContainText('Select steps first');
  await page.keyboard.press('Enter', press);
  await expect(list).toBeVisible();

  await field.fill('go to prove');
  await expect(options.first()).toHaveText(/^Go to Prove it is you/);
  await page.keyboard.press('Enter', press);
  await expect(list).toHaveCount(0);
  await expect(d.card('Prove it is you')).toBeFocused();
  await expect(d.card('Prove it is you')).toContainClass('selected');

  const steps = await d.steps.count();
  await page.keyboard.press('Control+k', press);
  await field.fill('add mfa');
  await page.keyboard.press('Enter', press);
  await expect(d.steps).toHaveCount(steps + 1);

  // From a field too, and Escape gives the focus back to it.
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.focus();
  await page.keyboard.press('Control+k', press);
  await field.fill('nothing is called so');
  await expect(page.getByText('Nothing is called that.')).toBeVisible();
  await page.keyboard.press('Escape', press);
  await expect(name).toBeFocused();

  await page.keyboard.press('Control+k', press);
  await field.fill(`open ${otherName}`);
  await page.keyboard.press('Enter', press);
  await expect(page).toHaveURL(other);
  await expect(page.getByRole('heading', { name: otherName, level: 1 })).toBeAttached();
});

test('EDITOR-20 ? lists all keys, of commands and of the step; Escape closes it', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.card('Refuse').focus();
  await page.keyboard.press('?', press);
  const help = page.getByRole('dialog', { name: 'All keys' });
  await expect(help).toBeFocused();
  expect(await grave(page, '.keys-help')).toEqual([]);
  for (const title of ['Fit the whole flow', 'Undo', 'Copy', 'All commands', 'Go to the step before, after, above or below', 'Move what is selected'])
    await expect(help.getByText(title, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape', press);
  await expect(help).toHaveCount(0);
  await expect(d.card('Refuse')).toBeFocused();
});

test('EDITOR-20 a way back shows when no step is in view; 1 fits and 0 is 100 %; the overview shows zones and can be dragged', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  const back = page.getByRole('button', { name: 'Back to flow' });
  const viewport = page.locator('.react-flow__viewport');
  const zoom = page.locator('.canvas-zoom');
  await expect(back).toHaveCount(0);
  await page.getByRole('button', { name: 'Overview', exact: true }).click();
  const map = page.getByRole('img', { name: 'Overview of the flow' });
  await expect(map.locator('.map-public')).toHaveCount(1);
  await expect(map.locator('.map-secure')).toHaveCount(1);
  await expect(map.locator('.map-step')).toHaveCount(await d.steps.count());
  const before = await viewport.getAttribute('style');
  const at = await d.middleOf(map);
  await d.drag(at, { x: at.x + 30, y: at.y + 10 });
  await expect(viewport).not.toHaveAttribute('style', before ?? '');

  const canvas = await d.middleOf(page.locator('.canvas'));
  await page.mouse.move(canvas.x, canvas.y);
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(3_000, 0);
  await expect(back).toBeVisible();
  await back.click();
  await expect(back).toHaveCount(0);
  await expect(d.card('Sign-in')).toBeInViewport();
  await expect(page.locator('.react-flow__node:focus')).toHaveCount(1);
  await page.keyboard.press('0', press);
  await expect(zoom).toHaveText('100 %');
  await page.keyboard.press('1', press);
  await expect(zoom).not.toHaveText('100 %');
  for (const step of await d.steps.all()) await expect(step).toBeInViewport();
});

test('EDITOR-20 a right click offers what can be done on the canvas, a step, a wire and a zone', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  const items = page.getByRole('menu').getByRole('menuitem');
  const offered = async (): Promise<string> => {
    const words = (await items.allTextContents()).join(' | ');
    await page.keyboard.press('Escape', press);
    await expect(page.getByRole('menu')).toHaveCount(0);
    return words;
  };
  await d.card('Refuse').locator('.card-title').click({ button: 'right' });
  await expect(items.first()).toBeVisible();
  expect(await offered()).toMatch(/Rename.*Duplicate.*Copy.*Copy link to this step.*Delete/);
  const wire = await d.alongWire('From Ask for e-mail, Given, to Prove it is you', 0.5);
  await page.mouse.click(wire.x, wire.y, { button: 'right' });
  await expect(items.first()).toBeVisible();
  expect(await offered()).toContain('Delete the wire');
  await page.locator('.zone.is-secure .zone-name').click({ button: 'right' });
  await expect(items.first()).toBeVisible();
  expect(await offered()).toMatch(/Rename.*Copy link/);
  const pane = await page.locator('.react-flow__pane').boundingBox();
  await page.mouse.click((pane?.x ?? 0) + 8, (pane?.y ?? 0) + 8, { button: 'right' });
  await expect(items.first()).toBeVisible();
  expect(await offered()).toMatch(/Add a step here.*Paste.*Find in the flow.*Fit the whole flow/);
});

test('EDITOR-20 a copied link opens the flow centred on the step or zone, selected and focused; a step that is gone is told', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const d = designer(page);
  const address = await freshFlow();
  await d.open(address);
  const centred = async (locator: ReturnType<typeof d.card>) => {
    await expect(locator).toBeFocused();
    await expect(locator).toContainClass('selected');
    const [own, canvas] = [await d.middleOf(locator), await d.middleOf(page.locator('.canvas'))];
    expect(Math.hypot(own.x - canvas.x, own.y - canvas.y)).toBeLessThan(4);
  };
  const copyLink = async (): Promise<string> => {
    await page.getByRole('menuitem', { name: 'Copy link to this step' }).click();
    await expect(page.getByText('Link copied').first()).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await d.card('Refuse').locator('.card-title').click({ button: 'right' });
  const step = await copyLink();
  expect(step).toContain(`${address}?step=`);
  await page.locator('.zone.is-secure .zone-name').click({ button: 'right' });
  const zone = await copyLink();
  await page.goto(step);
  await centred(d.card('Refuse'));
  await page.goto(zone);
  const secure = page.locator('.react-flow__node-zone').filter({ has: page.locator('.is-secure') });
  await expect(secure).toContainClass('selected');
  await expect(secure).toBeFocused();
  await page.goto(`${address}?step=long-gone`);
  await expect(page.getByText('This step is gone').first()).toBeVisible();
  await expect(d.card('Sign-in')).toBeAttached();
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(0);
});

test('EDITOR-11 the history is a panel beside any selection; a typing burst is one named step; pressing a step goes there', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.card('Refuse').click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.click();
  await name.pressSequentially('Go away', { delay: 20 });
  await expect(d.card('Go away')).toBeVisible();

  // In a field the key is the field's: it takes back what was typed there, and never what was done elsewhere.
  await page.keyboard.press('Control+z', press);
  await expect(name).not.toHaveValue('Go away');
  await page.keyboard.press('Control+y', press);
  await expect(name).toHaveValue('Go away');

  await d.card('Go away').focus();
  await page.keyboard.press('Control+d', press);
  await expect(d.steps).toHaveCount(Object.keys(templates['sign-in'].graph.nodes).length + 1);
  await page.keyboard.press('Delete', press);
  await expect(d.steps).toHaveCount(Object.keys(templates['sign-in'].graph.nodes).length);
  await d.card('Go away').click();
  await d.tab('History').click();
  const steps = page.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(d.card('Go away')).toContainClass('selected');
  await expect(steps.first()).toContainText('Delete Go away');
  await expect(steps.nth(1)).toContainText('Duplicate 1 step');
  await expect(steps.filter({ hasText: 'Rename' })).not.toHaveCount(0);
  await expect(steps.last()).toContainText('Before all of this');
  await expect(steps.first()).toHaveAttribute('aria-current', 'step');

  await steps.last().getByRole('button').click();
  await expect(d.card('Refuse')).toBeVisible();
  await expect(d.undo).toBeDisabled();
  await expect(steps.last()).toHaveAttribute('aria-current', 'step');
  await steps.nth(1).getByRole('button').click();
  await expect(d.steps).toHaveCount(Object.keys(templates['sign-in'].graph.nodes).length + 1);
  await expect(page.getByRole('button', { name: 'Undo: Duplicate 1 step' })).toBeEnabled();
});
