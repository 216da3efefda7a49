import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const freshFlow = async () => {
  count += 1;
  return makeFlow(call, `scenarios-${count}`, templates['sign-in'].graph);
};

/** A password is chosen before the session begins: what a walk that was kept before did not do. */
const askPassword = [
  {
    op: 'add',
    path: ['nodes', 'choose'],
    value: { type: 'user.set-password', version: 1, zone: 'public', order: 'b0', position: { x: 900, y: 330 }, config: {} },
  },
  { op: 'replace', path: ['edges', 'register-registered', 'to'], value: 'choose' },
  { op: 'add', path: ['edges', 'choose-set'], value: { from: 'choose', outcome: 'set', to: 'start-session' } },
];

test('EDITOR-17 a walk in the phone is kept as a scenario, fails when the flow is changed, keeps it from being published, and is accepted', async ({
  page,
}) => {
  const d = designer(page);
  const flow = await freshFlow();
  await d.open(server.url + flow.path);
  const row = page.getByRole('list', { name: 'Scenarios', exact: true }).getByRole('listitem');

  await d.tab('Scenarios').click();
  await expect(page.getByRole('heading', { name: 'Keep what must work' })).toBeVisible();

  await d.phone.getByLabel('E-mail address').fill('ada@example.org');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await page.getByRole('button', { name: /Your code for Demo/ }).click();
  // A code that is filled in is sent by itself.
  await page.getByRole('button', { name: /^Fill in \d+/ }).click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();

  await page.getByRole('button', { name: 'Keep as a scenario' }).click();
  const name = page.getByRole('textbox', { name: 'What must keep working' });
  await name.fill('Ada signs in');
  await name.press('Enter');
  await expect(row).toContainText('Ada signs in');
  await expect(row).toContainText('Passed');
  await expect(row).toContainText('2 actions, gets in at “Home”');

  // What it does not come through is marked, not by colour alone.
  await expect(page.locator('.scenario-coverage')).toContainText(/\d+ of 9 steps, \d+ of \d+ ways/);
  await page.getByRole('switch', { name: 'Mark the rest on the canvas' }).click();
  await expect(d.card('Password').getByText('In no scenario')).toBeVisible();
  await expect(d.card('Ask for e-mail').getByText('In no scenario')).toHaveCount(0);
  await expect(page.locator('.wire-uncovered')).not.toHaveCount(0);
  await page.getByRole('switch', { name: 'Mark the rest on the canvas' }).click();

  // Somebody else adds a step on the way: it is played again by itself, and says where it went.
  await call('flows.save', { flow: flow.id, base: 1, label: 'Ask for a password', patches: askPassword });
  await expect(row).toContainText('After the code was typed it went to “Set password”; expected “Home”.', { timeout: 20_000 });
  await expect(row).toContainText('Failed');

  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  const publish = page.getByRole('region', { name: 'Publish', exact: true });
  await expect(publish).toContainText('A scenario does not pass');
  await expect(publish).toContainText('it went to “Set password”');
  await expect(publish.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
  await publish.getByRole('button', { name: 'Show Ada signs in' }).click();
  await expect(page.getByRole('toolbar', { name: /Walk the way/ })).toContainText('Ada signs in');
  await expect(d.card('Set password').locator('.card.is-current')).toBeVisible();
  await page.getByRole('button', { name: 'End the walk' }).click();

  // In the phone it stands where it went wrong.
  await row.getByRole('button', { name: 'Walk it: Ada signs in' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Choose a password' })).toBeVisible({ timeout: 20_000 });

  await row.getByRole('button', { name: 'Accept the new path' }).click();
  await expect(row).toContainText('Passed');
  await expect(row).toContainText('stops at “Set password”');
  await expect(publish.getByRole('button', { name: 'Publish', exact: true })).toBeEnabled();
  await publish.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Version 1 is live')).toBeVisible();
});

test('scenarios come with a template; one is renamed, let through, moved and deleted by keyboard', async ({ page }) => {
  count += 1;
  const { slug } = await call('flows.create', { app: 'demo', slug: `scenarios-${count}`, name: 'From a template' });
  const d = designer(page);
  await d.open(`${server.url}/apps/demo/flows/${slug}`);
  await page.getByRole('button', { name: 'From a template' }).click();
  await page.getByRole('button', { name: 'Sign-in by e-mail' }).click();
  await d.tab('Scenarios').click();
  const rows = page.getByRole('list', { name: 'Scenarios', exact: true }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: 'Passed' })).toHaveCount(4);
  const choose = async (name: string, command: string) => {
    await page.getByRole('button', { name: `More for ${name}` }).press('Enter');
    await page.getByRole('menuitem', { name: command }).press('Enter');
  };
  await choose('Somebody new signs in', 'Rename');
  const field = page.getByRole('list', { name: 'Scenarios', exact: true }).getByRole('textbox', { name: 'Name' });
  await field.fill('The usual way');
  await field.press('Enter');
  await expect(rows.first()).toContainText('The usual way');
  await choose('The usual way', 'Not required to publish');
  await expect(rows.first()).toContainText('Not required');
  await choose('The usual way', 'Move down');
  await expect(rows.nth(1)).toContainText('The usual way');
  await choose('The usual way', 'Duplicate');
  await expect(rows).toHaveCount(5);
  await choose('The usual way (copy)', 'Delete');
  await expect(rows).toHaveCount(4);
  await page.getByRole('button', { name: 'Run all' }).press('Enter');
  await expect(d.said).toContainText('All 4 scenarios passed');
});
