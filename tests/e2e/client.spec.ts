import { createHash, randomBytes } from 'node:crypto';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createClient } from '#flows/client/index.ts';
import type { WireStep } from '#flows/protocol/step.ts';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { smtpSink } from '../support/smtp-sink.ts';

/** Parts 5 and 6 of the story: a real client, real mail, real tokens; and the same over the hosted page. */
let server: RunningServer;
let mail: Awaited<ReturnType<typeof smtpSink>>;
const owner = { OWNER_EMAIL: 'owner@example.org', OWNER_PASSWORD: 'a castle of four courts' };

test.beforeAll(async () => {
  mail = await smtpSink();
  server = await startServer({ env: { ...owner, SMTP_URL: mail.url } });
});
test.afterAll(async () => {
  await server.stop();
  await mail.close();
});

const codeFor = async (address: string): Promise<string> => {
  const arrived = () => mail.mails.findLast(({ to }) => to.includes(address));
  await expect.poll(() => arrived() !== undefined).toBe(true);
  return /\b\d{6}\b/.exec(arrived()?.text ?? '')?.[0] ?? '';
};

test('a client signs somebody in over the published endpoints, verifies the token, refreshes, and is refused on reuse', async () => {
  const baseUrl = `${server.url}/api/v1/live/demo`;
  const client = createClient({ baseUrl });
  const asked = await client.start('sign-in', { context: { email: 'ada@example.org' } });
  expect(asked).toMatchObject({ kind: 'ask', node: 'email-code' } satisfies Partial<WireStep>);
  const done = await client.submit(asked, 'submit', { code: await codeFor('ada@example.org') });
  expect(done.kind).toBe('done');
  const tokens = done.result;

  const { payload, protectedHeader } = await jwtVerify(tokens?.access_token ?? '', createRemoteJWKSet(new URL(`${baseUrl}/.well-known/jwks.json`)), {
    issuer: `${server.url}/oidc/live/demo`,
    typ: 'at+jwt',
    algorithms: ['ES256'],
  });
  expect(protectedHeader.kid).toBeTruthy();
  expect(payload).toMatchObject({ zone: 'secure', amr: ['otp', 'email'], acr: 'aal1' });
  const discovery = await (await fetch(`${server.url}/oidc/live/demo/.well-known/openid-configuration`)).json();
  expect(discovery).toMatchObject({ issuer: payload.iss, jwks_uri: `${baseUrl}/.well-known/jwks.json` });

  const refresh = (token: string) =>
    fetch(`${baseUrl}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }) });
  const first = tokens?.refresh_token ?? '';
  const second = (await (await refresh(first)).json()).refresh_token;
  const third = (await (await refresh(second)).json()).refresh_token;
  expect(new Set([first, second, third]).size).toBe(3);
  const reused = await refresh(first);
  expect([reused.status, (await reused.json()).error]).toEqual([400, 'invalid_grant']);
  // RT-02: reuse ends the family, for its rightful holder too.
  expect((await refresh(third)).status).toBe(400);
  expect((await fetch(`${baseUrl}/session`, { headers: { authorization: `Bearer ${tokens?.access_token}` } })).status).toBe(401);
});

const redirectUri = 'https://app.example.org/callback';
const registerClient = async (): Promise<string> => {
  const call = await ownerSession(server.url, owner);
  const saved = await call('clients.save', {
    app: 'demo',
    env: 'live',
    name: 'Shop',
    kind: 'spa',
    status: 'active',
    redirectUris: [redirectUri],
    origins: ['https://app.example.org'],
  });
  return saved.id;
};

const walkHosted = async (context: BrowserContext, address: string): Promise<{ page: Page; arrived: Promise<URL> }> => {
  const page = await context.newPage();
  // The app's own server does not exist here: its address is answered by the test.
  const arrived = new Promise<URL>((resolve) => {
    void context.route('https://app.example.org/**', async (route) => {
      resolve(new URL(route.request().url()));
      await route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Back in the app</h1>' });
    });
  });
  await page.goto(address);
  return { page, arrived };
};

for (const javaScriptEnabled of [true, false]) {
  test(`WEB-11 the hosted page ${javaScriptEnabled ? 'with' : 'without'} script ends at the client with a code that PKCE redeems`, async ({
    browser,
  }) => {
    const id = await registerClient();
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: id,
      redirect_uri: redirectUri,
      state: 'xyz',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const context = await browser.newContext({ javaScriptEnabled });
    const { page, arrived } = await walkHosted(context, `${server.url}/a/demo/sign-in?${query}`);
    const address = `grace-${javaScriptEnabled}@example.org`;
    const begin = page.getByRole('button', { name: /continue|sign in/i });
    const email = page.getByRole('textbox', { name: /e-mail/i });
    await expect(begin.or(email).first()).toBeVisible();
    if (!(await email.isVisible())) await begin.first().click();
    await email.fill(address);
    await page
      .getByRole('button', { name: /continue|send/i })
      .first()
      .click();
    await page.getByRole('textbox', { name: /code/i }).fill(await codeFor(address));
    await page
      .getByRole('button', { name: /continue/i })
      .first()
      .click();

    const landed = await arrived;
    expect(landed.searchParams.get('state')).toBe('xyz');
    expect(landed.searchParams.get('iss')).toBe(`${server.url}/oidc/live/demo`);
    const redeem = (code_verifier: string) =>
      fetch(`${server.url}/api/v1/live/demo/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: landed.searchParams.get('code') ?? '',
          redirect_uri: redirectUri,
          client_id: id,
          code_verifier,
        }),
      });
    const redeemed = await redeem(verifier);
    expect(redeemed.status).toBe(200);
    expect(await redeemed.json()).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String), refresh_token: expect.any(String) });
    expect((await redeem(verifier)).status).toBe(400);
    await context.close();
  });
}

test('a bad client or redirect URI gets an error page and no redirect', async ({ page }) => {
  const answer = await page.goto(
    `${server.url}/a/demo/sign-in?${new URLSearchParams({ client_id: 'nobody', redirect_uri: 'https://evil.example/', code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', response_type: 'code' })}`,
  );
  expect(answer?.status()).toBeGreaterThanOrEqual(400);
  expect(page.url()).toContain(server.url);
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test("without a client the page ends in the zone's screen, and signing out ends the session", async ({ page }) => {
  await page.goto(`${server.url}/a/demo/sign-in`);
  const email = page.getByRole('textbox', { name: /e-mail/i });
  const begin = page.getByRole('button', { name: /continue|sign in/i });
  await expect(begin.or(email).first()).toBeVisible();
  if (!(await email.isVisible())) await begin.first().click();
  await email.fill('linus@example.org');
  await page
    .getByRole('button', { name: /continue|send/i })
    .first()
    .click();
  await page.getByRole('textbox', { name: /code/i }).fill(await codeFor('linus@example.org'));
  await page
    .getByRole('button', { name: /continue/i })
    .first()
    .click();
  const out = page.getByRole('button', { name: /sign out/i });
  await expect(out).toBeVisible();
  const session = (await page.context().cookies()).find(({ name }) => name.startsWith('__Host-') && name.includes('session'));
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  await out.click();
  await expect(out).toBeHidden();
});
