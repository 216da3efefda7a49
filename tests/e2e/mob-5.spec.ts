import { expect, test } from '@playwright/test';
import type { Graph } from '#flows/graph/graph.ts';
import { templates } from '#flows/templates/templates.ts';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { designer, makeFlow, owner, signIn } from './designer-page.ts';

let server: RunningServer;
let call: Awaited<ReturnType<typeof ownerSession>>;

test.beforeAll(async () => {
  server = await startServer({ env: owner });
  call = await ownerSession(server.url, owner);
});
test.afterAll(() => server.stop());
test.beforeEach(({ context }) => signIn(context, server.url));

/** The template without its proofs: people are asked for their number, and nothing is proven yet. */
const unproven = (): Graph => {
  const graph: Graph = structuredClone(templates['sign-in'].graph);
  for (const id of ['prove', 'email-code', 'password']) delete graph.nodes[id];
  const { 'ask-email': ask } = graph.nodes;
  if (ask === undefined) throw new Error('the template asks for nothing');
  graph.nodes['ask-email'] = { ...ask, name: 'Ask for the number', config: { email: false, phone: true } };
  for (const [id, edge] of Object.entries(graph.edges)) {
    if (edge.from === 'prove') delete graph.edges[id];
    else if (edge.to === 'prove') graph.edges[id] = { ...edge, to: 'register' };
  }
  return graph;
};

test('MOB-5 a code by SMS is put into a flow, its column added, and the phone signs in with the message it gets', async ({ page }) => {
  const { path } = await makeFlow(call, 'mob-5', unproven());
  const d = designer(page);
  await d.open(server.url + path);

  await d.show('Ask for the number');
  await d.pressWire('From Ask for the number, Given, to Register if new');
  await page.getByRole('button', { name: 'Add a step here' }).click();
  await page.getByRole('combobox', { name: 'Search steps' }).fill('sms');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'From Code by SMS, Verified, to Register if new' })).toBeAttached();

  await d.tab('Problems').click();
  await expect(page.getByText('Codes go to numbers of every country.').first()).toBeVisible();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'needs a column of type phone' })
    .first()
    .getByRole('button', { name: 'Add the column' })
    .click();
  await expect(page.getByText('needs a column of type phone')).toHaveCount(0);

  await d.card('Code by SMS').click();
  // The phone gets the draft once typing rests.
  const told = page.waitForResponse(
    (response) => response.url().includes('preview.update') && response.request().postData()?.includes('"DE"') === true,
  );
  await page.getByRole('textbox', { name: 'Countries' }).fill('DE');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Codes go to numbers of every country.')).toHaveCount(0);

  await told;
  await d.phone.getByLabel('Phone number').fill('+44 7400 123456');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByText('No codes are sent to numbers of this country.')).toBeVisible();

  await d.phone.getByLabel('Phone number').fill('+49 1511 2345678');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await d.tab('Inbox').click();
  const message = page.locator('.mail').first();
  await expect(message).toContainText('SMS');
  await expect(message).toContainText('to +4915112345678');
  await expect(message.locator('mark')).toHaveCount(1);
  await d.phone.getByRole('textbox').fill(await message.locator('mark').innerText());
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();
});
