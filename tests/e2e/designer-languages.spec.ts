import type { Page } from '@playwright/test';
import type { Graph } from '#flows/graph/graph.ts';
import { pseudoTag } from '#flows/languages/languages.ts';
import { registry } from '#flows/nodes/registry.ts';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';
import { withExtras } from './extras-graph.ts';
import { clipped, unsaid } from './unsaid.ts';

test.describe.configure({ timeout: 60_000 });
// What is not there is forgotten, not late.
test.use({ actionTimeout: 5_000 });

let server: Desk['server'];
let call: Desk['call'];

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const speak = (page: Page, language: string) => page.context().addCookies([{ name: 'language', value: language, url: server.url }]);
const press = (page: Page, key: string) => page.keyboard.press(key, { delay: 40 });

const plain = templates['sign-in'].graph;
/** A step of every kind there is, none of them set up. */
const everyKind: Graph = {
  ...plain,
  edges: {},
  groups: {},
  nodes: Object.fromEntries(
    Object.entries(registry)
      .filter(([type]) => type !== 'choose.fallback')
      .map(([type, { version }], index) => [
        type.replaceAll('.', '-'),
        {
          type,
          version,
          zone: type.startsWith('zone.') ? 'secure' : 'public',
          order: `a${String(index).padStart(2, '0')}`,
          position: { x: 60 + (index % 8) * 300, y: 80 + Math.floor(index / 8) * 240 },
          config: type === 'screen.form' ? { fields: [{ type: 'number', name: 'shoe', label: 'Shoe size' }] } : {},
        },
      ]),
  ),
};

/** What the builder wrote, longest first. */
const written = [
  ...Object.values(withExtras.nodes).flatMap(({ name }) => name ?? []),
  ...Object.values(withExtras.zones).map(({ name }) => name),
  'Ask **legal** about this',
  'Proof',
  'Demo',
  'Ada is asked',
  'Mine',
  // The name of an app's screen.
  'home',
  // What people are asked where the builder wrote nothing yet.
  'First option',
  'Second option',
  'Shoe size',
].sort((one, other) => other.length - one.length);

/** What is forgotten, and what has no room, at each place that is looked at. */
const reader = (page: Page, names: readonly string[]) => {
  const found = new Map<string, string>();
  return {
    found: () => [...found].map(([words, where]) => `${where}: ${words}`),
    look: async (where: string, part?: string): Promise<void> => {
      if (part !== undefined) await expect.soft(page.locator(part).first(), where).toBeVisible();
      for (const words of [...(await unsaid(page, names, part)), ...(await clipped(page, part))]) if (!found.has(words)) found.set(words, where);
    },
  };
};

for (const width of [1440, 1024]) {
  test(`EDITOR-24 every word of the editor is said in the builder’s language and has room, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await speak(page, pseudoTag);
    const slug = `said-${width}`;
    const flow = await makeFlow(call, slug, withExtras);
    const d = designer(page);
    const { found, look } = reader(page, [slug, ...written]);
    const node = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
    const on = async (id: string): Promise<void> => {
      await page.locator('.canvas-bar').waitFor();
      await node(id).focus();
    };
    const settingsOf = async (id: string): Promise<void> => {
      await on(id);
      await press(page, 'Enter');
      await expect(page.locator('.side .inspector').first()).toBeVisible();
    };
    const menuOf = async (id: string, where: string): Promise<void> => {
      await on(id);
      await press(page, 'Shift+F10');
      await look(where, '[role="menu"]');
      await press(page, 'Escape');
    };

    await d.open(server.url + flow.path);
    if (width === 1440) await expect(page.frameLocator('iframe.phone-screen').getByRole('textbox').first()).toBeVisible();
    await look('at first');
    for (const id of ['start', 'prove', 'email-code', 'password', 'refuse', 'home', 'ask-email']) {
      await settingsOf(id);
      await look(`settings of ${id}`);
    }
    for (const control of ['.side .inspector [role="combobox"]', '.side .inspector [aria-haspopup="menu"]']) {
      const first = page.locator(control).first();
      if ((await first.count()) === 0) continue;
      await first.click();
      await look(`what ${control} opens`, ':is([role="listbox"], [role="menu"])');
      await press(page, 'Escape');
    }
    await page
      .locator('.react-flow__node-zone')
      .first()
      .click({ position: { x: 12, y: 12 } });
    await look('settings of a zone', '.side .inspector');
    await page.locator('.group-name').first().click();
    await look('settings of a group', '.side .inspector');
    await page.locator('.react-flow__node-note').click();
    await look('settings of a note', '.side .inspector');
    await press(page, 'Escape');
    await look('settings of the flow', '.side .inspector');

    for (const id of ['ask-email', 'prove', 'zone:public', 'note:hint', 'group:proof']) await menuOf(id, `menu of ${id}`);
    // A menu that closes gives back the focus when it is gone.
    await expect(async () => {
      await press(page, 'Escape');
      await on('ask-email');
      await press(page, 'a');
      await expect(page.locator('.quick-add')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await look('quick add', '.quick-add');
    await press(page, 'Escape');
    await on('ask-email');
    await press(page, 'x');
    await look('replace', '.quick-add');
    await press(page, 'ArrowDown');
    await look('replace, the second', '.quick-add');
    await press(page, 'Escape');
    await on('prove');
    await press(page, 'c');
    await look('connect, outcome', '.quick-add');
    await press(page, 'Enter');
    await look('connect, target', '.quick-add');
    await press(page, 'Escape');
    await on('register');
    await press(page, 'r');
    await look('run from here', '.run-from form');
    await page.locator('.run-from [role="combobox"]').first().click();
    await look('who runs', '[role="listbox"]');
    await press(page, 'Escape');
    await page.locator('.run-from header button').click();
    await on('ask-email');
    await press(page, 'Control+f');
    await page.locator('.find input').fill('e-mail');
    await look('find', '.find');
    await page.locator('.find input').fill('zzz');
    await look('nothing found', '.find');
    await press(page, 'Escape');
    await press(page, 'Control+k');
    await look('list of commands', '.commands');
    await press(page, 'Escape');
    await on('ask-email');
    await press(page, '?');
    await look('list of keys', '.keys-help');
    await press(page, 'Escape');
    const header = page.getByRole('banner').locator('[aria-haspopup="menu"]');
    for (const [index, name] of ['menu of the flow', 'menu of the account'].entries()) {
      await header.nth(index).click();
      await look(name, '[role="menu"]');
      await press(page, 'Escape');
    }

    await node('ask-email').click();
    await page.locator('.side .inspector input').first().fill('Mine');
    await page.locator('#side-history').click();
    await look('history', '.side');
    await page.locator('#side-versions').click();
    await look('publish, with what stands in the way', '.side');
    for (const drawer of ['problems', 'trace', 'inbox', 'runs', 'scenarios']) {
      await page.locator(`#drawer-tab-${drawer}`).click();
      if (drawer === 'problems') await page.locator('.left-open > summary').click();
      await look(`${drawer}, as it is at first`, '.drawer-content');
    }
    await page.locator('.canvas-bar [aria-pressed]').last().click();
    await look('with the outline');
    expect(found()).toEqual([]);
  });
}

test('EDITOR-24 what runs, ran and stays live is said in the builder’s language, as are the phone and its device', async ({ page }) => {
  await speak(page, pseudoTag);
  const flow = await makeFlow(call, 'said-runs', plain);
  await call('flows.publish', { flow: flow.id, revision: 1, label: 'First' });
  const live = await fetch(`${server.url}/api/v1/live/demo/flows/said-runs/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ context: { email: 'grace@example.org' } }),
  });
  expect(live.ok).toBe(true);
  const d = designer(page);
  const { found, look } = reader(page, ['said-runs', ...written]);
  await d.open(server.url + flow.path);
  const phone = page.frameLocator('iframe.phone-screen');
  await phone.getByLabel('E-mail address').fill('ada@example.org');
  await phone.getByRole('button', { name: 'Continue' }).click();
  await expect(phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await look('a walk', '.run-walk');
  await page.locator('#drawer-tab-trace').click();
  await look('trace', '.trace');
  await page.locator('#drawer-tab-inbox').click();
  await look('inbox', '.mail-list');
  await page.locator('.phone-shelf [aria-haspopup="dialog"]').click();
  await look('settings of the device', '.phone-settings');
  await press(page, 'Escape');
  await page.locator('.phone-clock button').first().click();
  await look('time has passed', '.phone-ahead');
  await page.locator('#drawer-tab-scenarios').click();
  await page.locator('.scenario-empty button').click();
  await page.locator('.scenario-keep input').fill('Ada is asked');
  await look('keeping a scenario', '.scenario-keep');
  await press(page, 'Enter');
  await look('a scenario', '.scenario.is-passed');
  await page.locator('.scenario [aria-haspopup="menu"]').click();
  await look('menu of a scenario', '[role="menu"]');
  await press(page, 'Escape');
  await page.locator('.run-walk button').nth(3).click();
  await page.locator('#drawer-tab-runs').click();
  await page.locator('.run-line').first().click();
  await look('a past run', '.run-steps');
  await page.locator('.run-steps button').first().click();
  await look('a past run, walked again', '.walk-replay');
  await page.locator('.react-flow__node[data-id="ask-email"]').click();
  await page.locator('.side .inspector input').first().fill('Mine');
  await page.locator('#side-versions').click();
  await look('versions', '.side');
  expect(found()).toEqual([]);
});

test('EDITOR-24 the settings of every kind of step are said in the builder’s language', async ({ page }) => {
  await speak(page, pseudoTag);
  const flow = await makeFlow(call, 'said-kinds', everyKind);
  const d = designer(page);
  const { found, look } = reader(page, ['said-kinds', ...written]);
  await d.open(server.url + flow.path);
  await page.locator('#drawer-tab-problems').click();
  await look('its problems', '.drawer-content');
  for (const id of Object.keys(everyKind.nodes)) {
    await page.locator(`.react-flow__node[data-id="${id}"]`).focus();
    await press(page, 'Enter');
    await look(`settings of ${id}`, '.side .inspector');
  }
  expect(found()).toEqual([]);
});

test('EDITOR-24 beginnings, wires, comparisons, folded groups and what leads around a proof are said in the builder’s language', async ({ page }) => {
  await speak(page, pseudoTag);
  const { found, look } = reader(page, ['said-empty', 'said-rare', ...written]);
  const empty = await makeFlow(call, 'said-empty');
  await page.goto(server.url + empty.path);
  await look('an empty flow', '.start');
  await page.locator('.start-choices button').first().click();
  await look('templates', '.start-back');

  const start = plain.edges['ask-email-given'];
  if (start === undefined) throw new Error('the template asks for an e-mail address first');
  // Around every proof.
  const flow = await makeFlow(call, 'said-rare', { ...withExtras, edges: { ...plain.edges, 'ask-email-given': { ...start, to: 'start-session' } } });
  await page.goto(server.url + flow.path);
  await page.locator('.group-fold').click();
  await look('a folded group', '.canvas');
  await page.locator('.react-flow__node[data-id="group:proof"]').focus();
  await press(page, 'Shift+F10');
  await look('menu of a folded group', '[role="menu"]');
  await press(page, 'Escape');
  const at = await page
    .locator('.react-flow__edge[data-id="start-session-issued"] path, .react-flow__edge path')
    .first()
    .evaluate((path: SVGPathElement) => {
      const [point, matrix] = [path.getPointAtLength(path.getTotalLength() * 0.25), path.getScreenCTM()];
      return { x: point.x * (matrix?.a ?? 1) + (matrix?.e ?? 0), y: point.y * (matrix?.d ?? 1) + (matrix?.f ?? 0) };
    });
  await page.mouse.click(at.x, at.y);
  await look('settings of a wire', '.side');
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await look('menu of a wire', '[role="menu"]');
  await press(page, 'Escape');
  await page.locator('#drawer-tab-problems').click();
  await page.locator('.problem-actions button:has(.lucide-footprints)').first().click();
  await look('a way around a proof', '.walk-bar');
  await press(page, 'Escape');

  const plainly = await makeFlow(call, 'said-versions', plain);
  for (const label of ['First', 'Second']) await call('flows.publish', { flow: plainly.id, revision: 1, label });
  await page.goto(server.url + plainly.path);
  await page.locator('#side-versions').click();
  await page.locator('.versions button[aria-haspopup="dialog"]').first().click();
  await look('an earlier version is made live', '[role="alertdialog"]');
  await press(page, 'Escape');
  await page.locator('.side section:has([role="combobox"]) button:not([role="combobox"])').first().click();
  await look('a comparison', '.shown-bar');
  expect(found()).toEqual([]);
});

test.describe('right to left', () => {
  test('EDITOR-24 in Arabic everything around the canvas is mirrored, and the canvas runs as ever', async ({ page }) => {
    await speak(page, 'ar');
    const flow = await makeFlow(call, 'mirrored', plain);
    const d = designer(page);
    await d.open(server.url + flow.path);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    const boxOf = async (part: string) => {
      const box = await page.locator(part).first().boundingBox();
      if (box === null) throw new Error(`no ${part}`);
      return box;
    };
    const [side, palette, canvas] = [await boxOf('.side'), await boxOf('.palette'), await boxOf('.canvas')];
    expect(side.x + side.width).toBeLessThanOrEqual(canvas.x + 1);
    expect(palette.x).toBeGreaterThanOrEqual(canvas.x + canvas.width - 1);
    // Every wire leaves to the right.
    const [from, to] = [await boxOf('[data-id="start"]'), await boxOf('[data-id="ask-email"]')];
    expect(to.x).toBeGreaterThan(from.x + from.width);
    expect(await page.locator('[data-id="start"] .react-flow__handle.source').evaluate((port) => getComputedStyle(port).right)).not.toBe('auto');

    const menus = page.getByRole('banner').locator('[aria-haspopup="menu"]');
    for (const width of [1440, 1024, 768]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      for (const index of [0, 1]) {
        await menus.nth(index).click();
        const menu = await boxOf('[role="menu"]');
        expect(menu.x).toBeGreaterThanOrEqual(0);
        expect(menu.x + menu.width).toBeLessThanOrEqual(width);
        await press(page, 'Escape');
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });

    const before = await boxOf('[data-id="ask-email"]');
    const grip = { x: before.x + before.width / 2, y: before.y + 10 };
    await d.drag(grip, { x: grip.x + 90, y: grip.y + 50 });
    const after = await boxOf('[data-id="ask-email"]');
    // It snaps to a grid of its own.
    expect(Math.abs(after.x - before.x - 90)).toBeLessThan(16);
    expect(Math.abs(after.y - before.y - 50)).toBeLessThan(16);
  });
});

test.describe('while nothing can be saved', () => {
  test.use({ expected: [/Failed to load resource/] });

  test('EDITOR-24 the language is chosen beside the theme, loses no edit, and is remembered', async ({ page }) => {
    const flow = await makeFlow(call, 'chosen', plain);
    const d = designer(page);
    await d.open(server.url + flow.path);
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await d.card('Home').click();
    // It is not saved yet when the flow is opened anew.
    await page.route('**/trpc/flows.save**', (route) => route.abort());
    await page.getByRole('textbox', { name: 'Name' }).fill('My house');
    const choose = async (menu: string, language: string): Promise<void> => {
      await page.getByRole('button', { name: menu }).click();
      await page.getByRole('menuitemradio', { name: language }).click();
    };
    await choose('Account and theme', 'Deutsch');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('tab', { name: 'Einstellungen' })).toBeVisible();
    await expect(d.card('My house')).toBeVisible();
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    await page.unroute('**/trpc/flows.save**');
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Einstellungen' })).toBeVisible();
    await expect(d.card('My house')).toBeVisible();

    await page.getByRole('banner').locator('[aria-haspopup="menu"]').last().click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('tab', { name: 'Settings' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Settings' })).toBeVisible();
    await expect(d.card('My house')).toBeVisible();
  });
});
