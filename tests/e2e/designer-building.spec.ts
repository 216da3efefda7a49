import type { CDPSession, Locator, Page } from '@playwright/test';
import type { Graph } from '#flows/graph/graph.ts';
import { templates } from '#flows/templates/templates.ts';
import { atRest, designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;
const { graph } = templates['sign-in'];
type Point = { x: number; y: number };

test.use({ viewport: { width: 1680, height: 960 } });
test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const freshFlow = async (drawn: Graph = graph) => {
  count += 1;
  const { id, path } = await makeFlow(call, `building-${count}`, drawn);
  return { id, url: server.url + path };
};
/** The saved draft, as bytes. */
const saved = async (page: Page, flow: string): Promise<string> => {
  const answer = await page.request.get(`${server.url}/trpc/flows.draft?input=${encodeURIComponent(JSON.stringify({ flow }))}`);
  return JSON.stringify((await answer.json()).result.data);
};
const press = (page: Page, key: string) => page.keyboard.press(key, { delay: 60 });
/** The whole flow in view. */
const fitted = async (page: Page): Promise<void> => {
  await page.locator('.react-flow__node-step').first().focus();
  await press(page, '1');
  await atRest(page);
};
const picker = (page: Page): Locator => page.getByRole('dialog', { name: 'Add a step' });
const search = (page: Page): Locator => page.getByRole('combobox', { name: 'Search steps' });
const option = (page: Page, name: string): Locator =>
  page.getByRole('option').filter({ has: page.locator('span', { hasText: new RegExp(`^${name}`) }) });
const centreOf = (box: { x: number; y: number; width: number; height: number } | null): Point => ({
  x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
  y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
});

const fingerDrag = async (cdp: CDPSession, from: Point, to: Point): Promise<void> => {
  const at = (share: number) => [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }];
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= 10; step += 1) await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 10) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
};
const penDrag = async (cdp: CDPSession, from: Point, to: Point): Promise<void> => {
  const pen = { pointerType: 'pen', button: 'left', clickCount: 1 } as const;
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...from, pointerType: 'pen' });
  await cdp.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...from, ...pen });
  for (let step = 1; step <= 10; step += 1) {
    const at = { x: from.x + ((to.x - from.x) * step) / 10, y: from.y + ((to.y - from.y) * step) / 10 };
    await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at, buttons: 1, ...pen });
  }
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...to, ...pen });
};

test('EDITOR-01 by mouse, pen and finger a kind lands centred where it is dropped, selected, with its first field focused, as one change', async ({
  page,
  context,
}) => {
  const d = designer(page);
  await d.open((await freshFlow()).url);
  const before = await d.steps.count();
  const cdp = await context.newCDPSession(page);
  const hands: readonly [string, (from: Point, to: Point) => Promise<void>][] = [
    ['Menu', d.drag],
    ['Retry limit', (from, to) => penDrag(cdp, from, to)],
    ['Message', (from, to) => fingerDrag(cdp, from, to)],
    // Its own tooltip may lie over where it is dropped.
    ['Form', d.drag],
  ];
  for (const [kind, drag] of hands) {
    if (kind === 'Form') await page.getByRole('button', { name: 'Show icons only' }).click();
    const canvas = await page.locator('.canvas').boundingBox();
    const item = page.getByRole('navigation', { name: 'Steps to add' }).getByRole('button', { name: kind, exact: true });
    await item.scrollIntoViewIfNeeded();
    const level = (await d.middleOf(item)).y;
    const target =
      kind === 'Form' ? { x: (canvas?.x ?? 0) + 180, y: level } : { x: (canvas?.x ?? 0) + 420, y: (canvas?.y ?? 0) + (canvas?.height ?? 0) - 160 };
    await drag(await d.middleOf(item), target);
    await expect(d.steps).toHaveCount(before + 1);
    const card = page.locator('.react-flow__node.selected');
    await expect(card.locator('.card-title')).toHaveText(kind);
    const middle = centreOf(await card.boundingBox());
    expect(Math.hypot(middle.x - target.x, middle.y - target.y), kind).toBeLessThanOrEqual(8);
    await expect(page.locator('.inspector :is(input, textarea):focus')).toBeVisible();
    await expect(page.getByRole('button', { name: `Undo: Add ${kind}` })).toBeEnabled();
    await d.undo.click();
    await expect(d.steps).toHaveCount(before);
    await expect(d.undo).toBeDisabled();
  }
});

test('EDITOR-01 EDITOR-02 the picker finds kinds by synonym, lists only what may follow, and Escape leaves the saved draft as it was', async ({
  page,
}) => {
  const flow = await freshFlow();
  const d = designer(page);
  await d.open(flow.url);
  await d.show('Ask for e-mail');
  const before = await saved(page, flow.id);

  await d.card('Ask for e-mail').focus();
  await press(page, 'a');
  await picker(page).waitFor();
  await expect(option(page, 'Code by e-mail')).toBeVisible();
  await expect(option(page, 'Register if new')).toHaveCount(0);
  await expect(page.getByRole('option').filter({ hasText: 'Common link' })).toHaveCount(0);
  for (const [word, kind] of [
    ['mfa', 'Code by e-mail'],
    ['otp', 'Code by e-mail'],
    ['forgot', 'Code by e-mail'],
    ['social', 'External ID'],
  ] as const) {
    await search(page).fill(word);
    await expect(option(page, kind)).toBeVisible();
  }
  await search(page).fill('register if new');
  const refused = option(page, 'Register if new');
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await expect(refused).toContainText('proved who they are');
  await press(page, 'Enter');
  await expect(picker(page)).toBeVisible();
  await press(page, 'Escape');
  await expect(picker(page)).toBeHidden();
  await expect(d.undo).toBeDisabled();
  expect(await saved(page, flow.id)).toBe(before);
});

test('EDITOR-02 the plus of an open port and of a wire add a step with its wires as one change', async ({ page }) => {
  const d = designer(page);
  await d.open((await freshFlow()).url);
  await d.show('Prove it is you');
  const [steps, wires] = [await d.steps.count(), await d.wires.count()];

  await d.port('Prove it is you', 'Too many wrong codes').hover();
  await d.card('Prove it is you').getByRole('button', { name: 'Add a step after Too many wrong codes' }).click();
  await search(page).fill('message');
  await press(page, 'Enter');
  await expect(page.getByRole('img', { name: 'From Prove it is you, Too many wrong codes, to Message' })).toBeAttached();
  await d.undo.click();
  await expect(d.steps).toHaveCount(steps);
  await expect(d.wires).toHaveCount(wires);

  await d.show('Ask for e-mail');
  const middle = await d.alongWire('From Ask for e-mail, Given, to Prove it is you', 0.5);
  await page.mouse.move(middle.x + 14, middle.y);
  await page.mouse.move(middle.x, middle.y, { steps: 3 });
  await page.mouse.click(middle.x, middle.y);
  await search(page).fill('domain');
  await press(page, 'Enter');
  await expect(page.getByRole('img', { name: 'From Ask for e-mail, Given, to E-mail domain' })).toBeAttached();
  await expect(page.getByRole('img', { name: 'From E-mail domain, Allowed, to Prove it is you' })).toBeAttached();
  await d.undo.click();
  await expect(d.wires).toHaveCount(wires);
  await expect(d.undo).toBeDisabled();
});

test('EDITOR-02 what is dropped on a wire is put into it: a kind of the palette, or a step that stands by itself', async ({ page }) => {
  const d = designer(page);
  await d.open((await freshFlow()).url);
  await d.show('Ask for e-mail');
  const wires = await d.wires.count();
  const onWire = () => d.alongWire('From Ask for e-mail, Given, to Prove it is you', 0.5);
  const item = (kind: string) => page.getByRole('navigation', { name: 'Steps to add' }).getByRole('button', { name: kind, exact: true });

  await d.drag(await d.middleOf(item('E-mail domain')), await onWire());
  await expect(page.getByRole('img', { name: 'From Ask for e-mail, Given, to E-mail domain' })).toBeAttached();
  await expect(page.getByRole('img', { name: 'From E-mail domain, Allowed, to Prove it is you' })).toBeAttached();
  await d.undo.click();
  await expect(d.wires).toHaveCount(wires);

  // One that may not stand there is set down beside the wire, with the reason.
  await item('Register if new').scrollIntoViewIfNeeded();
  await d.drag(await d.middleOf(item('Register if new')), await onWire());
  await expect(d.said).toContainText('proved who they are');
  await expect(d.wires).toHaveCount(wires);
  await d.undo.click();

  await item('Message').click();
  await expect(d.card('Message')).toBeVisible();
  const title = await d.middleOf(d.card('Message').locator('.card-title'));
  await d.drag(title, await onWire());
  await expect(page.getByRole('img', { name: 'From Ask for e-mail, Given, to Message' })).toBeAttached();
  await expect(page.getByRole('img', { name: 'From Message, Continued, to Prove it is you' })).toBeAttached();
  await d.undo.click();
  await expect(d.wires).toHaveCount(wires);
  await expect(d.card('Message')).toBeVisible();
});

test('EDITOR-03 replacing keeps place, name and wires that fit and says first what goes; one undo brings all of it back, selection too', async ({
  page,
}) => {
  const flow = await freshFlow();
  const d = designer(page);
  await d.open(flow.url);
  await d.show('Register if new');
  const [wires, before] = [await d.wires.count(), await saved(page, flow.id)];
  const place = await d.card('Register if new').boundingBox();

  await d.card('Register if new').focus();
  await press(page, 'x');
  const panel = page.getByRole('dialog', { name: 'Replace Register if new' });
  await search(page).fill('message');
  await press(page, 'Enter');
  await expect(panel.getByRole('list', { name: 'What goes' }).getByRole('listitem')).toHaveText([
    'The wire from “Registered now” to Start session',
    'The wire from “Known already” to Start session',
    'The wire from “Refused” to Refuse',
  ]);
  expect(await saved(page, flow.id)).toBe(before);
  await panel.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(page.getByRole('img', { name: 'From Prove it is you, Verified, to Message' })).toBeAttached();
  await expect(d.wires).toHaveCount(wires - 3);
  const now = await d.card('Message').boundingBox();
  expect([now?.x, now?.y]).toEqual([place?.x, place?.y]);
  await d.card('Message').focus();
  await press(page, 'Control+z');
  await expect(d.wires).toHaveCount(wires);
  await expect(d.card('Register if new')).toContainClass('selected');

  // Nothing goes: it is done at once, and the name stays.
  await d.card('Prove it is you').focus();
  await d.card('Password').click();
  await d.card('Password').focus();
  await press(page, 'x');
  await search(page).fill('link by');
  await press(page, 'Enter');
  await expect(d.card('Link by e-mail').locator('.card-rank')).toHaveText('2');
  await expect(d.wires).toHaveCount(wires);
});

test('EDITOR-03 deleting and taking out heal the way, keep the outcome it came by, and one Ctrl+Z brings back steps, wires and selection', async ({
  page,
}) => {
  const d = designer(page);
  await d.open((await freshFlow()).url);
  await d.show('Register if new');
  const [steps, wires] = [await d.steps.count(), await d.wires.count()];
  const healed = page.getByRole('img', { name: 'From Prove it is you, Verified, to Start session' });
  for (const [key, left] of [
    ['Delete', steps - 1],
    ['d', steps],
  ] as const) {
    await d.card('Register if new').click();
    await expect(d.card('Register if new')).toContainClass('selected');
    await press(page, key);
    await expect(healed).toBeAttached();
    await expect(d.steps).toHaveCount(left);
    // The keyboard is still heard, although the card that had the focus may be gone.
    await press(page, 'Control+z');
    await expect(healed).toHaveCount(0);
    await expect(d.steps).toHaveCount(steps);
    await expect(d.wires).toHaveCount(wires);
    await expect(d.card('Register if new')).toContainClass('selected');
    await expect(d.undo).toBeDisabled();
  }
});

test('EDITOR-04 while a wire is drawn, what it cannot lead to is dimmed and says why; a port pulls it from 40 px away', async ({ page }) => {
  const d = designer(page);
  await d.open((await freshFlow()).url);
  await fitted(page);
  const wires = await d.wires.count();
  const from = await d.middleOf(d.port('Prove it is you', 'Too many wrong codes'));
  const entry = await d.middleOf(d.card('Sign-in').locator('.card-title'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y + 60, { steps: 4 });
  await expect(d.card('Sign-in').locator(':scope > .card')).toHaveCSS('opacity', '0.4');
  await expect(d.card('Register if new').locator(':scope > .card')).toHaveCSS('opacity', '1');
  await page.mouse.move(entry.x, entry.y, { steps: 8 });
  const tip = page.locator('.wire-reason', { hasText: 'nothing can lead there' });
  await expect(tip).toBeVisible();
  const box = await tip.boundingBox();
  expect(Math.hypot((box?.x ?? 0) - entry.x, (box?.y ?? 0) - entry.y)).toBeLessThan(40);
  await expect(d.said).toContainText('nothing can lead there');

  // Its own card too, once the wire has left it.
  const own = await d.middleOf(d.card('Prove it is you').locator(':scope > .card > .card-head'));
  await page.mouse.move(own.x, own.y, { steps: 8 });
  await expect(d.said).toContainText('cannot lead to itself');

  const port = await d.middleOf(d.card('Refuse').locator('.port-in'));
  await page.mouse.move(port.x - 22, port.y + 32, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByRole('img', { name: 'From Prove it is you, Too many wrong codes, to Refuse' })).toBeAttached();
  await expect(d.wires).toHaveCount(wires + 1);
});

test('EDITOR-04 the end of a wire is led to another step, and Escape on the way leaves it where it was', async ({ page }) => {
  const d = designer(page);
  await d.open((await freshFlow()).url);
  await fitted(page);
  const wires = await d.wires.count();
  const port = await d.middleOf(d.card('Register if new').locator('.port-in'));
  const end = { x: port.x - 8, y: port.y };
  const target = await d.middleOf(d.card('Refuse').locator('.card-title'));

  await page.mouse.move(end.x, end.y);
  await page.mouse.down();
  await page.mouse.move(target.x, target.y, { steps: 8 });
  await press(page, 'Escape');
  await page.mouse.move(target.x + 3, target.y + 2, { steps: 3 });
  await page.mouse.up();
  await expect(d.wires).toHaveCount(wires);
  await expect(d.undo).toBeDisabled();

  await d.drag(end, target);
  await expect(page.getByRole('img', { name: 'From Prove it is you, Verified, to Refuse' })).toBeAttached();
  await expect(d.wires).toHaveCount(wires);
  await d.undo.click();
  await expect(d.undo).toBeDisabled();
});

test('EDITOR-05 every outcome is a labelled port; an open one reads “Not handled”, and what must lead somewhere is a problem', async ({ page }) => {
  const d = designer(page);
  await d.open((await freshFlow()).url);
  await d.show('Prove it is you');
  const row = (outcome: string) => d.card('Prove it is you').locator(':scope > .card .port-row').filter({ hasText: outcome });
  await expect(d.card('Prove it is you').locator(':scope > .card .port-label')).toHaveText(['Verified', 'Too many wrong codes', 'None available']);
  await expect(row('None available').locator('.port-way')).toHaveText('Not handled: goes back to the screen');
  await expect(row('None available').locator('.port-dash')).toHaveCSS('border-top-style', 'dashed');
  // By default they work: told apart from the problems, to whoever asks.
  await d.tab('Problems').click();
  await expect(page.getByText(/outcomes are not handled and go back to the screen/)).toBeVisible();
  await expect(page.getByText('No problems.')).toBeVisible();

  await d.pressWire('From Prove it is you, Verified, to Register if new');
  await press(page, 'Delete');
  await expect(row('Verified').locator('.port-way')).toHaveText('Not handled: needs a next step');
  await expect(row('Verified').locator('.port-way')).toContainClass('is-grave');
  await expect(page.getByText('Nothing says what happens after “Verified”')).toBeVisible();
});

test('EDITOR-25 a hundred changes of a screen’s buttons leave every wire on its port within 2 px and every outcome id as it was', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const menu = {
    type: 'choose.menu',
    version: 1,
    zone: 'public',
    order: 'b0',
    position: { x: 304, y: 220 },
    config: { options: ['One', 'Two', 'Three'].map((name) => ({ id: name.toLowerCase(), name })) },
  };
  const flow = await freshFlow({
    ...graph,
    nodes: { ...graph.nodes, menu },
    edges: {
      ...graph.edges,
      'menu-one': { from: 'menu', outcome: 'one', to: 'refuse' },
      'menu-three': { from: 'menu', outcome: 'three', to: 'register' },
    },
  });
  const d = designer(page);
  await d.open(flow.url);
  await d.show('Menu');
  /** How far each wire's beginning is from the dot of its port, px of the window. */
  const gaps = () =>
    page.evaluate(() =>
      ['one', 'three'].map((outcome) => {
        const path = document.querySelector<SVGPathElement>(`.react-flow__edge[data-id="menu-${outcome}"] path`);
        const port = document.querySelector(`.react-flow__node[data-id="menu"] [data-handleid="${outcome}"]`)?.getBoundingClientRect();
        const [start, matrix] = [path?.getPointAtLength(0), path?.getScreenCTM()];
        if (port === undefined || start === undefined || matrix == null) return Number.POSITIVE_INFINITY;
        const at = start.matrixTransform(matrix);
        return Math.hypot(Math.max(port.left - at.x, 0, at.x - port.right), Math.max(port.top - at.y, 0, at.y - port.bottom));
      }),
    );
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  for (let round = 0; round < 25; round += 1) {
    await button('Add an option').click();
    await button(round % 2 === 0 ? 'Move Three up' : 'Move One down').click();
    // A frame may pass until what was written is drawn.
    await expect.poll(async () => Math.max(...(await gaps())), { message: `round ${round}`, intervals: [20], timeout: 2_000 }).toBeLessThanOrEqual(2);
    await button(round % 2 === 0 ? 'Move Three down' : 'Move One up').click();
    await button(/^Remove Option/)
      .last()
      .click();
    await expect.poll(async () => Math.max(...(await gaps())), { message: `round ${round}`, intervals: [20], timeout: 2_000 }).toBeLessThanOrEqual(2);
  }
  await expect(d.state).toContainText('Saved');
  const { graph: now }: { graph: Graph } = JSON.parse(await saved(page, flow.id));
  expect(now.nodes['menu']?.config).toEqual(menu.config);
  expect([now.edges['menu-one'], now.edges['menu-three']]).toEqual([
    { from: 'menu', outcome: 'one', to: 'refuse' },
    { from: 'menu', outcome: 'three', to: 'register' },
  ]);
});

test('EDITOR-25 an unknown kind of step is a placeholder that can be deleted, with its wires', async ({ page }) => {
  const d = designer(page);
  const unknown = { type: 'verify.retina', version: 1, zone: 'public', order: 'b0', position: { x: 304, y: 260 }, config: { depth: 3 } };
  await d.open(
    (
      await freshFlow({
        ...graph,
        nodes: { ...graph.nodes, unknown },
        edges: { ...graph.edges, 'unknown-seen': { from: 'unknown', outcome: 'seen', to: 'refuse' } },
      })
    ).url,
  );
  const steps = await d.steps.count();
  const card = d.card('verify.retina');
  await expect(card).toContainText('This kind of step is not known here');
  await expect(page.getByRole('img', { name: 'From verify.retina, seen, to Refuse' })).toBeAttached();
  await card.click();
  await press(page, 'Delete');
  await expect(d.steps).toHaveCount(steps - 1);
  await expect(page.getByRole('img', { name: 'From verify.retina, seen, to Refuse' })).toHaveCount(0);
});

test.describe('a card that cannot be drawn', () => {
  // The fault is told to whoever looks for it; all else stays silent.
  test.use({ expected: [/A renderer that fails/] });

  test('EDITOR-25 is a placeholder that can be deleted, and all others stand', async ({ page }) => {
    await page.addInitScript(() => {
      // A password proves knowledge: the badges of its card are drawn by mapping this list, and nothing else is.
      const { map } = Array.prototype;
      Object.defineProperty(Array.prototype, 'map', {
        configurable: true,
        writable: true,
        value(this: unknown[], ...given: Parameters<typeof map>) {
          if (this.length === 1 && this[0] === 'knowledge') throw new Error('A renderer that fails');
          return map.apply(this, given);
        },
      });
    });
    const d = designer(page);
    const alone = { type: 'verify.password', version: 1, zone: 'public', order: 'b0', position: { x: 304, y: 260 }, config: {} };
    await d.open((await freshFlow({ ...graph, nodes: { ...graph.nodes, alone } })).url);
    const steps = await d.steps.count();
    await expect(page.getByText('This step cannot be drawn')).toHaveCount(2);
    await expect(d.card('Register if new').locator('.port-label')).toHaveText(['Registered now', 'Known already', 'Refused']);
    await page.locator('.react-flow__node[data-id="alone"]').click();
    await press(page, 'Delete');
    await expect(d.steps).toHaveCount(steps - 1);
  });
});
