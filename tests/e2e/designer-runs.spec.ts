import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];
let address = '';
let flow = '';

/** A sign-in of the published version over the API: how far it gets is up to `answers`. */
const liveRun = async (email: string) => {
  const start = await fetch(`${server.url}/api/v1/live/demo/flows/past/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ context: { email } }),
  });
  const step = await start.json();
  return { run: String(step.run), step };
};
const submit = async ({ step }: { step: { run: string; state: string } }, inputs: Record<string, unknown>) =>
  (
    await fetch(`${server.url}/api/v1/live/demo/runs/${step.run}/submit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state: step.state, action: 'submit', inputs }),
    })
  ).json();

test.beforeAll(async ({ desk }) => {
  ({ server, call } = desk);
  const made = await makeFlow(call, 'past', templates['sign-in'].graph);
  [address, flow] = [server.url + made.path, made.id];
  await call('flows.publish', { flow, revision: 1, label: 'First' });
});

test('EDITOR-18 a past run is painted on the version it ran on, people masked; a link opens it, and the draft comes back', async ({ page }) => {
  const begun = await liveRun('grace@example.org');
  const wrong = await submit(begun, { code: '000000' });
  await liveRun('ada@example.org');
  const d = designer(page);
  await d.open(address);
  await d.card('Home').click();
  await page.getByRole('textbox', { name: 'Name' }).fill('The house');
  await d.tab('Runs').click();
  const runs = page.getByRole('list', { name: 'Past runs' });
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await expect(runs).not.toContainText('grace@');
  await runs.getByRole('button', { name: /g•••@example\.org/ }).click();
  const banner = page.getByRole('region', { name: 'Shown instead of the draft' });
  await expect(banner).toContainText(/Version 1 as it ran on/);
  await expect(d.card('Home')).toBeVisible();
  await expect(d.card('Code by e-mail').locator('.card')).toHaveClass(/is-current/);
  await expect(d.card('Code by e-mail').locator('.card-time')).toContainText(/ s$/);
  await expect(d.card('Home').locator('.card')).toHaveClass(/is-aside/);
  await expect(page.locator('.wire-lit')).not.toHaveCount(0);
  expect(wrong.run).toBe(begun.run);
  expect(page.url()).toContain(`run=${begun.run}`);

  const link = page.url();
  await banner.getByRole('button', { name: 'Back to the draft' }).click();
  await expect(d.card('The house')).toBeVisible();
  expect(page.url()).not.toContain('run=');
  await page.goto(link);
  await expect(banner).toContainText(/Version 1 as it ran on/);
  await page.getByRole('link', { name: 'The whole story' }).click();
  await page.getByRole('link', { name: 'Show on the canvas' }).click();
  await expect(banner).toContainText(/Version 1 as it ran on/);
});

test('EDITOR-18 “Walk this” walks the run again on the draft with made-up people, and stops with a word where the draft no longer leads there', async ({
  page,
}) => {
  const begun = await liveRun('lin@example.org');
  await submit(begun, { code: '000000' });
  const d = designer(page);
  await d.open(`${address}?run=${begun.run}`);
  await page.getByRole('button', { name: 'Walk this' }).click();
  const bar = page.getByRole('toolbar', { name: 'Walk' });
  await expect(bar.getByText('1 of 2')).toBeVisible();
  await expect(d.card('Code by e-mail').locator('.card')).toHaveClass(/is-current/);
  await bar.getByRole('button', { name: 'Next step' }).click();
  await expect(d.phone.getByText(/That code is not right/)).toBeVisible();
  await expect(bar.getByText('That was all of it.')).toBeVisible();

  await d.card('Code by e-mail').click();
  await d.card('Code by e-mail').press('Delete', { delay: 60 });
  await page.getByRole('list', { name: 'Past runs' }).getByRole('button', { name: /l•••@/ }).click();
  await page.getByRole('button', { name: 'Walk this' }).click();
  await bar.getByRole('button', { name: 'Next step' }).click();
  await expect(bar.getByRole('alert')).toHaveText(/The draft no longer has a step that this run passed/);
  await d.undo.click();
});

test('EDITOR-18 runs are filtered by result, and where nobody has been the list says so', async ({ page }) => {
  await liveRun('kim@example.org');
  const d = designer(page);
  await d.open(address);
  await d.tab('Runs').click();
  await d.pick('Result', 'Arrived');
  await expect(page.getByText('No run like that.')).toBeVisible();
  await d.pick('Result', 'Under way');
  await expect(page.getByRole('list', { name: 'Past runs' }).getByRole('listitem')).not.toHaveCount(0);
  await d.pick('Where they ran', 'Sandbox');
  await d.pick('Result', 'Every result');
  await expect(page.getByText(/Nobody has been through this flow here/)).toBeVisible();
});
