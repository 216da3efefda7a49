import type { BrowserContext, Page } from '@playwright/test';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;
const graph = templates['sign-in'].graph;

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const freshFlow = async (from = graph) => {
  count += 1;
  const { id, path } = await makeFlow(call, `trust-${count}`, from);
  return { id, address: server.url + path };
};
const draft = async (flow: string): Promise<typeof graph> => {
  const answer = await fetch(`${server.url}/trpc/flows.draft?input=${encodeURIComponent(JSON.stringify({ flow }))}`, { headers: { cookie } });
  return (await answer.json()).result.data.graph;
};
let cookie = '';
test.beforeEach(async ({ context }) => {
  cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
});

test('EDITOR-12 an edit is on the server within 3 s and the header says Saved', async ({ page }) => {
  const d = designer(page);
  const { id, address } = await freshFlow();
  await d.open(address);
  await d.card('Refuse').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Go away');
  await expect(d.state).toHaveText(/Saving/);
  await expect(d.state).toHaveText(/Saved/, { timeout: 3_000 });
  expect(Object.values((await draft(id)).nodes).map((node) => node.name)).toContain('Go away');
});

test.describe('while a browser is cut off', () => {
  // What is cut off, and what then comes too late, the browser tells itself.
  test.use({ expected: [/Failed to load resource: .*(ERR_FAILED|409)/] });

  test('EDITOR-12 offline: says so, keeps the edit through a killed tab, and saves it when the server answers again', async ({ page, context }) => {
    const d = designer(page);
    const { id, address } = await freshFlow();
    await d.open(address);
    await context.route('**/trpc/flows.save**', (route) => route.abort());
    await d.card('Refuse').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Kept here');
    await expect(d.state).toHaveText(/Offline/);
    await page.close({ runBeforeUnload: false });

    await context.unroute('**/trpc/flows.save**');
    const again = await context.newPage();
    const second = designer(again);
    await second.open(address);
    await expect(second.card('Kept here')).toBeVisible();
    await expect(second.state).toHaveText(/Saved/);
    await expect.poll(async () => Object.values((await draft(id)).nodes).map((node) => node.name)).toContain('Kept here');
  });

  /** Two tabs that have changed the name of one step, and mine another step besides; mine has just been refused. */
  const inConflict = async (page: Page, context: BrowserContext) => {
    const { id, address } = await freshFlow();
    const other = await context.newPage();
    const [mine, theirs] = [designer(page), designer(other)];
    await mine.open(address);
    await theirs.open(address);
    // My edits do not get through before theirs are saved.
    await page.route('**/trpc/flows.save**', (route) => route.abort());
    await mine.card('Refuse').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Mine');
    await mine.card('Home').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('My home');
    await expect(mine.state).toHaveText(/Offline/);
    await theirs.card('Refuse').click();
    await other.getByRole('textbox', { name: 'Name' }).fill('Theirs');
    await expect(theirs.state).toHaveText(/Saved/);
    await page.unroute('**/trpc/flows.save**');
    const panel = page.getByRole('region', { name: 'Somebody changed the same things' });
    await panel.getByRole('group', { name: /Name/ }).waitFor();
    await expect(mine.state).toHaveText('Conflict');
    const names = async () => Object.values((await draft(id)).nodes).map((node) => node.name);
    return { mine, panel, names };
  };

  for (const [button, name] of [
    ['Keep mine', 'Mine'],
    ['Take theirs', 'Theirs'],
  ] as const) {
    test(`EDITOR-13 two tabs change the same thing: the later one is asked, and “${button}” settles it`, async ({ page, context }) => {
      const { mine, panel, names } = await inConflict(page, context);
      expect(await names()).toContain('Theirs');
      await panel.getByRole('button', { name: button }).click();
      await expect(mine.state).toHaveText(/Saved/);
      await expect(mine.card(name)).toBeVisible();
      await expect.poll(names).toContain(name);
      await expect.poll(names).toContain('My home');
    });
  }

  test('EDITOR-13 merging: the differences are drawn, each is chosen, and everything else of both stands', async ({ page, context }) => {
    const { mine, panel, names } = await inConflict(page, context);
    await expect(mine.card('My home').locator('.mark')).toHaveText('Yours');
    await expect(mine.card('Mine').locator('.mark')).toHaveText('Both changed it');
    const choice = panel.getByRole('group', { name: /Name/ });
    await expect(choice.getByRole('radio')).toHaveCount(2);
    await choice.getByRole('radio', { name: /Theirs/ }).check();
    await panel.getByRole('button', { name: 'Merge as chosen' }).click();
    await expect(mine.state).toHaveText(/Saved/);
    await expect(mine.card('Theirs')).toBeVisible();
    await expect(mine.card('My home')).toBeVisible();
    await expect(page.locator('.card-mark')).toHaveCount(0);
    await expect.poll(names).toEqual(expect.arrayContaining(['Theirs', 'My home']));
  });

  test('EDITOR-13 what one tab saves appears in the other within 1 s, which keeps its selection, its unsaved words and its undo', async ({
    page,
    context,
  }) => {
    const { address, id } = await freshFlow();
    const other = await context.newPage();
    const [mine, theirs] = [designer(page), designer(other)];
    await mine.open(address);
    await theirs.open(address);
    // My edits do not get through for a while: they are unsaved when theirs arrive.
    await page.route('**/trpc/flows.save**', (route) => route.abort());
    await mine.card('Home').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Mine');
    await expect(mine.state).toHaveText(/Offline/);

    await theirs.card('Refuse').click();
    await other.getByRole('textbox', { name: 'Name' }).fill('Theirs');
    await expect(theirs.state).toHaveText(/Saved/);
    await page.unroute('**/trpc/flows.save**');
    await expect(mine.state).toHaveText(/Saved/);
    await expect(mine.card('Theirs')).toBeVisible();
    await expect(theirs.card('Mine')).toBeVisible({ timeout: 1_500 });

    // Nobody edits here; it is saved there, and seen here a second later at most.
    await other.getByRole('textbox', { name: 'Name' }).fill('Theirs again');
    await expect(theirs.state).toHaveText(/Saved/);
    await expect(mine.card('Theirs again')).toBeVisible({ timeout: 1_000 });
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Mine');
    await expect(mine.said).toContainText('owner: Rename');

    // Undo takes back my change, not theirs.
    await mine.undo.click();
    await expect(mine.card('Home')).toBeVisible();
    await expect(mine.card('Theirs again')).toBeVisible();
    await expect(theirs.card('Home')).toBeVisible();
    await expect.poll(async () => Object.values((await draft(id)).nodes).map((node) => node.name)).toContain('Theirs again');
  });
});

test('EDITOR-12 a slow answer to a save changes nothing of what was typed meanwhile', async ({ page }) => {
  const d = designer(page);
  const { address } = await freshFlow();
  await d.open(address);
  let answer: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let saves = 0;
  await page.route('**/trpc/flows.save**', async (route) => {
    saves += 1;
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  await d.card('Refuse').click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('First');
  await expect.poll(() => saves).toBe(1);
  await name.fill('Second');
  answer?.();
  await expect(d.state).toHaveText(/Saved/);
  await expect(name).toHaveValue('Second');
  await expect(d.card('Second')).toBeVisible();
});

test('EDITOR-13 edits to different steps in two tabs merge without asking', async ({ page, context }) => {
  const { address } = await freshFlow();
  const other = await context.newPage();
  const [mine, theirs] = [designer(page), designer(other)];
  await mine.open(address);
  await theirs.open(address);
  await theirs.card('Refuse').click();
  await other.getByRole('textbox', { name: 'Name' }).fill('Theirs');
  await expect(theirs.state).toHaveText(/Saved/);
  await mine.card('Home').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Mine');
  await expect(mine.state).toHaveText(/Saved/);
  await expect(mine.card('Theirs')).toBeVisible();
});

test('EDITOR-14 a way around the proof is an error with a walkable counter-example; its fix is one change and settles it', async ({ page }) => {
  const d = designer(page);
  await d.open((await freshFlow()).address);
  await d.card('Ask for e-mail').click();
  await d.pick('Given leads to', 'Start session');
  await expect(d.card('Start session').locator('.card-problems')).toBeVisible({ timeout: 2_000 });
  await d.tab('Problems').click();
  // Outcomes that are left open are listed too, apart from these.
  const problems = page.getByRole('list', { name: 'Problems' }).getByRole('listitem');
  const problem = problems
    .filter({ hasText: 'Start session' })
    .filter({ has: page.getByRole('button', { name: 'Walk it' }) })
    .first();
  await problem.getByRole('button', { name: 'Walk it' }).click();
  const walk = page.getByRole('toolbar', { name: 'Walk the way to the problem' });
  await expect(walk).toContainText('1 of');
  await expect(d.card('Sign-in').locator('.card-visits')).toHaveText('1');
  await walk.getByRole('button', { name: 'Next step' }).click();
  await expect(walk).toContainText('2 of');
  await walk.getByRole('button', { name: 'End the walk' }).click();
  await expect(walk).toBeHidden();

  const before = await problems.count();
  await problems
    .filter({ has: page.getByRole('button', { name: 'Fix' }) })
    .first()
    .getByRole('button', { name: 'Fix' })
    .click();
  await expect.poll(() => problems.count()).toBeLessThan(before);
  await d.undo.click();
  await expect(problems).toHaveCount(before);
  await d.undo.click();
  await expect(problems).toHaveCount(0);
});

test('EDITOR-15 publishing: disabled with its reasons, shows what changes, makes a version; rolling back and taking an old one into the draft', async ({
  page,
}) => {
  const d = designer(page);
  await d.open((await freshFlow()).address);
  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  const panel = page.getByRole('region', { name: 'Publish' });
  await panel.getByRole('textbox', { name: 'What is new' }).fill('The first');
  await panel.getByRole('button', { name: 'Publish' }).click();
  const versions = page.getByRole('region', { name: 'Versions' });
  await expect(versions.getByText('Version 1', { exact: true })).toBeVisible();
  await expect(panel.getByText('Nothing that runs has changed')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Publish' })).toBeDisabled();

  await d.tab('Settings').click();
  await d.card('Refuse').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Go away');
  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  await expect(panel.locator('.diff li')).toHaveText(['Go away name']);
  await panel.getByRole('button', { name: 'Publish' }).click();
  await expect(versions.getByText('Version 2', { exact: true })).toBeVisible();

  // The two are compared on the canvas; the address is a link that shows the same to whoever opens it.
  await d.tab('Settings').click();
  await d.card('Home').click();
  await page.keyboard.press('Delete');
  await d.tab('Publish').click();
  await panel.getByRole('button', { name: 'Show on the canvas' }).click();
  const bar = page.getByRole('region', { name: 'Shown instead of the draft' });
  await expect(bar).toContainText('Version 2 and the draft');
  await expect(d.card('Home').locator('.mark')).toHaveText('Removed');
  await d.card('Go away').click();
  await page.keyboard.press('Delete');
  await expect(d.card('Go away')).toBeVisible();
  await bar.getByRole('button', { name: 'Back to the draft' }).click();
  await expect(d.card('Home')).toBeHidden();
  await d.undo.click();
  await expect(d.card('Home')).toBeVisible();
  const compare = page.getByRole('region', { name: 'Compare' });
  await d.pick('From', 'Version 1');
  await d.pick('To', 'Version 2');
  await compare.getByRole('button', { name: 'Show on the canvas' }).click();
  await expect(bar).toContainText('Version 1 and version 2');
  await expect(d.card('Go away').locator('.mark')).toHaveText('Changed');
  expect(page.url()).toContain('compare=1..2');
  await expect(d.state).toContainText('Saved');
  await page.reload();
  await expect(bar).toContainText('Version 1 and version 2');
  await expect(d.card('Go away').locator('.mark')).toHaveText('Changed');
  await bar.getByRole('button', { name: 'Back to the draft' }).click();
  expect(page.url()).not.toContain('compare');

  await versions.locator('li').filter({ hasText: 'Version 1' }).getByRole('button', { name: 'Roll back' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make it live' }).click();
  await expect(versions.locator('li').filter({ hasText: 'Version 1' }).getByText('Live')).toBeVisible();
  await versions.locator('li').filter({ hasText: 'Version 1' }).getByRole('button', { name: 'Take into the draft' }).click();
  await expect(d.card('Refuse')).toBeVisible();
  await d.undo.click();
  await expect(d.card('Go away')).toBeVisible();

  await d.tab('Settings').click();
  await d.card('Ask for e-mail').click();
  await d.pick('Given leads to', 'Not handled');
  await d.tab('Publish').click();
  await expect(panel.getByText(/must be settled first/)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Publish' })).toBeDisabled();
});
