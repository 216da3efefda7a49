import { expect, test } from '@playwright/test';
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

test('MOB-4 the missing e-mail column is told and added in the designer, and then the code by mail signs in, each time anew', async ({ page }) => {
  await call('columns.remove', { app: 'demo', key: 'email' });
  const { path } = await makeFlow(call, 'mob-4', templates['sign-in'].graph);
  const d = designer(page);
  await d.open(server.url + path);

  await d.tab('Problems').click();
  const problem = page.getByRole('listitem').filter({ hasText: 'needs a column of type email' }).first();
  await expect(problem).toBeVisible();
  await problem.getByRole('button', { name: 'Add the column' }).click();
  await expect(page.getByText('Column added')).toBeVisible();
  await expect(page.getByText('needs a column of type email')).toHaveCount(0);

  await d.tab('Inbox').click();
  for (const mails of [1, 2]) {
    await d.phone.getByLabel('E-mail address').fill('ada@example.org');
    await d.phone.getByRole('button', { name: 'Continue' }).click();
    await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
    await expect(page.locator('.mail')).toHaveCount(mails);
    await d.phone.getByRole('textbox').fill(await page.locator('.mail-text mark').first().innerText());
    await d.phone.getByRole('button', { name: 'Continue' }).click();
    await expect(d.phone.getByText('You are in.')).toBeVisible();
    if (mails === 1) await page.getByRole('button', { name: 'Start again' }).first().click();
  }
});
