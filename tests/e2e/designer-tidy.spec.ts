import { expect, test } from '@playwright/test';
import type { Graph } from '#flows/graph/graph.ts';
import { templates } from '#flows/templates/templates.ts';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { complaints, designer, makeFlow, owner, signIn } from './designer-page.ts';

let server: RunningServer;
let call: Awaited<ReturnType<typeof ownerSession>>;

test.beforeAll(async () => {
  server = await startServer({ env: owner });
  call = await ownerSession(server.url, owner);
});
test.afterAll(() => server.stop());
test.beforeEach(({ context }) => signIn(context, server.url));

/** Everything of the public zone on one heap. */
const heaped = (): Graph => {
  const graph = structuredClone(templates['sign-in'].graph) as Graph;
  for (const node of Object.values(graph.nodes)) if (node.parent === undefined) node.position = { x: 40, y: 80 };
  return graph;
};

test('EDITOR-19 tidying up leaves nothing over anything else, keeps what is pinned, and is one change', async ({ page }) => {
  const faults = complaints(page);
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
  expect(faults).toEqual([]);
});

test('EDITOR-19 a dragged card shows what it stands in line with and snaps to it; with Alt it goes where the pointer is', async ({ page }) => {
  const d = designer(page);
  await d.open(server.url + (await makeFlow(call, 'guides', templates['sign-in'].graph)).path);
  await d.show('Refuse');
  const [other, card] = [await d.card('Register if new').boundingBox(), await d.card('Refuse').boundingBox()];
  if (other === null || card === null) throw new Error('both are drawn');
  const grip = { x: card.x + 60, y: card.y + 18 };
  const away = (by: number) => ({ x: grip.x + (other.x - card.x) + by, y: grip.y + 90 });
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(away(60).x, away(60).y, { steps: 4 });
  await page.mouse.move(away(4).x, away(4).y, { steps: 4 });
  await expect(page.locator('.guide.is-x')).toBeVisible();
  expect(Math.abs(((await d.card('Refuse').boundingBox())?.x ?? 0) - other.x)).toBeLessThan(1);
  await page.keyboard.down('Alt');
  await page.mouse.move(away(3).x, away(3).y + 20, { steps: 3 });
  await expect(page.locator('.guide')).toHaveCount(0);
  await page.keyboard.up('Alt');
  await page.mouse.move(away(4).x, away(4).y, { steps: 3 });
  await page.mouse.up();
  await expect(page.locator('.guide')).toHaveCount(0);
  expect(Math.abs(((await d.card('Refuse').boundingBox())?.x ?? 0) - other.x)).toBeLessThan(1);
});
