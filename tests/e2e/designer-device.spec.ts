import type { Graph } from '#flows/graph/graph.ts';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

/** The sign-in with a heading of the builder's own in two languages. */
const inTwoLanguages = (): Graph => {
  const graph: Graph = structuredClone(templates['sign-in'].graph);
  const [id = '', node] = Object.entries(graph.nodes).find(([, { type }]) => type === 'verify.email-code') ?? [];
  if (node !== undefined) node.config['title'] = { text: `${id}.title` };
  graph.languages = ['en', 'de', 'ar'];
  graph.strings = { en: { ...graph.strings['en'], [`${id}.title`]: 'Enter the code' }, de: { [`${id}.title`]: 'Code eingeben' } };
  return graph;
};

test('EDITOR-16 seven devices, dark, large text, another language, right to left and the keyboard: the step and what was typed stay', async ({
  page,
}) => {
  const d = designer(page);
  await d.open(server.url + (await makeFlow(call, 'devices', inTwoLanguages())).path);
  await d.phone.getByLabel('E-mail address').fill('ada@example.org');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  const code = d.phone.getByRole('textbox');
  await code.fill('12');
  const frame = page.locator('iframe[title="Phone: the draft, running"]');
  const width = () => d.phone.locator('html').evaluate((html) => html.ownerDocument.defaultView?.innerWidth);
  const height = async () => (await d.phone.locator('html').evaluate((html) => html.ownerDocument.defaultView?.innerHeight)) ?? 0;

  await page.getByRole('button', { name: 'Device settings' }).click();
  for (const [name, wide] of [
    ['Small phone', 320],
    ['iPhone SE', 375],
    ['Galaxy S', 360],
    ['Pixel', 412],
    ['iPhone Pro Max', 440],
    ['Tablet', 744],
    ['iPhone 390', 390],
  ] as const) {
    await d.pick('Device', new RegExp(`^${name}`));
    await expect.poll(width).toBe(wide);
  }
  const tall = await height();
  await page.getByRole('switch', { name: 'Keyboard shown' }).click();
  await expect.poll(height).toBeLessThan(tall * 0.7);
  await d.pick('Text size', '160 %');
  await expect(d.phone.locator('html')).toHaveCSS('font-size', '25.6px');
  await d.pick('Language', 'Arabic');
  await expect(d.phone.locator('html')).toHaveAttribute('dir', 'rtl');
  // The builder wrote nothing for the button: the step says it in the phone's language.
  await expect(d.phone.getByRole('button', { name: 'متابعة' })).toBeVisible();
  await expect(code).toHaveValue('12');
  await d.pick('Language', 'German');
  await expect(d.phone.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(d.phone.getByRole('heading', { name: 'Code eingeben' })).toBeVisible();
  await expect(d.phone.getByText('Er gilt 5 Minuten')).toBeVisible();
  await d.pick('Language', 'English');
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Dark phone' }).click();
  await expect(d.phone.locator('html')).toHaveAttribute('data-scheme', 'dark');
  await expect(frame).toHaveCSS('color-scheme', 'dark');
  await expect(code).toHaveValue('12');
  await expect(d.card('Code by e-mail').locator('.card.is-current')).toBeVisible();
});

test.describe('while nothing can be saved', () => {
  test.use({ expected: [/Failed to load resource: net::ERR_FAILED/] });

  test('EDITOR-16 what is pointed at in the phone is selected in the settings, and what is written there is shown in the phone, unsaved', async ({
    page,
  }) => {
    const d = designer(page);
    await d.open(server.url + (await makeFlow(call, 'pointing', templates['sign-in'].graph)).path);
    await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
    await page.route('**/trpc/flows.save**', (route) => route.abort());
    await page.getByRole('button', { name: 'Point at what to edit' }).click();
    await d.phone.getByRole('heading', { name: 'Sign in' }).click();
    const heading = page.getByRole('textbox', { name: 'Heading' });
    await expect(heading).toBeFocused();
    await expect(d.phone.locator('.part-pointed')).toHaveText('Sign in');
    await heading.fill('Who is there?');
    await expect(d.phone.getByRole('heading', { name: 'Who is there?' })).toBeVisible();

    // While one points, buttons do nothing else; afterwards they do again.
    await d.phone.getByRole('button', { name: 'Continue' }).click();
    await expect(d.phone.getByRole('heading', { name: 'Who is there?' })).toBeVisible();
    await page.getByRole('button', { name: 'Point at what to edit' }).click();
    await d.phone.getByLabel('E-mail address').fill('ada@example.org');
    await d.phone.getByRole('button', { name: 'Continue' }).click();
    await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  });
});
