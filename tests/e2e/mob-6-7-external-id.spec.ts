import { expect, type Page, test } from '@playwright/test';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { accountFlow } from '../support/account-flow.ts';
import { freePort } from '../support/free-port.ts';
import { goodProvider, type GoodProvider } from '../support/good-provider.ts';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { smtpSink } from '../support/smtp-sink.ts';
import { designer, makeFlow, owner, signIn } from './designer-page.ts';

let server: RunningServer;
let provider: GoodProvider;
let mail: Awaited<ReturnType<typeof smtpSink>>;
let connector: string;
let path: string;

test.beforeAll(async () => {
  const port = await freePort();
  mail = await smtpSink();
  server = await startServer({ env: { ...owner, SMTP_URL: mail.url, EGRESS_ALLOW: `127.0.0.1:${port}` } });
  const call = await ownerSession(server.url, owner);
  ({ id: connector } = await call('connectors.create', { app: 'demo', kind: 'oidc', name: 'Example ID' }));
  const callback = `${server.url}/f/live/callback/${connector}`;
  const people = [
    { sub: 'ada', name: 'Ada', email: 'ada@example.org', email_verified: true },
    { sub: 'grace', name: 'Grace' },
  ];
  provider = await goodProvider(people, [{ id: 'sallyport', secret: 'provider-secret', redirectUris: [callback] }], port);
  await call('connectors.saveValues', {
    app: 'demo',
    connector,
    env: 'live',
    settings: { issuer: provider.issuer, clientId: 'sallyport' },
    secrets: { clientSecret: 'provider-secret' },
  });
  const flow = await makeFlow(call, 'account', expandFlow(compactFlow.parse(accountFlow(connector))));
  ({ path } = flow);
  await call('flows.publish', { flow: flow.id, revision: 1, label: 'First' });
});
test.afterAll(async () => {
  await server.stop();
  await provider.close();
  await mail.close();
});

const choose = async (page: Page, who: string): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await page.getByRole('link', { name: who }).click();
};
const follow = (page: Page): Promise<void> => page.getByRole('link', { name: /^Continue to/ }).click();

for (const javaScriptEnabled of [true, false]) {
  test(`MOB-6 somebody signs in at the provider and comes back into the app, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled });
    await page.goto(`${server.url}/a/demo/account`);
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Example ID' }).click();
    // With script the browser leaves by itself.
    if (!javaScriptEnabled) await follow(page);
    await choose(page, 'Turn back');
    await expect(page.getByText('You have not signed in with Example ID.')).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await follow(page);
    await choose(page, 'Ada');
    await expect(page.getByText('You are in.')).toBeVisible();
    await page.close();
  });
}

test('FED-02 the provider’s address in another browser leads nowhere', async ({ browser }) => {
  const [mine, theirs] = [await browser.newContext({ javaScriptEnabled: false }), await browser.newContext()];
  const page = await mine.newPage();
  await page.goto(`${server.url}/a/demo/account`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Example ID' }).click();
  const address = await page.getByRole('link', { name: /^Continue to/ }).getAttribute('href');
  const victim = await theirs.newPage();
  await victim.goto(address ?? '');
  await victim.getByRole('link', { name: 'Ada' }).click();
  await expect(victim.getByRole('heading', { name: 'You started somewhere else' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in with Example ID' })).toBeVisible();
  await mine.close();
  await theirs.close();
});

test('MOB-7 somebody who came by mail adds the account by a button, and signs in with it from then on', async ({ browser }) => {
  const before = await browser.newContext();
  const page = await before.newPage();
  await page.goto(`${server.url}/a/demo/account`);
  await page.getByRole('button', { name: 'E-mail' }).click();
  await page.getByRole('textbox').fill('grace@example.org');
  await page.getByRole('button', { name: 'Continue' }).click();
  const arrived = (subject: string) => mail.mails.findLast(({ to, text }) => to.includes('grace@example.org') && text?.includes(subject));
  await expect.poll(() => arrived('code') !== undefined).toBe(true);
  await page.getByRole('textbox').fill(/\b\d{6}\b/.exec(arrived('code')?.text ?? '')?.[0] ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Add Example ID' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in with Example ID' })).toBeVisible();
  await follow(page);
  await choose(page, 'Grace');
  await expect(page.getByRole('button', { name: 'Add Example ID' })).toBeVisible();
  await expect.poll(() => arrived('From now on you can sign in') !== undefined).toBe(true);
  await before.close();

  const after = await browser.newContext();
  const again = await after.newPage();
  await again.goto(`${server.url}/a/demo/account`);
  await again.getByRole('button', { name: 'Example ID' }).click();
  await choose(again, 'Grace');
  await expect(again.getByText('grace@example.org')).toBeVisible();
  await after.close();
});

test('MOB-6 in the designer’s phone the builder plays the provider, and on its page tries the real one', async ({ page, context }) => {
  await signIn(context, server.url);
  const d = designer(page);
  await d.open(server.url + path);
  await d.phone.getByRole('button', { name: 'Example ID' }).click();
  await d.phone.getByRole('link', { name: /^Continue to/ }).click();
  await d.phone.getByLabel('Account (sub)').fill('7');
  await d.phone.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();

  await page.goto(`${server.url}/apps/demo/connectors/${connector}`);
  await expect(page.getByText(`${server.url}/f/live/callback/${connector}`)).toBeVisible();
  await page.getByRole('button', { name: 'Prepare a sign-in' }).click();
  const [tab] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Sign in at the service' }).click()]);
  await tab.getByRole('link', { name: 'Ada' }).click();
  await expect(tab.getByRole('heading', { name: 'The service answered' })).toBeVisible();
  await expect(page.getByText('You would be let in')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'ada@example.org' })).toBeVisible();
});
