import type { CDPSession, Locator, Page } from '@playwright/test';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;

test.use({ viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true });
test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const freshFlow = async (graph = templates['sign-in'].graph) => {
  count += 1;
  return server.url + (await makeFlow(call, `touch-${count}`, graph)).path;
};

type Point = { x: number; y: number };
const middle = async (locator: Locator): Promise<Point> => {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('nothing to touch');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
/** Fingers as the browser hears them. One that is not named lies still: the browser lifts them only all at once. */
const fingers = (cdp: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', points: readonly (Point & { id: number })[]) =>
  cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
const longPress = async (page: Page, cdp: CDPSession, on: Locator) => {
  // Where it stands at last: the canvas may still be on its way to it.
  await on.tap({ trial: true });
  await fingers(cdp, 'touchStart', [{ ...(await middle(on)), id: 1 }]);
  await expect(page.getByRole('menu')).toBeVisible();
  await fingers(cdp, 'touchEnd', []);
};
const closeUp = async (page: Page, title: string) => {
  await designer(page).card(title).focus();
  await page.keyboard.press('0');
  await expect(page.locator('.canvas-zoom')).toHaveText('100 %');
  await expect(designer(page).card(title)).toBeInViewport({ ratio: 0.9 });
};

test('EDITOR-09 with fingers only: add, connect by two taps, edit, reorder, delete, undo and publish', async ({ page }) => {
  test.setTimeout(90_000);
  const d = designer(page);
  const cdp = await page.context().newCDPSession(page);
  await d.open(await freshFlow());
  const [steps, wires] = [await d.steps.count(), await d.wires.count()];

  // Add: the palette slides over the canvas and closes.
  await page.getByRole('button', { name: 'Steps to add' }).tap();
  await page.getByRole('button', { name: 'Message', exact: true }).tap();
  await expect(d.steps).toHaveCount(steps + 1);
  await expect(page.getByRole('navigation', { name: 'Steps to add' })).toBeHidden();

  // Connect: tap the port, then where it leads; refused, it waits on.
  await closeUp(page, 'Prove it is you');
  await d.port('Prove it is you', 'Too many wrong codes').tap();
  const banner = page.getByText('Tap where it leads, or cancel');
  await expect(banner).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).tap();
  await expect(banner).toBeHidden();
  await expect(d.wires).toHaveCount(wires);
  await d.port('Prove it is you', 'Too many wrong codes').tap();
  await page.getByRole('button', { name: 'Fit the whole flow' }).tap();
  await d.card('Sign-in').tap();
  await expect(d.said).toContainText('nothing can lead there');
  await expect(banner).toBeVisible();
  await d.card('Refuse').tap();
  await expect(banner).toBeHidden();
  await expect(page.getByRole('img', { name: 'From Prove it is you, Too many wrong codes, to Refuse' })).toBeAttached();

  // A wire's own menu: another target.
  await closeUp(page, 'Prove it is you');
  await longPress(page, cdp, d.port('Prove it is you', 'Too many wrong codes'));
  await page.getByRole('menuitem', { name: /^Change target/ }).tap();
  await page.getByRole('combobox', { name: 'Target step' }).fill('register');
  await page.getByRole('option', { name: /Register if new/ }).tap();
  await expect(page.getByRole('img', { name: 'From Prove it is you, Too many wrong codes, to Register if new' })).toBeAttached();
  await longPress(page, cdp, d.port('Prove it is you', 'Too many wrong codes'));
  await page.getByRole('menuitem', { name: /^Delete the wire/ }).tap();
  await expect(d.wires).toHaveCount(wires);

  // Edit: settings slide over the canvas and close.
  await d.card('Ask for e-mail').evaluate((card: HTMLElement) => card.focus());
  await closeUp(page, 'Ask for e-mail');
  await longPress(page, cdp, d.card('Ask for e-mail').locator('.card-title'));
  await page.getByRole('menuitem', { name: /^Open settings/ }).tap();
  await page.getByRole('textbox', { name: 'Name' }).fill('Who are you');
  await page.getByRole('complementary').getByRole('button', { name: 'Close' }).tap();
  await expect(d.card('Who are you')).toBeVisible();

  // Reorder.
  await closeUp(page, 'Password');
  await longPress(page, cdp, d.card('Password').locator('.card-title'));
  await page.getByRole('menuitem', { name: /^Try it earlier/ }).tap();
  await expect(d.card('Password').locator('.card-rank')).toHaveText('1');

  // Delete and undo.
  await closeUp(page, 'Refuse');
  await longPress(page, cdp, d.card('Refuse').locator('.card-title'));
  await page.getByRole('menuitem', { name: /^Delete/ }).tap();
  await expect(d.card('Refuse')).toHaveCount(0);
  await d.undo.tap();
  await expect(d.card('Refuse')).toHaveCount(1);

  // The outline slides over, and goes.
  await page.getByRole('button', { name: 'Outline', exact: true }).tap();
  await expect(page.getByRole('tree')).toBeVisible();
  await page.getByRole('button', { name: 'Close the outline' }).tap();
  await expect(page.getByRole('tree')).toBeHidden();

  // The message that leads nowhere would stand in the way.
  await closeUp(page, 'Message');
  await longPress(page, cdp, d.card('Message').locator('.card-title'));
  await page.getByRole('menuitem', { name: /^Delete/ }).tap();
  await page.getByRole('button', { name: /Publish/ }).tap();
  await page.getByRole('region', { name: 'Publish' }).getByRole('button', { name: 'Publish', exact: true }).tap();
  await expect(page.getByText(/is live/).first()).toBeVisible();
});

test('EDITOR-09 a pinch never moves a step, whichever finger lies on it, and the next tap does not either', async ({ page }) => {
  const d = designer(page);
  const cdp = await page.context().newCDPSession(page);
  await d.open(await freshFlow());
  await closeUp(page, 'Refuse');
  const style = () => d.card('Refuse').evaluate((card: HTMLElement) => card.style.transform);
  const before = await style();
  const at = await middle(d.card('Refuse').locator('.card-title'));
  await fingers(cdp, 'touchStart', [{ ...at, id: 1 }]);
  for (const by of [10, 20, 30, 40]) await fingers(cdp, 'touchMove', [{ x: at.x + by, y: at.y + by, id: 1 }]);
  expect(await style()).not.toBe(before);
  const two = { x: at.x + 160, y: at.y + 200, id: 2 };
  await fingers(cdp, 'touchStart', [{ x: at.x + 40, y: at.y + 40, id: 1 }, two]);
  for (const by of [10, 30, 60]) {
    await fingers(cdp, 'touchMove', [
      { x: at.x + 40 - by, y: at.y + 40 - by, id: 1 },
      { ...two, x: two.x + by, y: two.y + by },
    ]);
  }
  await fingers(cdp, 'touchMove', [{ ...two, x: two.x + 60, y: two.y + 60 }]);
  await fingers(cdp, 'touchEnd', []);
  expect(await style()).toBe(before);
  await expect(d.undo).toBeDisabled();
  const again = await middle(d.card('Refuse').locator('.card-title'));
  await fingers(cdp, 'touchStart', [{ ...again, id: 1 }]);
  await fingers(cdp, 'touchMove', [{ x: again.x + 1, y: again.y + 1, id: 1 }]);
  await fingers(cdp, 'touchEnd', []);
  expect(await style()).toBe(before);
  await expect(d.undo).toBeDisabled();
});

test('EDITOR-09 a wire ends where its own finger is lifted: a second one neither drops nor strands it', async ({ page }) => {
  const d = designer(page);
  const cdp = await page.context().newCDPSession(page);
  await d.open(await freshFlow());
  await page.getByRole('button', { name: 'Fit the whole flow' }).tap();
  const wires = await d.wires.count();
  const to = await middle(d.card('Refuse').locator('.card-title'));
  const aside = { x: 60, y: 900, id: 2 };
  const wire = async (outcome: string, id: number) => {
    const from = await middle(d.port('Prove it is you', outcome));
    const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, id };
    await fingers(cdp, 'touchStart', [{ ...from, id }]);
    await fingers(cdp, 'touchMove', [{ ...half, x: from.x + 20 }]);
    await fingers(cdp, 'touchMove', [half]);
    await expect(page.locator('.wire-drawn')).toHaveCount(1);
    return half;
  };

  // Fingers that are lifted together are heard one after the other, in the order of their numbers.
  for (const [outcome, id, first] of [
    ['Too many wrong codes', 1, 'own'],
    ['None available', 3, 'other'],
  ] as const) {
    const half = await wire(outcome, id);
    await fingers(cdp, 'touchStart', [half, aside]);
    await fingers(cdp, 'touchMove', [{ ...to, id }, aside]);
    await expect(page.locator('.wire-drawn')).toHaveCount(1);
    await expect(page.getByRole('dialog', { name: 'Add a step' })).toHaveCount(0);
    await page.evaluate(() =>
      addEventListener(
        'touchend',
        ({ target }) => {
          document.body.dataset['liftedFirst'] = target instanceof Element && target.closest('.react-flow__handle') !== null ? 'own' : 'other';
        },
        { capture: true, once: true },
      ),
    );
    await fingers(cdp, 'touchEnd', []);
    await expect(page.locator('body')).toHaveAttribute('data-lifted-first', first);
    await expect(page.getByRole('img', { name: `From Prove it is you, ${outcome}, to Refuse` })).toBeAttached();
    await expect(page.locator('.wire-drawn')).toHaveCount(0);
  }
  await expect(d.wires).toHaveCount(wires + 2);

  // Taken away by the system, no wire is left behind. A tap while the fling of the fingers before still rolls out only stops that.
  await expect(async () => {
    if ((await d.wires.count()) > wires + 1) await d.undo.tap();
    await expect(d.wires).toHaveCount(wires + 1, { timeout: 700 });
  }).toPass();
  await wire('None available', 1);
  await fingers(cdp, 'touchCancel', []);
  await expect(page.locator('.wire-drawn')).toHaveCount(0);
  await expect(d.wires).toHaveCount(wires + 1);
});

test('EDITOR-09 no target is smaller than 24 by 24 px', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  const small = () =>
    page.locator(':is(button, a, input, select, [role="button"], [role="tab"], [role="treeitem"], [role="option"]):visible').evaluateAll((targets) =>
      targets.flatMap((target) => {
        // A hit area drawn around it counts.
        const [own, around] = [target.getBoundingClientRect(), getComputedStyle(target, '::after')];
        const label = target.closest('label')?.getBoundingClientRect();
        const [aroundWidth, aroundHeight] =
          around.content === 'none' || around.position !== 'absolute' ? [0, 0] : [Number.parseFloat(around.width), Number.parseFloat(around.height)];
        const width = Math.max(own.width, label?.width ?? 0, aroundWidth);
        const height = Math.max(own.height, label?.height ?? 0, aroundHeight);
        const isUnseen = own.width <= 1 || target.closest('.sr-only, .react-flow__attribution, [aria-hidden="true"]') !== null;
        return isUnseen || (width >= 23.9 && height >= 23.9) ? [] : [`${target.outerHTML.slice(0, 140)} ${Math.round(width)}x${Math.round(height)}`];
      }),
    );
  await closeUp(page, 'Prove it is you');
  expect(await small()).toEqual([]);
  await d.card('Prove it is you').evaluate((card: HTMLElement) => card.click());
  await page.getByRole('button', { name: 'Settings' }).tap();
  expect(await small()).toEqual([]);
  await page.getByRole('complementary').getByRole('button', { name: 'Close' }).tap();
  await page.getByRole('button', { name: 'Outline', exact: true }).tap();
  expect(await small()).toEqual([]);
  await page.getByRole('button', { name: 'Close the outline' }).tap();
  await page.getByRole('button', { name: 'Steps to add' }).tap();
  expect(await small()).toEqual([]);
});
