import { type BrowserContext, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { Graph } from '#flows/graph/graph.ts';
import { emptyGraph } from '#flows/graph/empty-graph.ts';
import type { ownerSession } from '../support/owner.ts';

export const owner = { OWNER_EMAIL: 'owner@example.org', OWNER_PASSWORD: 'a castle of four courts' };

/** Signs a browser in as the owner. */
export const signIn = async (context: Pick<BrowserContext, 'request'>, url: string): Promise<void> => {
  const response = await context.request.post(`${url}/trpc/account.signIn`, {
    data: { email: owner.OWNER_EMAIL, password: owner.OWNER_PASSWORD },
    headers: { origin: url },
  });
  expect(response.ok()).toBe(true);
};

/** What the browser complains about. Pages of a designer are to be silent (EDITOR 25). */
export const complaints = (page: Page): string[] => {
  const found: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) found.push(message.text());
  });
  page.on('pageerror', (error) => {
    found.push(error.message);
  });
  return found;
};

const part = <Item>(items: Readonly<Record<string, Item>>, path: string) =>
  Object.entries(items).map(([id, value]) => ({ op: 'add' as const, path: [path, id], value }));

/** A flow of the demo app that holds `graph`, made over the console's own calls. */
export const makeFlow = async (
  call: Awaited<ReturnType<typeof ownerSession>>,
  slug: string,
  graph?: Graph,
): Promise<{ id: string; path: string }> => {
  const { id } = await call('flows.create', { app: 'demo', slug, name: slug });
  if (graph !== undefined) {
    const zones = Object.keys(emptyGraph('en').zones)
      .filter((zone) => graph.zones[zone] === undefined)
      .map((zone) => ({ op: 'remove' as const, path: ['zones', zone] }));
    await call('flows.save', {
      flow: id,
      base: 0,
      label: 'Set up',
      patches: [
        ...zones,
        ...part(graph.zones, 'zones'),
        ...part(graph.nodes, 'nodes'),
        ...part(graph.edges, 'edges'),
        ...part(graph.strings, 'strings'),
        { op: 'replace', path: ['languages'], value: graph.languages },
        ...part(graph.notes, 'notes'),
        { op: 'add', path: ['groups'], value: graph.groups ?? {} },
      ],
    });
  }
  return { id, path: `/apps/demo/flows/${slug}` };
};

/** When the canvas has come to rest: its view is the same for some frames. */
export const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const view = () => document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform;
    for (let [before, frames] = [view(), 0]; frames < 6; frames += 1) {
      await new Promise(requestAnimationFrame);
      if (view() !== before) [before, frames] = [view(), 0];
    }
  });

type Point = { x: number; y: number };
const middleOf = async (locator: Locator): Promise<Point> => {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('nothing to point at');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** The designer as a person uses it. */
export const designer = (page: Page) => {
  const card = (title: string): Locator =>
    page
      .locator('.react-flow__node')
      .filter({ has: page.locator('.card-title', { hasText: new RegExp(`^${title}$`) }) })
      .filter({ has: page.locator(':scope > .card > .card-head .card-title', { hasText: new RegExp(`^${title}$`) }) });
  const port = (title: string, outcome: string): Locator =>
    card(title)
      .locator(':scope > .card')
      .locator('.port-row')
      .filter({ has: page.locator('.port-label', { hasText: new RegExp(`^${outcome}$`) }) })
      .locator('.react-flow__handle');
  const drag = async (from: Point, to: Point): Promise<void> => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
  };
  /** A point of a wire, from 0 (its start) to 1. */
  const alongWire = (name: string, share: number): Promise<Point> =>
    page
      .getByRole('img', { name, exact: true })
      .locator('path')
      .first()
      .evaluate((path: SVGPathElement, at) => {
        const [point, matrix] = [path.getPointAtLength(path.getTotalLength() * at), path.getScreenCTM()];
        return { x: point.x * (matrix?.a ?? 1) + (matrix?.e ?? 0), y: point.y * (matrix?.d ?? 1) + (matrix?.f ?? 0) };
      }, share);
  const phone: FrameLocator = page.frameLocator('iframe[title="Phone: the draft, running"]');
  return {
    card,
    port,
    drag,
    middleOf,
    phone,
    alongWire,
    pressWire: async (name: string): Promise<void> => {
      // Beside its middle, where the "+" is.
      const { x, y } = await alongWire(name, 0.25);
      await page.mouse.click(x, y);
    },
    open: async (address: string): Promise<void> => {
      await page.goto(address);
      await expect(page.locator('.react-flow__node').first()).toBeVisible();
    },
    /** At 100 %, the card in the middle of the view, where ports are large enough to be hit. */
    show: async (title: string): Promise<void> => {
      await card(title).focus();
      await page.keyboard.press('0');
      await expect(page.locator('.canvas-zoom')).toHaveText('100 %');
      await atRest(page);
      // Focus reached by keyboard brings the card into view.
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Name' }).waitFor();
      await card(title).focus();
      await atRest(page);
    },
    wire: async (from: string, outcome: string, to: string): Promise<void> => {
      await drag(await middleOf(port(from, outcome)), await middleOf(card(to).locator('.port-in')));
    },
    said: page.locator('.sr-only[aria-live="polite"]'),
    state: page.getByRole('banner').getByRole('status').first(),
    undo: page.getByRole('button', { name: /^Undo/ }),
    redo: page.getByRole('button', { name: /^Redo/ }),
    wires: page.locator('.react-flow__edge'),
    steps: page.locator('.react-flow__node:not(.react-flow__node-zone)'),
    pick: async (label: string, option: string | RegExp): Promise<void> => {
      // A list that was opened while the settings were still being drawn goes with them; then it is opened again.
      await expect(async () => {
        await page.getByRole('combobox', { name: label, exact: true }).click({ timeout: 2_000 });
        await page.getByRole('option', { name: option }).first().click({ timeout: 3_000 });
      }).toPass();
    },
    tab: (name: string): Locator => page.getByRole('tab', { name: new RegExp(`^${name}`) }),
  };
};
