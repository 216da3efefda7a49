import { expect, test } from '@playwright/test';
import { publishFlow } from '../support/publish-flow.ts';
import { signIn } from './designer-page.ts';
import { type Hosted, hostedServer } from './hosted-server.ts';

let hosted: Hosted;
test.beforeAll(async () => {
  hosted = await hostedServer();
});
test.afterAll(() => hosted.stop());

test('MOB-2 the common link stands on the app’s page with a QR code to take along', async ({ page, context }) => {
  await signIn(context, hosted.server.url);
  await page.goto(`${hosted.server.url}/apps/demo`);
  const url = `${hosted.server.url}/a/demo`;
  await expect(page.getByRole('link', { name: url })).toBeVisible();
  await expect(page.getByRole('img', { name: `QR code of ${url}` })).toBeVisible();
  for (const kind of ['SVG', 'PNG']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: kind }).click()]);
    expect(download.suggestedFilename()).toBe(`demo-link.${kind.toLowerCase()}`);
  }
});

test('MOB-2 a personal link says who comes; the code lets them in', async ({ page }) => {
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
  const { id } = await hosted.call('users.create', { app: 'demo', env: 'live', identifiers: { email: 'grace@example.org' }, attributes: {} });
  const { url } = await hosted.call('personalLink.rotate', { app: 'demo', env: 'live', user: id });
  await page.goto(url);
  await expect(page.getByRole('textbox', { name: /code/i })).toBeVisible();
  expect(page.url()).not.toContain('/p/');
  await expect(page.getByText('grace@example.org')).toHaveCount(0);
  await page.getByRole('textbox', { name: /code/i }).fill(await hosted.codeFor('grace@example.org'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('grace@example.org')).toBeVisible();
});
