import type { Graph } from '#flows/graph/graph.ts';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

/** Everything of the public zone on one heap. */
const heaped = (): Graph => {
  const graph = structuredClone(templates['sign-in'].graph) as Graph;
  for (const node of Object.values(graph.nodes)) if (node.parent === undefined) node.position = { x: 40, y: 80 };
  return graph;
};

test('EDITOR-19 tidying up leaves nothing over anything else, keeps what is pinned, and is one change', async ({ page }) => {
  const d = designer(page);
  await d.open(server.url + (await makeFlow(call, 'tidy', heaped())).path);
  const boxes = () =>
    page.locator('.react-flow__node:not(.react-flow__node-zone):not(.react-flow__node-child)').evaluateAll((cards) =>
      cards.map((card) => {
        const { left, top, right, bottom } = card.getBoundingClientRect();
        return { name: card.querySelector('.card-title')?.textContent ?? '', left, top, right, bottom };
      }),
    );
  const overlaps = async () => {
    const all = await boxes();
    return all.flatMap((a, index) =>
      all
        .slice(index + 1)
        .flatMap((b) => (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom ? [`${a.name} and ${b.name}`] : [])),
    );
  };
  const place = (title: string) => d.card(title).evaluate((card) => (card instanceof HTMLElement ? card.style.transform : ''));
  expect((await overlaps()).length).toBeGreaterThan(3);

  // The one on top of the heap is pinned and stays.
  await page.keyboard.press('Escape');
  await d.card('Refuse').focus();
  await page.keyboard.press('Enter');
  await d.card('Refuse').focus();
  await page.keyboard.press('p');
  await expect(d.card('Refuse').locator('.card-pin')).toBeVisible();
  const pinned = await place('Refuse');
  await page
    .getByRole('toolbar', { name: 'Canvas' })
    .getByRole('button', { name: /^Tidy up/ })
    .click();
  await expect.poll(overlaps).toEqual([]);
  expect(await place('Refuse')).toBe(pinned);
  const [ask, prove] = [await d.card('Ask for e-mail').boundingBox(), await d.card('Prove it is you').boundingBox()];
  expect(prove?.x).toBeGreaterThan((ask?.x ?? 0) + (ask?.width ?? 0));

  await expect(d.undo).toHaveAccessibleName('Undo: Tidy up');
  await d.undo.click();
  expect((await overlaps()).length).toBeGreaterThan(3);
  await expect(d.undo).toHaveAccessibleName('Undo: Pin in place');
});

test('EDITOR-19 a dragged card shows what it stands in line with and snaps to it; with Alt it goes where the pointer is', async ({ page }) => {
  const d = designer(page);
  await d.open(server.url + (await makeFlow(call, 'guides', templates['sign-in'].graph)).path);
  await d.show('Refuse');
  const at = async (title: string) => {
    const box = await d.card(title).boundingBox();
    if (box === null) throw new Error(`${title} is drawn`);
    return box;
  };
  const card = await at('Refuse');
  const pointer = { x: card.x + 60, y: card.y + 18 };
  const moveBy = async (x: number, y: number) => {
    pointer.x += x;
    pointer.y += y;
    await page.mouse.move(pointer.x, pointer.y, { steps: 4 });
  };
  /** So far right of Register's left edge that the card itself would stand there. */
  const aim = async (by: number) => {
    const [other, held] = [await at('Register if new'), await at('Refuse')];
    await moveBy(other.x + by - held.x, 0);
  };
  const apart = async () => Math.abs((await at('Refuse')).x - (await at('Register if new')).x);
  await page.mouse.move(pointer.x, pointer.y);
  await page.mouse.down();
  await moveBy(47, 31);
  await expect(page.locator('.guide')).toHaveCount(0);
  await aim(4);
  await expect(page.locator('.guide.is-x')).toBeVisible();
  expect(await apart()).toBeLessThan(1);
  await page.keyboard.down('Alt');
  await moveBy(-1, 3);
  await moveBy(0, 3);
  await expect(page.locator('.guide')).toHaveCount(0);
  expect(await apart()).toBeGreaterThan(1);
  await page.keyboard.up('Alt');
  await moveBy(0, 3);
  await moveBy(0, 3);
  await page.mouse.up();
  await expect(page.locator('.guide')).toHaveCount(0);
  expect(await apart()).toBeLessThan(1);
});
