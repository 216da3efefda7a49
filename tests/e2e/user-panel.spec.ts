import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { databaseFile } from '#server/storage/sqlite/database-file.ts';
import { publishFlow } from '../support/publish-flow.ts';
import { owner, signIn } from './designer-page.ts';
import { type Hosted, hostedServer } from './hosted-server.ts';

/** One user, as a builder sees them, and what a builder does for them. */
let hosted: Hosted;
test.beforeAll(async () => {
  hosted = await hostedServer();
  const lifetimes = { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 2_592_000 };
  const settings = { name: 'Demo', access: 'added', defaultLanguage: 'en', lifetimes, theme: { accent: '#274690', radius: 8 } };
  await hosted.call('apps.settings', { app: 'demo', settings });
  await publishFlow(hosted.call, 'demo', 'members', {
    nodes: {
      own: { type: 'entry.personal-link' },
      code: { type: 'verify.email-code' },
      register: { type: 'identify.register' },
      in: { type: 'session.issue', zone: 'secure' },
      home: { type: 'zone.screen', zone: 'secure' },
      deny: { type: 'end.deny' },
    },
    edges: {
      'own.opened': 'code',
      'code.cannot-send': 'deny',
      'code.verified': 'register',
      'register.registered': 'in',
      'register.known': 'in',
      'in.issued': 'home',
    },
  });
});
test.afterAll(() => hosted.stop());

test('MOB-2 a personal link is made, copied and made anew in the panel: the one before stops working; their runs are one click away', async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, hosted.server.url);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await hosted.call('users.create', { app: 'demo', env: 'live', identifiers: { email: 'grace@example.org' }, attributes: {} });
  const { id } = await hosted.call('users.create', { app: 'demo', env: 'live', identifiers: { email: 'other@example.org' }, attributes: {} });
  await page.goto(`${hosted.server.url}/apps/demo/users`);
  await page.getByRole('button', { name: /^grace@example.org/ }).click();
  const panel = page.getByRole('dialog', { name: 'grace@example.org' });
  const section = panel.getByRole('region', { name: 'Personal link' });
  await section.getByRole('button', { name: 'Make a link' }).click();
  await expect(section).toContainText('It is shown only now');
  await section.getByRole('button', { name: 'Copy: Personal link' }).click();
  const first = await page.evaluate(() => navigator.clipboard.readText());
  expect(first).toMatch(/\/p\/[\w-]{40,}$/);

  const visits = async (url: string) => {
    const visitor = await (await browser.newContext()).newPage();
    const answer = await visitor.goto(url);
    const asked = await visitor.getByRole('textbox', { name: /code/i }).isVisible();
    await visitor.context().close();
    return { status: answer?.status(), asked };
  };
  await expect(async () => expect(await visits(first)).toEqual({ status: 200, asked: true })).toPass();
  await section.getByRole('button', { name: 'Make anew' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog', { name: 'Make the link anew?' }))
    .getByRole('button', { name: 'Make anew' })
    .click();
  await expect(section.locator('code')).not.toHaveText(first);
  const second = await section.locator('code').innerText();
  expect(await visits(first)).toEqual({ status: 404, asked: false });
  await expect(async () => expect(await visits(second)).toEqual({ status: 200, asked: true })).toPass();

  await panel.getByRole('link', { name: 'Their way through the flows' }).click();
  await expect(page.getByText('Only of grace@example.org')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Runs' }).getByRole('row').nth(1)).toContainText('members');
  await page.goto(`${hosted.server.url}/apps/demo/runs?user=${id}`);
  await expect(page.getByText('No run of this person')).toBeVisible();
  await page.getByRole('button', { name: 'Show everybody’s' }).click();
  await expect(page.getByRole('region', { name: 'Runs' })).toBeVisible();
});

test('MOB-1 other columns after a check need a check of their own', async ({ page, context }) => {
  await signIn(context, hosted.server.url);
  await page.goto(`${hosted.server.url}/apps/demo/users`);
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bring users in from a file' });
  const buffer = Buffer.from('Work,Home\nada@work.example,ada@home.example\n');
  await dialog.getByLabel('File with users').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  const goesTo = async (column: string, target: string) => {
    await dialog.getByRole('combobox', { name: `${column} goes to` }).click();
    await page.getByRole('option', { name: target }).click();
  };
  await goesTo('Work', 'E-mail (signs in with)');
  await dialog.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Import 1 person' })).toBeVisible();
  await goesTo('Work', 'Leave out');
  await goesTo('Home', 'E-mail (signs in with)');
  await expect(dialog).toContainText('Check again to see what would happen now');
  await expect(dialog.getByRole('button', { name: /^Import/ })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Check again' }).click();
  await dialog.getByRole('button', { name: 'Import 1 person' }).click();
  await expect(dialog).toContainText('1 added');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: /^ada@home.example/ })).toBeVisible();
});

test('LINK-05 unlinking an account asks for the builder’s password once five minutes have passed since they gave it', async ({ page, context }) => {
  await signIn(context, hosted.server.url);
  const { id } = await hosted.call('users.create', { app: 'demo', env: 'live', identifiers: { email: 'hedy@example.org' }, attributes: {} });
  const database = new Database(databaseFile(hosted.server.dataDir));
  database
    .prepare(
      "INSERT INTO identities (app, env, connector, issuer, subject, user_id, label, claims, linked_at) SELECT app, env, 'con_x', 'https://id.example', '7', id, 'Hedy at Example', '{}', 0 FROM users WHERE id = ?",
    )
    .run(id);
  database.prepare('UPDATE console_sessions SET created_at = created_at - 600000').run();
  database.close();
  await page.goto(`${hosted.server.url}/apps/demo/users`);
  await page.getByRole('button', { name: /^hedy@example.org/ }).click();
  const panel = page.getByRole('dialog', { name: 'hedy@example.org' });
  const unlink = async () => {
    await panel.getByRole('button', { name: 'Unlink Hedy at Example' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Unlink' }).click();
  };
  const ask = page.getByRole('dialog', { name: 'Confirm with your password' });
  await unlink();
  await ask.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The account was not unlinked')).toBeVisible();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Unlink' }).click();
  await expect(ask.getByLabel('Password')).toBeFocused();
  await page.keyboard.type('not this one, surely');
  await page.keyboard.press('Enter');
  await expect(ask.getByText('This is not your password.')).toBeVisible();
  await ask.getByLabel('Password').fill(owner.OWNER_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(ask).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Unlink Hedy at Example' })).toHaveCount(0);
});
