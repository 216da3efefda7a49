import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';
import { withExtras } from './extras-graph.ts';

// Some twenty looks, each a second or two: on a loaded machine more than a test usually has.
test.describe.configure({ timeout: 120_000 });

let server: Desk['server'];
let call: Desk['call'];

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const plain = templates['sign-in'].graph;
const press = (page: Page, key: string) => page.keyboard.press(key, { delay: 60 });

type Violation = { id: string; nodes: { target: unknown[] }[] };
declare global {
  interface Window {
    /** What a first look at the whole page leaves in it. */
    axe?: { run(part: string, options: object): Promise<{ violations: Violation[] }> };
  }
}
const ofContrast = { type: 'rule', values: ['color-contrast'] } as const;

const wholePage = async (page: Page, options: object): Promise<Violation[]> =>
  (await new AxeBuilder({ page }).exclude('.react-flow__attribution').options(options).analyze()).violations;
/** With the axe that is in the page already: to put it into every frame again takes most of the time of a look. */
const partOfPage = (page: Page, part: string, options: object): Promise<Violation[]> =>
  page.evaluate(
    async (at) => {
      if (window.axe === undefined) throw new Error('the whole page is looked at first');
      const { violations } = await window.axe.run(at.part, { ...at.options, iframes: false });
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) }));
    },
    { part, options },
  );

/**
 * What axe finds at each place that is looked at, in light and in dark: of all it looks for only contrast differs between them.
 * A look begins with the theme the last one ended with, since to draw everything anew takes longer than to look at it.
 */
const auditor = (page: Page) => {
  const found: string[] = [];
  let [shown, other]: ['light' | 'dark', 'light' | 'dark'] = ['light', 'dark'];
  return {
    found,
    look: async (where: string, part?: string): Promise<void> => {
      if (part !== undefined) await expect(page.locator(part).first(), where).toBeVisible();
      for (const colorScheme of [shown, other]) {
        await page.emulateMedia({ colorScheme });
        // What fades in is looked at when it is there.
        await page.waitForFunction(() => document.getAnimations().every(({ effect }) => effect?.getComputedTiming().endTime === Infinity));
        const options = colorScheme === shown ? {} : { runOnly: ofContrast };
        const violations = await (part === undefined ? wholePage(page, options) : partOfPage(page, part, options));
        found.push(
          ...violations.map(({ id, nodes }) => `${where}, ${colorScheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        );
      }
      [shown, other] = [other, shown];
    },
  };
};

test('EDITOR-10 axe finds nothing at all in the editor as it opens, nor in the preview, nor in the settings of anything', async ({ page }) => {
  const d = designer(page);
  const { found, look } = auditor(page);
  await d.open(server.url + (await makeFlow(call, 'panels', withExtras)).path);
  await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
  await look('at first, with the preview');

  await d.card('Ask for e-mail').click();
  await look('settings of a step', '.side');
  await d.card('Prove it is you').locator(':scope > .card > .card-head').click();
  await look('settings of a chain', '.side');
  await page
    .locator('.react-flow__node-zone')
    .first()
    .click({ position: { x: 12, y: 12 } });
  await look('settings of a zone', '.side');
  await d.pressWire('From Sign-in, Started, to Ask for e-mail');
  await look('settings of a wire', '.side');
  await page
    .getByRole('group', { name: /^Group Proof/ })
    .getByText('Proof')
    .click();
  await look('settings of a group', '.side');
  await page.getByRole('button', { name: 'Fit the whole flow' }).click();
  await page.locator('.react-flow__node-note').click();
  await look('settings of a note', '.side');
  await press(page, 'Escape');
  await look('settings of the flow', '.side');
  await d.tab('History').click();
  await look('history, empty', '.side');
  expect(found).toEqual([]);
});

for (const width of [768, 390]) {
  test(`EDITOR-10 axe finds nothing in the editor ${width} px wide, nor in what slides over the canvas there`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const d = designer(page);
    const { found, look } = auditor(page);
    await d.open(server.url + (await makeFlow(call, `narrow-${width}`, withExtras)).path);
    await look('at first');
    await page.getByRole('button', { name: 'Steps to add' }).click();
    await look('palette', '.palette');
    await page.getByRole('button', { name: 'Steps to add' }).click();
    await page.getByRole('button', { name: 'Outline', exact: true }).click();
    await look('outline', '.outline');
    await page.getByRole('button', { name: 'Close the outline' }).click();
    await page.getByRole('button', { name: 'Settings' }).click();
    await look('settings', '.side');
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
    await d.tab('Problems').click();
    await look('problems', '.drawer');
    expect(found).toEqual([]);
  });
}

test('EDITOR-10 axe finds nothing in palette, outline, drawer, a collapsed group and what stands in the way of publishing', async ({ page }) => {
  const d = designer(page);
  const { found, look } = auditor(page);
  await d.open(server.url + (await makeFlow(call, 'drawers', withExtras)).path);
  await d.tab('Problems').click();
  await page.locator('.left-open > summary').click();
  await look('with its problems');
  await page.getByRole('button', { name: 'Collapse group Proof' }).click();
  await look('a collapsed group', '.canvas');
  await page.getByRole('button', { name: 'Show names' }).click();
  await look('palette with names', '.palette');
  await page.getByRole('button', { name: 'Outline', exact: true }).click();
  await look('outline', '.outline');
  for (const drawer of ['Trace', 'Inbox', 'Runs', 'Scenarios']) {
    await d.tab(drawer).click();
    await look(`${drawer}, as it is at first`, '.drawer');
  }
  await d.tab('Publish').click();
  await look('publish, with what stands in the way', '.side');
  expect(found).toEqual([]);
});

test('EDITOR-10 axe finds nothing in what opens over the workbench: lists, menus, find bar, commands, keys, run from here', async ({ page }) => {
  const d = designer(page);
  const { found, look } = auditor(page);
  await d.open(server.url + (await makeFlow(call, 'lists', plain)).path);
  await look('at first');
  await d.card('Ask for e-mail').click();
  await page.getByRole('combobox', { name: 'Given leads to', exact: true }).click();
  await look('open list of choices', '[role="listbox"]');
  await press(page, 'Escape');
  await expect(page.getByRole('combobox', { name: 'Given leads to', exact: true })).toBeFocused();

  await d.card('Prove it is you').locator(':scope > .card > .card-head').click();
  await press(page, 'c');
  await expect(page.getByRole('combobox', { name: 'Outcome', exact: true })).toBeFocused();
  await look('connect, outcome', '.quick-add');
  await press(page, 'Enter');
  await expect(page.getByRole('combobox', { name: 'Target step' })).toBeFocused();
  await look('connect, target', '.quick-add');
  await press(page, 'Escape');
  await d.card('Ask for e-mail').click();
  await press(page, 'a');
  await expect(page.getByRole('combobox', { name: 'Search steps' })).toBeFocused();
  await look('quick-add', '.quick-add');
  await press(page, 'Escape');
  await d.card('Ask for e-mail').click();
  await press(page, 'x');
  await look('replace', '.quick-add');
  await press(page, 'Escape');

  await d.card('Refuse').click({ button: 'right' });
  await look('menu of a step', '[role="menu"]');
  await press(page, 'Escape');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await look('menu of the flow', '[role="menu"]');
  await press(page, 'Escape');
  await press(page, 'Control+f');
  await page.getByRole('combobox', { name: 'Find steps' }).fill('e-mail');
  await look('find bar', '.find');
  await press(page, 'Escape');
  await press(page, 'Control+k');
  await look('list of commands', '.commands');
  await press(page, 'Escape');
  await d.card('Refuse').click();
  await press(page, '?');
  await look('list of keys', '.keys-help');
  await press(page, 'Escape');
  await d.card('Register if new').click();
  await press(page, 'r');
  await look('run from here', '.run-from');
  await page.getByRole('button', { name: 'Device settings' }).click();
  await look('settings of the device', '.phone-settings');
  expect(found).toEqual([]);
});

test('EDITOR-10 axe finds nothing while a run is walked, in what it leaves behind and in a past run', async ({ page }) => {
  const d = designer(page);
  const { found, look } = auditor(page);
  const flow = await makeFlow(call, 'runs', plain);
  await call('flows.publish', { flow: flow.id, revision: 1, label: 'First' });
  const live = await fetch(`${server.url}/api/v1/live/demo/flows/runs/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ context: { email: 'grace@example.org' } }),
  });
  expect(live.ok).toBe(true);
  await d.open(server.url + flow.path);
  await d.phone.getByLabel('E-mail address').fill('ada@example.org');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await d.tab('Trace').click();
  await look('a walk with its trace, and its mail in the preview');
  await d.tab('Inbox').click();
  await look('inbox with a mail', '.drawer');
  await page.getByRole('toolbar', { name: 'Walk' }).getByRole('button', { name: 'End the walk' }).click();
  await d.tab('Scenarios').click();
  await page.getByRole('button', { name: 'Keep as a scenario' }).click();
  await page.getByRole('textbox', { name: 'What must keep working' }).fill('Ada is asked');
  await look('keeping a scenario', '.scenario-keep');
  await press(page, 'Enter');
  await expect(page.getByRole('list', { name: 'Scenarios', exact: true }).getByRole('listitem')).toContainText('Passed');
  await look('scenarios', '.drawer');
  await d.tab('Runs').click();
  await page.getByRole('list', { name: 'Past runs' }).getByRole('button', { name: /g•••@/ }).click();
  await expect(page.getByRole('region', { name: 'Shown instead of the draft' })).toBeVisible();
  await look('a past run', 'main');
  await page.getByRole('button', { name: 'Back to the draft' }).click();

  expect(found).toEqual([]);
});

test.describe('of two who edit', () => {
  test.use({ expected: [/Failed to load resource: .*(503|409)/] });

  test('EDITOR-10 axe finds nothing in history, versions, a conflict and a counter-example that is walked', async ({ page }) => {
    const d = designer(page);
    const { found, look } = auditor(page);
    const flow = await makeFlow(call, 'two', plain);
    await call('flows.publish', { flow: flow.id, revision: 1, label: 'First' });
    await d.open(server.url + flow.path);
    // Mine do not get through before theirs are saved.
    await page.route('**/trpc/flows.save**', (route) => route.fulfill({ status: 503, body: '' }));
    await d.card('Refuse').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Mine');
    await d.tab('History').click();
    await look('history');
    await d.tab('Publish').click();
    await look('versions', '.side');
    await call('flows.save', {
      flow: flow.id,
      base: 1,
      label: 'Rename',
      patches: [{ op: 'replace', path: ['nodes', 'refuse', 'name'], value: 'Theirs' }],
    });
    await page.unroute('**/trpc/flows.save**');
    await expect(page.getByRole('region', { name: 'Somebody changed the same things' }).getByRole('group', { name: /Name/ })).toBeVisible();
    await look('a conflict', '.side');
    await page.getByRole('button', { name: 'Keep mine' }).click();

    await expect(d.state).toHaveText(/Saved/);
    await d.tab('Settings').click();
    await d.card('Ask for e-mail').click();
    await d.pick('Given leads to', 'Start session');
    await d.tab('Problems').click();
    await page.getByRole('button', { name: 'Walk it' }).first().click();
    await look('a counter-example', 'main');
    await press(page, 'Escape');
    expect(found).toEqual([]);
  });
});
