import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { emptyGraph } from '#flows/graph/empty-graph.ts';
import { readFlowFile, writeFlowFile } from '#flows/graph/flow-file.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;
const { graph } = templates['sign-in'];

test.beforeAll(async ({ desk }) => {
  ({ server, call } = desk);
  await call('apps.create', { workspace: (await call('workspaces.create', { name: 'Elsewhere' })).id, slug: 'elsewhere', name: 'Elsewhere' });
});
test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

const press = { delay: 60 };
const freshFlow = async (drawn: Graph = graph) => {
  count += 1;
  return server.url + (await makeFlow(call, `files-${count}`, drawn)).path;
};
const saved = (page: Page) => expect(designer(page).state).toContainText('Saved');
/** What a press of a command of the header's menu brings to disk. */
const download = async (page: Page, command: string): Promise<{ name: string; path: string }> => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: command }).click()]);
  return { name: file.suggestedFilename(), path: await file.path() };
};
const bring = async (page: Page, open: () => Promise<void>, name: string, text: string): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
};
const draftOf = async (address: string): Promise<Graph> => {
  const slug = address.slice(address.lastIndexOf('/') + 1);
  const found = await fetch(`${server.url}/trpc/flows.find?input=${encodeURIComponent(JSON.stringify({ app: 'demo', slug }))}`, {
    headers: { cookie },
  });
  const { id } = (await found.json()).result.data;
  const draft = await fetch(`${server.url}/trpc/flows.draft?input=${encodeURIComponent(JSON.stringify({ flow: id }))}`, { headers: { cookie } });
  return (await draft.json()).result.data.graph;
};
let cookie = '';
test.beforeEach(async ({ context }) => {
  cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
});

test('EDITOR-22 steps go through the system clipboard: to the pointer, to another window and another app, as one change', async ({
  page,
  context,
}) => {
  const d = designer(page);
  const drawn = structuredClone(graph);
  const external = { ...drawn.nodes['refuse'], type: 'verify.external-id', name: 'Google', config: { connector: 'con_not_there' } };
  await d.open(await freshFlow(drawn));
  const steps = await d.steps.count();
  await d.card('Prove it is you').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+c', press);
  await expect(d.said).toContainText('Copied 3 steps');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ sallyport: 'steps', format: 1 });

  // To the pointer, with the chain's methods, as one change.
  const canvas = await page.locator('.canvas').boundingBox();
  const at = { x: (canvas?.x ?? 0) + 120, y: (canvas?.y ?? 0) + 120 };
  await page.mouse.move(at.x, at.y);
  await page.keyboard.press('Control+v', press);
  await expect(d.steps).toHaveCount(steps + 3);
  const corner = await page.locator('.react-flow__node.selected').boundingBox();
  const scale = (corner?.width ?? 0) / 260;
  expect(Math.abs((corner?.x ?? 0) - at.x)).toBeLessThanOrEqual(4 + 4 * scale);
  expect(Math.abs((corner?.y ?? 0) - at.y)).toBeLessThanOrEqual(4 + 4 * scale);
  await page.keyboard.press('Control+z', press);
  await expect(d.steps).toHaveCount(steps);
  await expect(d.undo).toBeDisabled();

  // Cut takes them away; another window, of a flow of another app, has them.
  await d.card('Refuse').click();
  await page.keyboard.press('Control+x', press);
  await expect(d.steps).toHaveCount(steps - 1);
  const other = await context.newPage();
  const o = designer(other);
  const { id } = await call('flows.create', { app: 'elsewhere', slug: `other-${count}`, name: 'Other' });
  expect(id).toBeTruthy();
  await other.goto(`${server.url}/apps/elsewhere/flows/other-${count}`);
  await other.getByRole('button', { name: /^Blank/ }).click();
  await other.locator('.react-flow__pane').click({ position: { x: 300, y: 300 } });
  await other.keyboard.press('Control+v', press);
  await expect(o.card('Refuse')).toBeVisible();
  await saved(other);

  // A connector of another app is emptied with a word; a kind nobody knows stands there as a placeholder and can be deleted.
  const clip = {
    sallyport: 'steps',
    format: 1,
    nodes: { g: external, u: { ...external, type: 'verify.retina', name: 'Retina', config: {} } },
    edges: [],
    strings: {},
  };
  await other.evaluate((words) => navigator.clipboard.writeText(words), JSON.stringify(clip));
  await other.keyboard.press('Control+v', press);
  await expect(o.card('Google')).toBeVisible();
  await expect(other.getByText('One step named a connector this app does not have').first()).toBeVisible();
  await expect(o.card('Retina')).toContainText('This kind of step is not known here');
  await saved(other);
  await other.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
  await o.card('Retina').click();
  await other.keyboard.press('Delete', press);
  await expect(o.card('Retina')).toHaveCount(0);

  // What is no steps is left alone; what is broken is refused with a word.
  await other.evaluate(() => navigator.clipboard.writeText('hello'));
  await other.keyboard.press('Control+v', press);
  await other.evaluate((words) => navigator.clipboard.writeText(words), JSON.stringify({ ...clip, nodes: { '../x': external } }));
  await other.keyboard.press('Control+v', press);
  await expect(other.getByText('These steps could not be pasted').first()).toBeVisible();
  await expect(o.steps).toHaveCount(2);
});

test('EDITOR-22 a flow goes out as a file and comes in the same: into another flow as one change, and as a new flow', async ({ page }) => {
  const d = designer(page);
  const address = await freshFlow();
  await d.open(address);
  const { name, path } = await download(page, 'Export as a file');
  expect(name).toBe(`files-${count}.sallyport.json`);
  const text = readFileSync(path, 'utf8');
  const read = readFlowFile(text);
  expect(read.ok && read.file.graph).toEqual(await draftOf(address));

  const empty = await freshFlow(emptyGraph('en'));
  await page.goto(empty);
  await page.getByRole('button', { name: /^Blank/ }).click();
  const importing = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Import a file' }).click();
  };
  await bring(page, importing, 'broken.json', '{"sallyport":"flow"}');
  await expect(page.getByText('This is not a flow file.').first()).toBeVisible();
  await expect(d.steps).toHaveCount(0);
  await bring(page, importing, name, text);
  await expect(d.steps).toHaveCount(Object.keys(graph.nodes).length);
  await expect(page.getByText(`9 steps, ${Object.keys(graph.edges).length} wires and 2 zones in 1 language.`).first()).toBeVisible();
  await saved(page);
  await expect(async () => expect(await draftOf(empty)).toEqual(await draftOf(address))).toPass();
  await d.undo.click();
  await expect(d.steps).toHaveCount(0);
  await expect(d.undo).toBeDisabled();

  await page.goto(`${server.url}/apps/demo/flows`);
  await bring(
    page,
    () => page.getByRole('button', { name: 'From a file' }).click(),
    name,
    writeFlowFile({ name: 'From afar', slug: 'from-afar', graph }),
  );
  await expect(page.getByRole('dialog', { name: 'New flow from a file' })).toContainText('9 steps');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('From afar');
  await page.getByRole('button', { name: 'Create flow' }).click();
  await expect(page).toHaveURL(/\/apps\/demo\/flows\/from-afar$/);
  await expect(d.steps).toHaveCount(9);
  expect(await draftOf('/from-afar')).toEqual(graph);
});

test('EDITOR-22 the whole flow goes out as SVG and PNG, with every step and wire and its font', async ({ page }) => {
  const d = designer(page);
  await d.open(
    await freshFlow({
      ...graph,
      notes: { n: { text: 'Ask the lawyers', position: { x: 0, y: -160 }, size: { width: 200, height: 80 }, order: 'a0' } },
    }),
  );
  const svg = await download(page, 'Save as an SVG picture');
  expect(svg.name).toBe(`files-${count}.svg`);
  const text = readFileSync(svg.path, 'utf8');
  expect(text).toContain('src:url(data:font/woff2;base64,');
  // The console's policy would judge the picture's style as the page's own.
  const blank = await page.context().newPage();
  const drawn = await blank.evaluate((source) => {
    const picture = new DOMParser().parseFromString(source, 'image/svg+xml');
    const count = (selector: string) => picture.querySelectorAll(selector).length;
    return {
      faults: count('parsererror'),
      steps: count('[data-step]'),
      wires: count('[data-wire]'),
      zones: count('[data-zone]'),
      icons: [...picture.querySelectorAll('g[stroke-linecap]')].filter((icon) => icon.children.length === 0).length,
      colours: [...picture.querySelectorAll('[stroke]')].filter((one) => !/^rgba?\(/.test(one.getAttribute('stroke') ?? '')).length,
      tints: new Set([...picture.querySelectorAll('[fill]')].map((one) => one.getAttribute('fill'))).size,
      words: picture.documentElement.textContent,
    };
  }, text);
  expect(drawn.tints).toBeGreaterThan(6);
  expect(drawn).toMatchObject({ faults: 0, steps: 9, wires: Object.keys(graph.edges).length, zones: 2, icons: 0, colours: 0 });
  for (const words of ['Ask for e-mail', 'Prove it is you', 'Too many wrong codes', 'Ask the lawyers']) expect(drawn.words).toContain(words);

  const png = await download(page, 'Save as a PNG picture');
  expect(png.name).toBe(`files-${count}.png`);
  const bytes = readFileSync(png.path);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  const [width = 0, height = 0] = (/width="([\d.]+)" height="([\d.]+)"/.exec(text) ?? []).slice(1).map(Number);
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([Math.round(2 * width), Math.round(2 * height)]);
  expect(bytes.length).toBeGreaterThan(40_000);
});
