import { expect, type Page, type Response, test } from '@playwright/test';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { designer, owner, signIn } from './designer-page.ts';

/** In the second access mode people confirm an address before anything of the app is shown or served. */
test.describe.configure({ mode: 'serial' });

const inside = 'The recipe of the house';
let server: RunningServer;
let call: Awaited<ReturnType<typeof ownerSession>>;

test.beforeAll(async () => {
  server = await startServer({ env: { ...owner, MAIL_CAPTURE: '1' } });
  call = await ownerSession(server.url, owner);
  await call('apps.create', { workspace: 'wsp_first', slug: 'club', name: 'Club' });
});
test.afterAll(() => server.stop());
test.beforeEach(({ context }) => signIn(context, server.url));

const publish = async (page: Page) => {
  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('region', { name: 'Publish' }).getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('region', { name: 'Versions' }).getByText('Version 1', { exact: true })).toBeVisible();
};

test('MOB-3 the Security page draws the proof before the content; a way around it cannot be published', async ({ page }) => {
  await page.goto(`${server.url}/apps/club/security`);
  await expect(page.getByRole('radio', { name: 'Anyone who registers' })).toBeChecked();
  await page.getByRole('button', { name: 'Save and draw' }).click();
  await expect(page.getByText('Flow drawn. Publish it to make it live.')).toBeVisible();
  await page.getByRole('link', { name: 'Open the flow' }).click();
  const d = designer(page);
  // Where the flow opens it lies beyond the edge, which keys reach and a pointer does not.
  await d.show('Home');
  await page.getByRole('button', { name: 'Words' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(inside);

  await d.show('Ask for e-mail');
  await d.pick('Given leads to', 'Start session');
  await d.tab('Problems').click();
  await expect(page.getByText(/proven/).first()).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('region', { name: 'Publish' }).getByRole('button', { name: 'Publish' })).toBeDisabled();
  await d.undo.click();
  await publish(page);
});

test('MOB-3 a visitor gets no word of the app, by page or by any answer behind it, until the code is right', async ({ browser, page }) => {
  const visitor = await (await browser.newContext()).newPage();
  const answers: Promise<string>[] = [];
  visitor.on('response', (response: Response) => {
    answers.push(response.text().catch(() => ''));
  });
  const nothingYet = async () => {
    for (const text of await Promise.all(answers)) expect(text).not.toContain(inside);
    await expect(visitor.getByText(inside)).toHaveCount(0);
  };
  for (const way of ['/a/club/-/screen', '/a/club', '/a/club/sign-in']) {
    await visitor.goto(server.url + way);
    await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
    await nothingYet();
  }
  await visitor.getByLabel('E-mail address').fill('ada@example.org');
  await visitor.getByRole('button', { name: 'Continue' }).click();
  await expect(visitor.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await visitor.getByRole('textbox').fill('000000');
  await visitor.getByRole('button', { name: 'Continue' }).click();
  await expect(visitor.getByText('That code is not right.')).toBeVisible();
  // Nobody is in the users table, and the next address by hand leads nowhere.
  await page.goto(`${server.url}/apps/club/users`);
  await expect(page.getByText('Nobody has signed in yet')).toBeVisible();
  const side = await visitor.context().newPage();
  await side.goto(`${server.url}/a/club/-/screen`);
  await expect(side.getByText(inside)).toHaveCount(0);
  await side.close();
  await nothingYet();
  const api = `${server.url}/api/v1/live/club/zones/secure/screens/home`;
  expect((await visitor.context().request.get(api)).status()).toBe(401);

  await page.goto(`${server.url}/apps/club/mailbox`);
  await page.getByRole('button', { name: 'Open the mailbox' }).click();
  const mail = page.getByRole('listitem').filter({ hasText: 'ada@example.org' }).first();
  await visitor.getByRole('textbox').fill(/\b\d{6}\b/.exec(await mail.innerText())?.[0] ?? '');
  await visitor.getByRole('button', { name: 'Continue' }).click();
  await expect(visitor.getByRole('heading', { name: inside })).toBeVisible();
  await page.goto(`${server.url}/apps/club/users`);
  await expect(page.getByText('1 person')).toBeVisible();
  await visitor.context().close();
});
