import type { Page } from '@playwright/test';
import { largeDrawing } from '../bench/large-drawing.ts';
import { designer, makeFlow } from './designer-page.ts';
import { expect, test } from './designer-test.ts';

const graph = largeDrawing(502);
const edges = Object.entries(graph.edges);

/** Which cards and wires are drawn again while something is done. How fast that is, the bench tells. */
const drawnWhile = async (page: Page, act: () => Promise<void>): Promise<string[]> => {
  await page.evaluate(() => Reflect.set(globalThis, Symbol.for('sallyport.renders'), new Map()));
  await act();
  return page.evaluate(() => {
    const found: unknown = Reflect.get(globalThis, Symbol.for('sallyport.renders'));
    return found instanceof Map ? [...found.keys()].map(String) : [];
  });
};

/** The path of each wire that is drawn. */
const waysOf = (page: Page): Promise<Record<string, string>> =>
  page
    .locator('.react-flow__edge')
    .evaluateAll((wires) =>
      Object.fromEntries(wires.map((wire) => [wire.getAttribute('data-id') ?? '', wire.querySelector('path')?.getAttribute('d') ?? ''])),
    );

/** A card that lies wholly in view with room to be dragged, and nothing over it. */
const inTheOpen = (page: Page): Promise<string> =>
  page.locator('.canvas').evaluate((canvas) => {
    const room = canvas.getBoundingClientRect();
    const found = [...canvas.querySelectorAll<HTMLElement>('.react-flow__node-step')].find((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      return (
        left > room.left + 20 &&
        top > room.top + 60 &&
        right < room.right - 100 &&
        bottom < room.bottom - 100 &&
        card.contains(document.elementFromPoint((left + right) / 2, top + (bottom - top) / 4))
      );
    });
    return found?.dataset['id'] ?? '';
  });

test('EDITOR-23 of five hundred steps only the one that is dragged or named, and its wires, are drawn again; panning draws nothing', async ({
  page,
  desk,
}) => {
  expect(Object.keys(graph.nodes).length).toBeGreaterThanOrEqual(500);
  expect(edges.length).toBeGreaterThanOrEqual(700);
  const d = designer(page);
  await d.open(desk.server.url + (await makeFlow(desk.call, 'large', graph)).path);
  await page.getByRole('banner').getByRole('button', { name: 'Phone', pressed: true }).click();
  await page.locator('.react-flow__node-step').first().focus();
  await page.keyboard.press('0');
  await expect(page.getByRole('toolbar', { name: 'Canvas' })).toContainText('100 %');
  await expect.poll(() => inTheOpen(page)).not.toBe('');
  const id = await inTheOpen(page);
  const own = new Set([id, ...edges.flatMap(([edge, { from, to }]) => (from === id || to === id ? [edge] : []))]);
  const card = page.locator(`.react-flow__node[data-id="${id}"]`);
  const others = (drawn: readonly string[]) => drawn.filter((what) => !own.has(what));

  // Selected before, so that what a selection changes is not counted.
  await card.click({ position: { x: 40, y: 12 } });
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible();
  const before = await waysOf(page);
  const dragged = await drawnWhile(page, async () => {
    const box = await card.boundingBox();
    if (box === null) throw new Error('the card is not in view');
    const from = { x: box.x + 40, y: box.y + 12 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let step = 1; step <= 40; step += 1) await page.mouse.move(from.x + step, from.y + step / 2);
  });
  expect(dragged).toContain(id);
  expect(others(dragged)).toEqual([]);
  const dropped = await drawnWhile(page, async () => {
    await page.mouse.up();
    await expect(d.undo).toBeEnabled();
    await expect(d.state).toContainText('Saved');
  });
  // Where it lies now, a wire of others may have to lead around it.
  const after = await waysOf(page);
  expect(others(dropped).filter((wire) => before[wire] === after[wire])).toEqual([]);

  const named = await drawnWhile(page, async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('Named anew');
    await expect(card).toContainText('Named anew');
    await expect(d.state).toContainText('Saved');
  });
  expect(named).toContain(id);
  expect(others(named)).toEqual([]);

  await card.focus();
  await page.keyboard.press('1');
  await expect(page.locator('.react-flow__edge')).toHaveCount(edges.length);
  const panned = await drawnWhile(page, async () => {
    await page.mouse.move(500, 450);
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(8, 4);
    await page.waitForTimeout(300);
  });
  expect(panned).toEqual([]);
});
