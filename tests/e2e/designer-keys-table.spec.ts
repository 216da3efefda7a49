import { expect, type Locator, type Page, test } from '@playwright/test';
import { templates } from '#flows/templates/templates.ts';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { designer, makeFlow, owner, signIn } from './designer-page.ts';

let server: RunningServer;
let call: Awaited<ReturnType<typeof ownerSession>>;

test.use({ viewport: { width: 1680, height: 960 } });
test.beforeAll(async () => {
  server = await startServer({ env: owner });
  call = await ownerSession(server.url, owner);
});
test.afterAll(() => server.stop());
test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(context, server.url);
});

/** The keys of the table, and what each does to the graph where it may. `Refuse` is selected and a step was added before. */
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
      context: 'a choice in the settings',
      acts: ['Control+z'],
      focus: on((page) => page.locator('.side [role="combobox"], .side [role="switch"], .side [role="radio"]').first()),
    },
    { context: 'a field of the settings', acts: [], focus: on((page) => page.getByRole('textbox', { name: 'Name', exact: true })) },
    { context: 'the search of the palette', acts: [], focus: on((page) => page.getByRole('searchbox', { name: 'Search steps' })) },
    {
      context: 'the find bar',
      acts: [],
      focus: async (page) => {
        await page.keyboard.press('Control+f', { delay: 60 });
        await expect(page.getByRole('combobox', { name: 'Find steps' })).toBeFocused();
      },
    },
    {
      context: 'the list of commands',
      acts: [],
      focus: async (page) => {
        await page.keyboard.press('Control+k', { delay: 60 });
        await expect(page.getByRole('combobox', { name: 'What do you want to do?' })).toBeFocused();
      },
    },
    {
      context: 'a menu',
      acts: [],
      focus: async (page) => {
        await page.getByRole('button', { name: 'More', exact: true }).press('Enter');
        await expect(page.getByRole('menuitem').first()).toBeVisible();
      },
    },
    {
      context: 'a right click’s menu',
      acts: [],
      focus: async (page) => {
        await refuse(page).locator('.card-title').click({ button: 'right' });
        await expect(page.getByRole('menuitem').first()).toBeVisible();
      },
    },
    { context: 'a field in the phone', acts: [], focus: on((page) => designer(page).phone.getByLabel('E-mail address')) },
    { context: 'a button in the phone', acts: [], focus: on((page) => designer(page).phone.getByRole('button').first()) },
  ];
})();

/** Everything the table's keys may change. */
const stateOf = (page: Page) =>
  page.evaluate(async () => ({
    steps: document.querySelectorAll('.react-flow__node:not(.react-flow__node-zone)').length,
    selected: document.querySelectorAll('.react-flow__node.selected').length,
    past: document.querySelector('[aria-label^="Undo"]')?.getAttribute('aria-label'),
    view: document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform,
    clipboard: await navigator.clipboard.readText().catch(() => ''),
    keys: document.querySelector('.keys-help') !== null,
  }));

/** Two frames and the timers that hang on them: what a key does has happened by then. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30)))));

test('EDITOR-21 keys mind their place: contexts by keys, each cell checked', async ({ page }) => {
  test.setTimeout(180_000);
  const d = designer(page);
  const { path } = await makeFlow(call, 'keys-table', templates['sign-in'].graph);
  await d.open(server.url + path);
  await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
  await refuse(page).click();
  await page.keyboard.press('Control+d', { delay: 60 });
  await expect(d.steps).toHaveCount(10);
  const wrong: string[] = [];

  const begin = async () => {
    for (let tries = 0; tries < 4; tries += 1) {
      if ((await page.locator('.keys-help, .commands, .find, [role="menu"]').count()) === 0) break;
      await page.keyboard.press('Escape', { delay: 30 });
    }
    // As it was: the added step is there, Refuse alone is selected, at a zoom that neither key would lead to.
    while ((await d.steps.count()) !== 10)
      await page
        .getByRole('button', { name: /^(Undo: (Delete|Duplicate)|Redo: Duplicate)/ })
        .first()
        .click();
    await refuse(page).locator('.card-title').click();
    await page.evaluate(() => navigator.clipboard.writeText('before'));
  };

  for (const { context, acts, focus } of rows) {
    for (const key of allKeys) {
      await begin();
      if (keys[key] === 'zooms') await page.getByRole('button', { name: 'Zoom out' }).click();
      await focus(page);
      await settled(page);
      const before = await stateOf(page);
      await page.keyboard.press(key, { delay: 30 });
      await settled(page);
      const after = await stateOf(page);
      const acted = JSON.stringify(after) !== JSON.stringify(before);
      if (acted !== acts.includes(key))
        wrong.push(`${key} on ${context}: ${acted ? `acted on the graph ${JSON.stringify([before, after])}` : `should have ${keys[key]}`}`);
    }
  }
  expect(wrong).toEqual([]);
});
