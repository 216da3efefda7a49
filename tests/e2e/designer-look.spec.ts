import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './designer-test.ts';
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
// Who opens it comes by an invitation.
test.use({ storageState: { cookies: [], origins: [] } });

test('TEN-02 a member who may only look: everything can be read and nothing changed, here or at the server', async ({ page, context, browser }) => {
  const flow = await makeFlow(call, 'looked-at', templates['sign-in'].graph);
  const ownersBrowser = await browser.newContext();
  await signIn(ownersBrowser, server.url);
  const found = await ownersBrowser.request.get(`${server.url}/trpc/apps.get?input=${encodeURIComponent(JSON.stringify({ app: 'demo' }))}`);
  const { workspace } = (await found.json()).result.data;
  await ownersBrowser.close();
  const { link } = await call('people.invite', { workspace, email: 'viewer@example.org', role: 'viewer' });
  const headers = { origin: server.url };
  const joined = await context.request.post(`${server.url}/trpc/account.join`, {
    data: { token: new URL(link).hash.slice(1), name: 'Vera', password: 'a sentence of quite a few words' },
    headers,
  });
  expect(joined.ok(), await joined.text()).toBe(true);

  const d = designer(page);
  await d.open(server.url + flow.path);
  await expect(page.getByText('You can look at this flow; ask an owner to change it.')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Steps to add' })).toHaveCount(0);
  await expect(page.getByRole('banner').getByRole('button', { name: 'Publish' })).toHaveCount(0);
  await expect(page.locator('iframe')).toHaveCount(0);

  const refuse = d.card('Refuse');
  const before = await refuse.boundingBox();
  const middle = await d.middleOf(refuse);
  await d.drag(middle, { x: middle.x - 120, y: middle.y + 60 });
  expect((await refuse.boundingBox())?.width).toBe(before?.width);
  await refuse.click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeDisabled();
  await refuse.focus();
  await page.keyboard.press('Delete');
  await expect(refuse).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.history-list li')).toHaveCount(0);
  await d.wire('Register if new', 'Registered now', 'Refuse');
  await expect(page.getByRole('img', { name: 'From Register if new, Registered now, to Start session', exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByRole('region', { name: 'Versions' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Take into the draft|Roll back|Publish/ })).toHaveCount(0);

  const { violations } = await new AxeBuilder({ page }).exclude('.react-flow__attribution').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);

  const patches = [{ op: 'replace', path: ['nodes', 'home', 'name'], value: 'Mine now' }];
  for (const [path, input] of [
    ['flows.save', { flow: flow.id, base: 1, label: 'Rename', patches }],
    ['flows.publish', { flow: flow.id, revision: 1, label: '' }],
    ['preview.open', { flow: flow.id, graph: templates['sign-in'].graph }],
  ] as const) {
    expect((await context.request.post(`${server.url}/trpc/${path}`, { data: input, headers })).status(), path).toBe(403);
  }

  // What an owner saves is seen all the same.
  await call('flows.save', { flow: flow.id, base: 1, label: 'Rename', patches });
  await expect(d.card('Mine now')).toBeVisible({ timeout: 1_500 });
});
