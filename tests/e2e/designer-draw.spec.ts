import { type Desk, expect, test } from './designer-test.ts';
import { templates } from '#flows/templates/templates.ts';
import { atRest, designer, makeFlow } from './designer-page.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;
const graph = templates['sign-in'].graph;

test.use({ viewport: { width: 1680, height: 960 } });
test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const freshFlow = async (drawn = true) => {
  count += 1;
  return server.url + (await makeFlow(call, `draw-${count}`, drawn ? graph : undefined)).path;
};

test('EDITOR-01 a step is added by a press, by Enter and by dragging, each as one change with its first field focused', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  const before = await d.steps.count();

  await page.getByRole('searchbox', { name: 'Search steps' }).fill('otp');
  await page.keyboard.press('Enter');
  await expect(d.steps).toHaveCount(before + 1);
  await expect(page.getByRole('textbox', { name: 'Length of the code' })).toBeFocused();
  await page.getByRole('searchbox', { name: 'Search steps' }).fill('');

  await page.getByRole('button', { name: 'Message', exact: true }).click();
  await expect(d.steps).toHaveCount(before + 2);

  const item = await d.middleOf(page.getByRole('button', { name: 'Menu', exact: true }));
  const canvas = await d.middleOf(page.locator('.canvas'));
  const target = { x: canvas.x, y: canvas.y + 250 };
  await d.drag(item, target);
  await expect(d.steps).toHaveCount(before + 3);
  const dropped = await page.locator('.react-flow__node.selected').boundingBox();
  expect(Math.abs((dropped?.x ?? 0) + (dropped?.width ?? 0) / 2 - target.x)).toBeLessThanOrEqual(8);

  for (let index = 0; index < 3; index += 1) await d.undo.click();
  await expect(d.steps).toHaveCount(before);
  await expect(d.undo).toBeDisabled();
});

test('EDITOR-02 a wire let go on the canvas asks what comes next; Escape changes nothing, Enter adds step and wire as one change', async ({
  page,
}) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.show('Prove it is you');
  const [steps, wires] = [await d.steps.count(), await d.wires.count()];
  const from = await d.middleOf(d.port('Prove it is you', 'Too many wrong codes'));
  const to = { x: from.x + 60, y: from.y + 40 };

  await d.drag(from, to);
  await page.getByRole('dialog', { name: 'Add a step' }).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Add a step' })).toBeHidden();
  await expect(d.undo).toBeDisabled();

  await d.drag(from, to);
  await page.getByRole('combobox', { name: 'Search steps' }).fill('message');
  await page.keyboard.press('Enter');
  await expect(d.steps).toHaveCount(steps + 1);
  await expect(d.wires).toHaveCount(wires + 1);
  await d.undo.click();
  await expect(d.steps).toHaveCount(steps);
  await expect(d.wires).toHaveCount(wires);
});

test('EDITOR-02 a step put into a wire keeps what led there and leads on', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.show('Ask for e-mail');
  const wires = await d.wires.count();
  await d.pressWire('From Ask for e-mail, Given, to Prove it is you');
  await page.getByRole('button', { name: 'Add a step here' }).click();
  await page.getByRole('combobox', { name: 'Search steps' }).fill('domain');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'From Ask for e-mail, Given, to E-mail domain' })).toBeAttached();
  await expect(page.getByRole('img', { name: 'From E-mail domain, Allowed, to Prove it is you' })).toBeAttached();
  await expect(d.wires).toHaveCount(wires + 1);
});

test('EDITOR-04 a wire that cannot be is refused with its reason, and Escape draws none, wherever the pointer goes after', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.show('Ask for e-mail');
  await page.keyboard.press('1');
  await atRest(page);
  const wires = await d.wires.count();
  const from = await d.middleOf(d.port('Prove it is you', 'Too many wrong codes'));

  await d.drag(from, await d.middleOf(d.card('Sign-in').locator('.card-title')));
  await expect(d.said).toContainText('nothing can lead there');
  await expect(d.wires).toHaveCount(wires);

  const valid = await d.middleOf(d.card('Ask for e-mail').locator('.port-in'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(valid.x, valid.y, { steps: 8 });
  await page.keyboard.press('Escape');
  await page.mouse.move(valid.x + 3, valid.y + 3, { steps: 3 });
  await page.mouse.up();
  await expect(d.wires).toHaveCount(wires);
  await expect(d.undo).toBeDisabled();
});

test('EDITOR-05 every outcome is a port; one that leads nowhere says so, and wiring it again replaces the wire', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.show('Prove it is you');
  await expect(d.card('Prove it is you').locator(':scope > .card .port-way')).toHaveText([
    'Not handled: goes back to the screen',
    'Not handled: goes back to the screen',
  ]);
  await d.wire('Prove it is you', 'Too many wrong codes', 'Refuse');
  await expect(d.said).toContainText('now leads to Refuse');
  const wires = await d.wires.count();
  await d.wire('Prove it is you', 'Too many wrong codes', 'Register if new');
  await expect(d.wires).toHaveCount(wires);
  await d.undo.click();
  await expect(page.getByRole('img', { name: 'From Prove it is you, Too many wrong codes, to Refuse' })).toBeAttached();
});

test('a fallback chain takes a method where it is dropped, and its order can be changed by keyboard', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.show('Prove it is you');
  await d.drag(
    await d.middleOf(page.getByRole('button', { name: 'Link by e-mail', exact: true })),
    await d.middleOf(d.card('Prove it is you').locator(':scope > .card > .card-head')),
  );
  await expect(d.card('Link by e-mail').locator('.card-rank')).toHaveText('1');
  await expect(d.card('Password').locator('.card-rank')).toHaveText('3');
  await d.card('Password').click();
  await expect(d.card('Password')).toContainClass('selected');
  await d.card('Password').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(d.card('Password').locator('.card-rank')).toHaveText('2');
  await expect(d.said).toContainText('Password is now number 2 of 3');
});

test('EDITOR-11 dragging is one named change; undo and redo go both ways and the history can be jumped through', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.show('Refuse');
  const title = d.card('Refuse').locator('.card-title');
  const before = await title.boundingBox();
  const at = await d.middleOf(title);
  await d.drag(at, { x: at.x + 80, y: at.y + 40 });
  await expect(page.getByRole('button', { name: 'Undo: Move Refuse' })).toBeEnabled();
  await page.keyboard.press('Control+z');
  expect(await title.boundingBox()).toEqual(before);
  await page.keyboard.press('Control+y');
  expect((await title.boundingBox())?.x).toBeGreaterThan(before?.x ?? 0);
  await page.getByRole('textbox', { name: 'Name' }).pressSequentially('Go away');
  await expect(page.getByRole('button', { name: /^Undo: Rename/ })).toBeEnabled();
  await d.undo.click();
  await expect(page.getByRole('button', { name: 'Undo: Move Refuse' })).toBeEnabled();
});

test('EDITOR-21 keys act on the graph only in the canvas: not from a field, a panel button, a menu or the phone', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.show('Refuse');
  const steps = await d.steps.count();
  for (const elsewhere of [
    page.getByRole('textbox', { name: 'Name' }),
    d.tab('Publish'),
    page.getByRole('button', { name: 'Versions' }),
    page.getByRole('searchbox', { name: 'Search steps' }),
  ]) {
    await elsewhere.focus();
    for (const key of ['Control+a', 'Delete', 'Backspace']) await page.keyboard.press(key);
    await expect(d.steps).toHaveCount(steps);
  }
  await d.phone.getByLabel('E-mail address').focus();
  await page.keyboard.press('Delete');
  await expect(d.steps).toHaveCount(steps);
  await d.card('Refuse').click();
  await page.keyboard.press('Delete');
  await expect(d.steps).toHaveCount(steps - 1);
});

test('EDITOR-22 copying goes through the clipboard: into the same flow and into another', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const d = designer(page);
  await d.open(await freshFlow());
  const steps = await d.steps.count();
  await d.card('Prove it is you').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect(d.steps).toHaveCount(steps + 3);
  await page.goto(await freshFlow(false));
  await page.getByRole('button', { name: /^Blank/ }).click();
  await page.locator('.react-flow__pane').click({ position: { x: 300, y: 300 } });
  await page.keyboard.press('Control+v');
  await expect(d.steps).toHaveCount(3);
});

test('EDITOR-24 the first minute: three ways to begin; a template runs in the phone after two presses', async ({ page }) => {
  const d = designer(page);
  await page.goto(await freshFlow(false));
  await expect(page.locator('.start-choices button')).toHaveCount(3);
  await page.getByRole('button', { name: /^From a template/ }).click();
  await page.getByRole('button', { name: /^Sign-in by e-mail/ }).click();
  await expect(d.steps).toHaveCount(Object.keys(graph.nodes).length);
  await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
  await expect(d.tab('Problems')).toHaveText('Problems');
});

test('EDITOR-25 the browser has nothing to complain about, and adding, moving and removing options keeps wires on their ports', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await d.show('Menu');
  await d.pick('Second option leads to', 'Refuse');
  for (let round = 0; round < 8; round += 1) {
    await page.getByRole('button', { name: 'Add an option' }).click();
    await page.getByRole('button', { name: 'Move Second option up' }).click();
    await page.getByRole('button', { name: 'Move Second option down' }).click();
    await page
      .getByRole('button', { name: /^Remove Option/ })
      .last()
      .click();
  }
  const port = await d.middleOf(d.port('Menu', 'Second option'));
  const start = await d.alongWire('From Menu, Second option, to Refuse', 0);
  expect(Math.abs(start.y - port.y)).toBeLessThanOrEqual(2);
});
