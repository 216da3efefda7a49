import type { Page } from '@playwright/test';
import { templates } from '#flows/templates/templates.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { designer, makeFlow } from './designer-page.ts';
import { plainGraph } from './plain-graph.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const freshFlow = async (graph = templates['sign-in'].graph) => {
  count += 1;
  return server.url + (await makeFlow(call, `keys-${count}`, graph)).path;
};

test('EDITOR-08 palette, canvas, drawer and settings are a few stops apart; arrows walk, Enter goes into the settings, Escape comes back', async ({
  page,
}) => {
  const d = designer(page);
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
});

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

const press = (page: Page, key: string) => page.keyboard.press(key, { delay: 60 });
/** The draft as the server has it. */
const saved = async (page: Page, flow: string): Promise<Graph> => {
  await expect(page.getByRole('banner').getByRole('status').first()).toContainText('Saved');
  const response = await page.request.get(`${server.url}/trpc/flows.draft?input=${encodeURIComponent(JSON.stringify({ flow }))}`);
  return (await response.json()).result.data.graph;
};
const blankFlow = async (slug: string) => {
  const { id, path } = await makeFlow(call, slug);
  return { id, address: server.url + path };
};

test('EDITOR-07 a sign-in of three screens and a failure branch is built by keyboard alone, and is what a mouse builds', async ({ page }) => {
  test.setTimeout(240_000);
  const d = designer(page);
  const keyed = await blankFlow('by-key');
  await page.goto(keyed.address);
  const search = page.getByRole('searchbox', { name: 'Search steps' });
  const focused = (title: string) => expect(d.card(title)).toBeFocused();
  /** Tab from where the page begins, as a person does. */
  const tabTo = async (name: string) => {
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
      if (label.startsWith(name)) return;
    }
    throw new Error(`${name} is not reached by Tab`);
  };
  /** From the focused step: the outcome, then where it leads. */
  const connect = async (outcome: string | undefined, to: string) => {
    await press(page, 'c');
    if (outcome !== undefined) {
      await expect(page.getByRole('combobox', { name: 'Outcome', exact: true })).toBeFocused();
      await page.keyboard.type(outcome, { delay: 20 });
      await press(page, 'Enter');
    }
    await expect(page.getByRole('combobox', { name: 'Target step' })).toBeFocused();
    await page.keyboard.type(to, { delay: 20 });
    await press(page, 'Enter');
  };
  const addAfter = async (outcome: string | undefined, kind: string) => {
    await press(page, 'a');
    if (outcome !== undefined) {
      await expect(page.getByRole('combobox', { name: 'Outcome', exact: true })).toBeFocused();
      await page.keyboard.type(outcome, { delay: 20 });
      await press(page, 'Enter');
    }
    await expect(page.getByRole('combobox', { name: 'Search steps' })).toBeFocused();
    await page.keyboard.type(kind, { delay: 20 });
    await press(page, 'Enter');
    await expect(page.locator('.side :focus')).toHaveCount(1);
    await press(page, 'Escape');
  };

  /** By the key that goes from zone to zone; where the step stood at first is the editor's choice. */
  const intoSecure = async (title: string) => {
    for (let turn = 0; turn < 2; turn += 1) {
      await press(page, 'Alt+z');
      await expect(d.said).toContainText(new RegExp(`${title} stands in (Public|Secure) now`));
      if ((await d.said.textContent())?.includes('Secure')) return;
    }
  };

  // The beginning: Blank, then the names of the palette and the first step.
  await tabTo('Blank');
  await press(page, 'Enter');
  await tabTo('Show names');
  await press(page, 'Enter');
  await page.keyboard.press('Shift+Tab');
  await expect(search).toBeFocused();
  await page.keyboard.type('sign-in', { delay: 20 });
  await press(page, 'Enter');
  await expect(page.locator('.side :focus')).toHaveCount(1);
  await press(page, 'Escape');
  await focused('Sign-in');
  await addAfter(undefined, 'ask who');
  await focused('Ask who it is');
  // Edit: a name.
  await press(page, 'F2');
  await page.keyboard.type('Ask for e-mail', { delay: 20 });
  await press(page, 'Escape');
  await focused('Ask for e-mail');
  await addAfter(undefined, 'fallback');
  await focused('Fallback chain');
  // Its two methods, the wrong one first.
  for (const method of ['Password', 'Code by e-mail']) {
    await press(page, 'Enter');
    await tabTo('Add a method');
    await press(page, 'Enter');
    await page.keyboard.type(method, { delay: 20 });
    await press(page, 'Enter');
    await expect(d.card(method)).toBeVisible();
    await expect(page.locator('.side :focus')).toHaveCount(1);
    await press(page, 'Escape');
    await focused(method);
    await press(page, 'Escape');
    await focused('Fallback chain');
  }
  // Reorder.
  await press(page, 'ArrowDown');
  await focused('Password');
  await press(page, 'Alt+ArrowDown');
  await expect(d.card('Password').locator('.card-rank')).toHaveText('2');
  await press(page, 'Escape');
  await focused('Fallback chain');
  // The way on, into the secure zone; the session's page after it.
  await addAfter('Verified', 'start session');
  await focused('Start session');
  await intoSecure('Start session');
  await addAfter('Signed in', 'app screen');
  await focused('App screen');
  await intoSecure('App screen');
  await press(page, 'ArrowLeft');
  await focused('Start session');
  await press(page, 'ArrowLeft');
  await focused('Fallback chain');
  // The failure branch: a message by mistake, deleted, brought back and deleted again; then Refuse.
  await addAfter('Too many', 'message');
  await focused('Message');
  await press(page, 'Delete');
  await expect(d.card('Message')).toHaveCount(0);
  await focused('Fallback chain');
  await press(page, 'Control+z');
  await expect(d.card('Message')).toHaveCount(1);
  await press(page, 'Control+y');
  await expect(d.card('Message')).toHaveCount(0);
  await focused('Fallback chain');
  await addAfter('Too many', 'refuse');
  await focused('Refuse');
  await press(page, 'ArrowLeft');
  await focused('Fallback chain');
  // A wire by name, and what cannot be says why.
  await press(page, 'c');
  await page.keyboard.type('none available', { delay: 20 });
  await press(page, 'Enter');
  await page.keyboard.type('sign-in', { delay: 20 });
  await expect(page.getByRole('option', { name: /Runs begin at Sign-in: nothing can lead there/ })).toHaveAttribute('aria-disabled', 'true');
  await press(page, 'Escape');
  await focused('Fallback chain');
  await connect('none available', 'refuse');
  await expect(d.said).toContainText('None available now leads to Refuse');
  await focused('Fallback chain');
  const byKey = plainGraph(await saved(page, keyed.id));
  // Publish.
  await tabTo('Publish');
  await press(page, 'Enter');
  const publish = page.getByRole('region', { name: 'Publish' }).getByRole('button', { name: 'Publish', exact: true });
  await expect(publish).toBeEnabled();
  await publish.focus();
  await press(page, 'Enter');
  await expect(page.getByText(/Version 1 is live|is live/).first()).toBeVisible();

  // The same with the mouse.
  const moused = await blankFlow('by-mouse');
  await page.goto(moused.address);
  await page.getByRole('button', { name: /^Blank/ }).click();
  await page.getByRole('button', { name: 'Fit the whole flow' }).click();
  const zone = async (name: RegExp, x: number, y: number) => {
    const box = await page.locator('.react-flow__node-zone').filter({ hasText: name }).boundingBox();
    if (box === null) throw new Error('no zone');
    return { x: box.x + box.width * x, y: box.y + box.height * y };
  };
  const drop = async (kind: string, at: { x: number; y: number }) => {
    const before = await d.steps.count();
    const item = page.getByRole('button', { name: kind, exact: true });
    // A palette that was still being drawn lets go of what is dragged; then it is dragged again.
    await expect(async () => {
      await item.scrollIntoViewIfNeeded();
      if ((await d.steps.count()) === before) await d.drag(await d.middleOf(item), at);
      await expect(d.steps).toHaveCount(before + 1, { timeout: 3_000 });
    }).toPass();
  };
  await drop('Sign-in', await zone(/Public/, 0.15, 0.3));
  await drop('Ask who it is', await zone(/Public/, 0.38, 0.3));
  await page.getByRole('textbox', { name: 'Name' }).fill('Ask for e-mail');
  await drop('Fallback chain', await zone(/Public/, 0.65, 0.3));
  await drop('Code by e-mail', await d.middleOf(d.card('Fallback chain').locator(':scope > .card > .card-head')));
  const below = await d.card('Fallback chain').boundingBox();
  await drop('Password', { x: (below?.x ?? 0) + (below?.width ?? 0) / 2, y: (below?.y ?? 0) + (below?.height ?? 0) - 30 });
  await drop('Refuse', await zone(/Public/, 0.88, 0.85));
  await drop('Start session', await zone(/Secure/, 0.25, 0.3));
  await drop('App screen', await zone(/Secure/, 0.72, 0.3));
  await page.getByRole('button', { name: 'Fit the whole flow' }).click();
  await d.wire('Sign-in', 'Started', 'Ask for e-mail');
  await d.wire('Ask for e-mail', 'Given', 'Fallback chain');
  await d.wire('Fallback chain', 'Verified', 'Start session');
  await d.wire('Fallback chain', 'Too many wrong codes', 'Refuse');
  await d.wire('Fallback chain', 'None available', 'Refuse');
  await d.wire('Start session', 'Signed in', 'App screen');
  expect(plainGraph(await saved(page, moused.id))).toEqual(byKey);
});

test('EDITOR-08 ports, wires and zones are reached by key; a burst of nudges is one change that is saved', async ({ page }) => {
  const d = designer(page);
  const flow = await makeFlow(call, 'keys-ports', templates['sign-in'].graph);
  await d.open(server.url + flow.path);
  await d.card('Prove it is you').focus();
  await press(page, 'Shift+ArrowRight');
  const port = (name: string) => page.locator('.canvas').getByRole('button', { name, exact: true });
  await expect(port('Verified, leads to Register if new')).toBeFocused();
  await press(page, 'ArrowDown');
  await expect(port('Too many wrong codes, back to the screen')).toBeFocused();
  await press(page, 'ArrowUp');
  // The wire's own menu.
  await press(page, 'Shift+F10');
  await page.getByRole('menuitem', { name: /^Change target/ }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Target step' })).toBeFocused();
  await page.keyboard.type('refuse', { delay: 20 });
  await press(page, 'Enter');
  await expect(page.getByRole('img', { name: 'From Prove it is you, Verified, to Refuse' })).toBeAttached();
  await expect(port('Verified, leads to Refuse')).toBeFocused();
  await press(page, 'Shift+F10');
  await page.getByRole('menuitem', { name: /^Delete the wire/ }).press('Enter');
  await expect(page.getByRole('img', { name: 'From Prove it is you, Verified, to Refuse' })).toHaveCount(0);
  await expect(page.locator('.canvas :focus')).toHaveCount(1);
  await press(page, 'Control+z');
  await press(page, 'Control+z');
  await expect(page.getByRole('img', { name: 'From Prove it is you, Verified, to Register if new' })).toBeAttached();

  await press(page, 'Home');
  await expect(page.locator('.react-flow__node-zone:focus')).toHaveCount(1);
  await press(page, 'ArrowDown');
  await expect(d.card('Sign-in')).toBeFocused();
  const before = (await saved(page, flow.id)).nodes['start']?.position;
  for (let step = 0; step < 3; step += 1) await press(page, 'Alt+ArrowDown');
  await expect(page.getByRole('button', { name: 'Undo: Move by keyboard' })).toBeEnabled();
  await expect.poll(async () => (await saved(page, flow.id)).nodes['start']?.position.y).toBe((before?.y ?? 0) + 24);
  await press(page, 'Control+z');
  await expect.poll(async () => (await saved(page, flow.id)).nodes['start']?.position).toEqual(before);

  // The ring: as wide on the screen from afar, and of 3:1 against the canvas.
  await press(page, '1');
  await press(page, 'ArrowRight');
  const ring = await d.card('Ask for e-mail').evaluate((card) => {
    const { outlineWidth, outlineStyle, outlineColor } = getComputedStyle(card);
    const scale = card.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(card).width);
    return { width: Number.parseFloat(outlineWidth) * scale, outlineStyle, outlineColor };
  });
  expect(ring.outlineStyle).toBe('solid');
  expect(ring.width).toBeGreaterThan(1.5);
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = await page.locator('.canvas .react-flow').evaluate((canvas) => getComputedStyle(canvas).backgroundColor);
  const [light, dark] = [luminance(ring.outlineColor), luminance(ground)].sort((a, b) => b - a);
  expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThanOrEqual(3);
});

test('EDITOR-08 among two hundred steps the one that has the focus is never unmounted, and comes back into view', async ({ page }) => {
  const d = designer(page);
  const many = structuredClone(templates['sign-in'].graph);
  for (let index = 0; index < 200; index += 1) {
    many.nodes[`m${index}`] = {
      type: 'screen.message',
      version: 1,
      name: `Message ${index}`,
      zone: 'public',
      order: `b${String(index).padStart(4, '0')}v`,
      position: { x: 300 * (index % 20), y: 600 + 200 * Math.floor(index / 20) },
      config: {},
    };
  }
  many.edges['far'] = { from: 'prove', outcome: 'none-available', to: 'm199' };
  await d.open(await freshFlow(many));
  await d.card('Prove it is you').focus();
  await press(page, '0');
  expect(await d.steps.count()).toBeLessThan(150);
  const canvas = await page.locator('.canvas').boundingBox();
  await page.mouse.move((canvas?.x ?? 0) + 300, (canvas?.y ?? 0) + 300);
  for (let turn = 0; turn < 8; turn += 1) await page.mouse.wheel(400, 400);
  await expect(d.card('Prove it is you')).toBeFocused();
  await expect(d.card('Prove it is you')).not.toBeInViewport();
  // To a step that is not even mounted.
  await press(page, 'Shift+ArrowRight');
  await press(page, 'ArrowDown');
  await press(page, 'ArrowDown');
  await press(page, 'ArrowRight');
  await expect(d.card('Message 199')).toBeFocused();
  await expect(d.card('Message 199')).toBeInViewport({ ratio: 0.9 });
  await press(page, 'ArrowLeft');
  await expect(d.card('Prove it is you')).toBeFocused();
  await expect(d.card('Prove it is you')).toBeInViewport({ ratio: 0.9 });
});
