import { expect, test } from '@playwright/test';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
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

/** People are asked for their number, and nothing is proven yet. */
const unproven = expandFlow(
  compactFlow.parse({
    nodes: {
      start: { type: 'entry.sign-in' },
      who: { type: 'identify.ask', config: { email: false, phone: true } },
      register: { type: 'identify.register' },
      in: { type: 'session.issue', zone: 'secure' },
      home: { type: 'zone.screen', zone: 'secure' },
      deny: { type: 'end.deny' },
    },
    edges: {
      'start.started': 'who',
      'who.given': 'register',
      'register.registered': 'in',
      'register.known': 'in',
      'register.refused': 'deny',
      'in.issued': 'home',
      'in.refused': 'deny',
    },
  }),
);

test('MOB-5 a code by SMS is put into a flow, its column added, and the phone signs in with the message it gets', async ({ page }) => {
  const { path } = await makeFlow(call, 'mob-5', unproven);
  const d = designer(page);
  await d.open(server.url + path);

  await d.show('Ask who it is');
  await d.pressWire('From Ask who it is, Given, to Register if new');
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
  await page.getByRole('button', { name: 'Sending' }).click();
  await page.getByRole('textbox', { name: 'Countries' }).fill('DE');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Codes go to numbers of every country.')).toHaveCount(0);

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
