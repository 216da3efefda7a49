import AxeBuilder from '@axe-core/playwright';
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
  return server.url + (await makeFlow(call, `walk-${count}`, templates['sign-in'].graph)).path;
};

test('EDITOR-17 acting in the phone lights the way and dims the rest; outcomes that are picked move it on, and back goes past the end', async ({
  page,
}) => {
  const d = designer(page);
  await d.open(await freshFlow());
  const bar = page.getByRole('toolbar', { name: 'Walk' });
  await d.phone.getByLabel('E-mail address').fill('ada@example.org');
  await expect(bar).toHaveCount(0);
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(bar.getByText('Code by e-mail')).toBeVisible();
  await expect(d.card('Home').locator('.card')).toHaveClass(/is-aside/);
  await expect(d.card('Ask for e-mail').locator('.card')).not.toHaveClass(/is-aside/);

  await bar.getByRole('button', { name: 'Wrong code', exact: true }).click();
  await expect(d.phone.getByText(/That code is not right/)).toBeVisible();
  // What stands back can still be read.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').exclude('.react-flow__attribution').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
  await bar.getByRole('button', { name: 'Verified' }).click();
  await expect(bar.getByText('They are in')).toBeVisible();
  await expect(d.card('Home').locator('.card')).toHaveClass(/is-current/);
  await expect(d.phone.getByText('You are in.')).toBeVisible();

  await bar.getByRole('button', { name: 'Back' }).click();
  await expect(d.card('Code by e-mail').locator('.card')).toHaveClass(/is-current/);
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await bar.getByRole('button', { name: 'Network down' }).click();
  await bar.getByRole('button', { name: 'Too many wrong codes' }).click();
  await expect(d.card('Code by e-mail').locator('.card')).not.toHaveClass(/is-current/);

  await bar.getByRole('button', { name: 'Restart' }).click();
  await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
  await bar.getByRole('button', { name: 'End the walk' }).click();
  await expect(bar).toHaveCount(0);
  await expect(page.locator('.card.is-aside')).toHaveCount(0);
});

test('EDITOR-17 a run begins at any step with what is sure there; the context is pinned to the card for this person, and the canvas can be edited meanwhile', async ({
  page,
}) => {
  const d = designer(page);
  const address = await freshFlow();
  await d.open(address);
  await d.card('Register if new').click();
  await page.getByRole('button', { name: 'Run from here' }).click();
  const panel = page.getByRole('region', { name: 'Run from Register if new' });
  await expect(panel.getByRole('button', { name: 'who they are', pressed: true })).toBeVisible();
  await panel.getByRole('textbox', { name: 'E-mail address' }).fill('grace@example.org');
  await panel.getByRole('button', { name: 'Run' }).click();
  const bar = page.getByRole('toolbar', { name: 'Walk' });
  await expect(bar.getByText('They are in')).toBeVisible();
  await expect(bar.getByRole('button', { name: 'From Register if new' })).toBeVisible();
  await expect(d.card('Register if new').getByLabel('Pinned context')).toBeVisible();
  await d.tab('Trace').click();
  await expect(page.locator('.trace-steps')).toContainText('You ran from here');

  // The draft is edited under the walk, and the walk goes on on it.
  await d.card('Register if new').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Make the account');
  await expect(bar.getByRole('button', { name: 'From Make the account' })).toBeVisible();

  await expect(d.state).toHaveText(/Saved/);
  await page.reload();
  await expect(d.card('Make the account').getByLabel('Pinned context')).toBeVisible();
  await d.card('Make the account').click();
  await d.card('Make the account').press('r', { delay: 60 });
  const again = page.getByRole('region', { name: 'Run from Make the account' });
  await expect(again.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('grace@example.org');
  // A mock result of a step that asks nobody, by keyboard alone.
  await again.getByRole('combobox', { name: 'Then' }).focus();
  await page.keyboard.press('Enter', { delay: 60 });
  await page.getByRole('option', { name: /Refused/ }).press('Enter', { delay: 60 });
  await again.getByRole('button', { name: 'Run' }).press('Enter', { delay: 60 });
  await expect(bar.getByText('Refused')).toBeVisible();
  await page.getByRole('region', { name: /Run from/ }).waitFor({ state: 'hidden' });
  await bar.getByRole('button', { name: /^From / }).click();
  await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
});

test('EDITOR-17 a draft is walked without the phone; the camera follows, and stays where it is when that is switched off', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const d = designer(page);
  await d.open(await freshFlow());
  await d.card('Sign-in').focus();
  await d.card('Sign-in').press('r', { delay: 60 });
  await page.getByRole('region', { name: 'Run from Sign-in' }).getByRole('button', { name: 'Run' }).click();
  const bar = page.getByRole('toolbar', { name: 'Walk' });
  await expect(bar.getByText('Ask for e-mail')).toBeVisible();
  await bar.getByRole('button', { name: 'Given' }).click();
  await expect(bar.getByText('Code by e-mail')).toBeVisible();
  // Opened now, the phone shows the run that is under way.
  await d.tab('Phone').click();
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  const home = d.card('Home');
  const place = async () => page.locator('.react-flow__viewport').evaluate((element) => getComputedStyle(element).transform);
  await bar.getByRole('button', { name: 'Follow with the camera' }).click();
  const before = await place();
  await bar.getByRole('button', { name: 'Verified' }).click();
  await expect(bar.getByText('They are in')).toBeVisible();
  expect(await place()).toBe(before);
  await bar.getByRole('button', { name: 'Back' }).click();
  await bar.getByRole('button', { name: 'Follow with the camera' }).click();
  await bar.getByRole('button', { name: 'Verified' }).click();
  await expect(bar.getByText('They are in')).toBeVisible();
  await expect(home).toBeInViewport({ ratio: 0.9 });
});
