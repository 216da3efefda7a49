import type { Locator, Page } from '@playwright/test';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];

test.use({ viewport: { width: 1680, height: 960 } });
test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});
test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

/** The keys of the table, and what each does to the graph where it may. `Refuse` is selected and was moved before. */
const keys = {
  Delete: 'deletes',
  Backspace: 'deletes',
  'Control+a': 'selects all',
  'Control+c': 'copies',
  'Control+x': 'cuts',
  'Control+d': 'duplicates',
  'Control+z': 'undoes',
  '1': 'zooms',
  '0': 'zooms',
  '?': 'lists keys',
} as const;
type Key = keyof typeof keys;
const allKeys = Object.keys(keys).filter((key): key is Key => key in keys);

/** The drawn one, not its copy. */
const refuse = (page: Page): Locator => page.getByTestId('rf__node-refuse');

/** Undo alone also works from buttons of the designer: it is one of theirs. Everything else acts on the graph from the canvas only. */
const rows: readonly { context: string; acts: readonly Key[]; focus: (page: Page) => Promise<void> }[] = (() => {
  const on = (find: (page: Page) => Locator) => async (page: Page) => {
    await find(page).focus();
    await expect(find(page)).toBeFocused();
  };
  return [
    { context: 'a step on the canvas', acts: allKeys, focus: on((page) => refuse(page)) },
    { context: 'the empty canvas', acts: allKeys, focus: on((page) => page.locator('.react-flow')) },
    { context: 'a button of the canvas bar', acts: ['Control+z'], focus: on((page) => page.getByRole('button', { name: 'Zoom in' })) },
    { context: 'a button of the header', acts: ['Control+z'], focus: on((page) => page.getByRole('button', { name: 'More', exact: true })) },
    { context: 'a kind in the palette', acts: ['Control+z'], focus: on((page) => page.locator('.palette-item').first()) },
    { context: 'a tab of the side panel', acts: ['Control+z'], focus: on((page) => page.getByRole('tab', { name: 'Settings' })) },
    { context: 'a tab of the drawer', acts: ['Control+z'], focus: on((page) => designer(page).tab('Problems')) },
    {
      context: 'a button of the settings',
      acts: ['Control+z'],
      focus: on((page) => page.locator('.side .inspector button').first()),
    },
    { context: 'a field of the settings', acts: [], focus: on((page) => page.getByRole('textbox', { name: 'Name', exact: true })) },
    { context: 'the search of the palette', acts: [], focus: on((page) => page.getByRole('searchbox', { name: 'Search steps' })) },
    {
      context: 'the find bar',
      acts: [],
      focus: async (page) => {
        const field = page.getByRole('combobox', { name: 'Find steps' });
        if ((await field.count()) === 0) await page.keyboard.press('Control+f', { delay: 60 });
        await expect(field).toBeFocused();
      },
    },
    {
      context: 'the list of commands',
      acts: [],
      focus: async (page) => {
        const field = page.getByRole('combobox', { name: 'What do you want to do?' });
        if ((await field.count()) === 0) await page.keyboard.press('Control+k', { delay: 60 });
        await expect(field).toBeFocused();
      },
    },
    {
      context: 'a menu',
      acts: [],
      focus: async (page) => {
        if ((await page.getByRole('menu').count()) === 0) await page.getByRole('button', { name: 'More', exact: true }).press('Enter');
        await expect(page.getByRole('menuitem').first()).toBeVisible();
      },
    },
    {
      context: 'a right click’s menu',
      acts: [],
      focus: async (page) => {
        if ((await page.getByRole('menu').count()) === 0) await refuse(page).locator('.card-title').click({ button: 'right' });
        await expect(page.getByRole('menuitem').first()).toBeVisible();
      },
    },
    { context: 'a field in the phone', acts: [], focus: on((page) => designer(page).phone.getByLabel('E-mail address')) },
    { context: 'a button in the phone', acts: [], focus: on((page) => designer(page).phone.getByRole('button').first()) },
  ];
})();

/** Everything of the graph and its view that the table's keys may change. Read when what a key does has happened. */
const stateOf = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30))));
    return JSON.stringify({
      steps: document.querySelectorAll('.react-flow__node:not(.react-flow__node-zone)').length,
      selected: [...document.querySelectorAll<HTMLElement>('.react-flow__node.selected')].map((node) => node.dataset['id']),
      place: document.querySelector<HTMLElement>('[data-id="refuse"]')?.style.transform,
      view: document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform,
      clipboard: (await navigator.clipboard.readText().catch(() => '')).startsWith('{"sallyport"'),
      keys: document.querySelector('.keys-help') !== null,
    });
  });

/** As at the beginning of each cell: Refuse was moved once, it alone is selected, and nothing lies over the canvas. */
const begin = async (page: Page): Promise<string> => {
  const over = page.locator('.keys-help, .commands, .find, [role="menu"]');
  for (let tries = 0; tries < 4 && (await over.count()) > 0; tries += 1) await page.keyboard.press('Escape', { delay: 20 });
  const undo = page.getByRole('button', { name: /^Undo/ });
  for (let tries = 0; tries < 40; tries += 1) {
    const label = await undo.getAttribute('aria-label');
    if (label === 'Undo: Move by keyboard') break;
    await (label === 'Undo' ? page.getByRole('button', { name: /^Redo/ }) : undo).click();
  }
  await refuse(page).locator('.card-title').click();
  await page.evaluate(() => navigator.clipboard.writeText('before'));
  return stateOf(page);
};

test('EDITOR-21 keys mind their place: contexts by keys, each cell checked', async ({ page }) => {
  test.setTimeout(180_000);
  const d = designer(page);
  const { path } = await makeFlow(call, 'keys-table', templates['sign-in'].graph);
  await d.open(server.url + path);
  await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
  await refuse(page).locator('.card-title').click();
  await page.keyboard.press('Alt+ArrowDown', { delay: 60 });
  await expect(page.getByRole('button', { name: 'Undo: Move by keyboard' })).toBeEnabled();
  // A zoom that neither 0 nor 1 would lead to.
  await page.getByRole('button', { name: 'Zoom out' }).click();
  const wrong: string[] = [];
  for (const { context, acts, focus } of rows) {
    let before = await begin(page);
    for (const key of allKeys) {
      await focus(page);
      await page.keyboard.press(key, { delay: 20 });
      const after = await stateOf(page);
      const acted = after !== before;
      if (acted !== acts.includes(key))
        wrong.push(`${key} on ${context}: ${acted ? `acted: ${before} became ${after}` : `should have ${keys[key]}`}`);
      if (!acted) continue;
      if (keys[key] === 'zooms') await page.getByRole('button', { name: 'Zoom out' }).click();
      before = await begin(page);
    }
  }
  expect(wrong).toEqual([]);
});
