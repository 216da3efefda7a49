import { expect, type Page, test } from '@playwright/test';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { type ActiveDirectory, base, noActiveDirectory, startActiveDirectory } from '../support/active-directory.ts';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { makeFlow, owner, signIn } from './designer-page.ts';

/** A builder connects a directory in the console; an employee then signs in with the company account. */
test.describe.configure({ mode: 'serial' });
test.skip(noActiveDirectory !== undefined, noActiveDirectory ?? '');

const right = 'Correct-Horse-1';
const service = { dn: `CN=service,CN=Users,${base}`, password: 'Read-Only-Acc0unt' };
let directory: ActiveDirectory;
let server: RunningServer;
let call: Awaited<ReturnType<typeof ownerSession>>;

test.beforeAll(async () => {
  // A domain controller and a server, one after the other.
  test.setTimeout(180_000);
  directory = await startActiveDirectory();
  await directory.add('service', { password: service.password });
  await directory.addGroup('Bookkeepers', [await directory.add('ada', { password: right })]);
  server = await startServer({ env: { ...owner, EGRESS_ALLOW: `${directory.address}:636` } });
  call = await ownerSession(server.url, owner);
});
test.afterAll(async () => {
  await server?.stop();
  await directory?.stop();
});
test.beforeEach(({ context }) => signIn(context, server.url));

const fill = async (page: Page, values: Record<string, string>) => {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
};
let connector: string;

test('MOB-6 a builder adds Active Directory, tests it, and maps a group to a role', async ({ page }) => {
  await page.goto(`${server.url}/apps/demo/connectors`);
  await page.getByRole('button', { name: 'Add a connector' }).click();
  await page.getByRole('radio', { name: /^Active Directory/ }).click();
  await page.getByRole('button', { name: 'Add connector' }).click();
  await expect(page.getByRole('heading', { name: 'Active Directory', level: 1 })).toBeVisible();
  connector = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  await fill(page, {
    Server: directory.address,
    'Certificate of your own authority': directory.certificates.authority,
    'Service account': service.dn,
    'Password of the service account': 'not this one',
  });
  await page.getByRole('button', { name: 'Who is found' }).click();
  await fill(page, { 'Search under': `CN=Users,${base}` });
  await page.getByRole('button', { name: 'What people get' }).click();
  const roles = page.getByRole('group', { name: 'Groups into roles' });
  await roles.getByRole('button', { name: /^Add/ }).click();
  await roles.getByLabel('Group', { exact: true }).fill('Bookkeepers');
  await roles.getByLabel('Role in your app').fill('bookkeeper');
  await page.getByRole('button', { name: 'Save live values' }).click();
  await expect(page.getByText('Set, and not shown again')).toBeVisible();

  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('The directory does not accept the service account.')).toBeVisible();
  await page.getByRole('button', { name: 'Replace: Password of the service account' }).click();
  await fill(page, { 'Password of the service account': service.password });
  await page.getByRole('button', { name: 'Save live values' }).click();
  await expect(page.getByText('Set, and not shown again')).toBeVisible();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('The directory answers')).toBeVisible();
  await expect(page.getByText('There are people where they are searched.')).toBeVisible();
  expect(await page.content()).not.toContain(service.password);
});

test('LDAP-06 another server takes the password of the service account again', async ({ page }) => {
  await page.goto(`${server.url}/apps/demo/connectors/${connector}`);
  await fill(page, { Server: 'dc9.corp.example' });
  await page.getByRole('button', { name: 'Save live values' }).click();
  await expect(page.getByText('Type this again: the address it is sent to has changed.').first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Server', { exact: true })).toHaveValue(directory.address);
});

test('MOB-6 an employee signs in with name and password, and is shown one answer whatever is wrong', async ({ page }) => {
  const { id: flow } = await makeFlow(
    call,
    'staff',
    expandFlow(
      compactFlow.parse({
        nodes: {
          start: { type: 'entry.sign-in' },
          staff: { type: 'verify.directory', config: { connector } },
          register: { type: 'identify.register' },
          in: { type: 'session.issue', zone: 'secure' },
          home: { type: 'zone.screen', zone: 'secure' },
          deny: { type: 'end.deny' },
        },
        edges: {
          'start.started': 'staff',
          'staff.recognised': 'register',
          'register.registered': 'in',
          'register.known': 'in',
          'register.refused': 'deny',
          'in.issued': 'home',
          'in.refused': 'deny',
        },
      }),
    ),
  );
  await call('flows.publish', { flow, revision: 1, label: 'Staff' });
  await page.goto(`${server.url}/a/demo/staff`);
  const attempt = async (name: string, password: string) => {
    await fill(page, { 'User name': name, Password: password });
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  await expect(page.getByRole('heading', { name: 'Sign in with your company account' })).toBeVisible();
  for (const [name, password] of [
    ['ada', 'Wrong-Horse-1'],
    ['nobody', right],
  ] as const) {
    await attempt(name, password);
    // The answer has come when the password is gone; the words stood there before.
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    await expect(page.getByText('That was not right, or this account cannot be used now.')).toBeVisible();
  }
  await attempt('ada', right);
  await expect(page).toHaveURL(/\/a\/demo\/-\/screen/);
});

test('FED-06 a connector in use is not removed; switched off, it lets nobody in', async ({ page, context }) => {
  await page.goto(`${server.url}/apps/demo/connectors/${connector}`);
  await expect(page.getByRole('link', { name: 'staff' })).toBeVisible();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove connector' }).click();
  await expect(page.getByText(/is in use/)).toBeVisible();
  await page.keyboard.press('Escape');

  await context.clearCookies();
  const other = await context.newPage();
  await other.goto(`${server.url}/a/demo/staff`);
  await expect(other.getByLabel('User name', { exact: true })).toBeVisible();
  await call('connectors.change', { app: 'demo', connector, name: 'Active Directory', status: 'disabled' });
  await fill(other, { 'User name': 'ada', Password: right });
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByRole('heading', { name: 'You could not be signed in' })).toBeVisible();
});
