import { type Desk, expect, test } from './designer-test.ts';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const freshFlow = async (template: keyof typeof templates = 'sign-in') => {
  count += 1;
  return server.url + (await makeFlow(call, `phone-${count}`, templates[template].graph)).path;
};

test('the story, part 3: the unsaved draft signs somebody in beside the canvas, the path lights up, and time lets the code expire', async ({
  page,
}) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.phone.getByLabel('E-mail address').fill('ada@example.org');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await expect(d.card('Ask for e-mail').locator('.card-visits')).toHaveText('2');
  await expect(d.card('Code by e-mail').locator('.card.is-current')).toBeVisible();

  await page.getByRole('button', { name: /Your code for Demo/ }).click();
  const first = await page.locator('.mail-text mark').first().innerText();
  await page.getByRole('button', { name: 'let ten minutes pass' }).click();
  await expect(page.getByText('+10 min', { exact: true }).last()).toBeVisible();
  await d.phone.getByRole('textbox').fill(first);
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByText(/no longer works/)).toBeVisible();

  await d.phone.getByRole('button', { name: /Send a new code/ }).click();
  await expect(page.locator('.mail')).toHaveCount(2);
  const second = await page.locator('.mail-text mark').first().innerText();
  await d.phone.getByRole('textbox').fill(second);
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();
  await expect(d.card('Home').locator('.card.is-current')).toBeVisible();
  await expect(page.locator('.wire-lit')).not.toHaveCount(0);

  await d.tab('Trace').click();
  await expect(page.locator('.trace-steps')).toContainText('Register if new');
});

test('EDITOR-16 an edit shows in the phone without starting again; a fix of the words is there at once', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await d.phone.getByLabel('E-mail address').fill('half@typed');
  await d.card('Ask for e-mail').click();
  await page.getByRole('button', { name: 'Words' }).click();
  await page.getByRole('textbox', { name: 'Heading' }).fill('Who is there?');
  await expect(d.phone.getByRole('heading', { name: 'Who is there?' })).toBeVisible();
  await expect(d.phone.getByLabel('E-mail address')).toHaveValue('half@typed');
});

test('EDITOR-16 of a draft that has never run nothing is asked for: the phone says what to fix, and the browser has nothing to complain of', async ({
  page,
}) => {
  count += 1;
  const { graph } = templates['sign-in'];
  const d = designer(page);
  await d.open(server.url + (await makeFlow(call, `phone-${count}`, { ...graph, edges: {} })).path);
  await expect(d.phone.getByRole('heading', { name: 'The draft has errors' })).toBeVisible();
  await expect(d.phone.getByText(/^Fix this to try it here: /)).toBeVisible();
});

test('a mailed link is opened in the phone, and the waiting page moves on', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow('email-link'));
  await d.phone.getByLabel('E-mail address').fill('ada@example.org');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.phone.getByRole('heading', { name: 'Open your mail' })).toBeVisible();
  await page.getByRole('button', { name: /Your link for Demo/ }).click();
  await page.getByRole('button', { name: 'Open in the phone' }).click();
  await d.phone.locator('.over').getByRole('button').first().click();
  await expect(d.phone.getByText('You are in.')).toBeVisible();
});

test('the fallback chain moves on when mail cannot be sent', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
  await page.getByRole('button', { name: 'Device settings' }).click();
  await page.getByRole('switch', { name: 'Network' }).click();
  await page.keyboard.press('Escape');
  await d.phone.getByLabel('E-mail address').fill('ada@example.org');
  await d.phone.getByRole('button', { name: 'Continue' }).click();
  await expect(d.card('Password').locator('.card-visits')).toBeVisible({ timeout: 20_000 });
});

for (const [width, height] of [
  [1024, 768],
  [768, 1024],
  [390, 844],
] as const) {
  test(`at ${width} px everything can be reached: steps, settings and phone`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const d = designer(page);
    await d.open(await freshFlow());
    if (width <= 768) {
      await page.getByRole('button', { name: 'Steps to add' }).click();
      await page.getByRole('button', { name: 'Message', exact: true }).click();
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await expect(page.locator('.inspector').getByRole('heading', { name: 'Message' })).toBeVisible();
    } else {
      await d.card('Home').click();
      await expect(page.locator('.inspector').getByRole('textbox', { name: 'Name' })).toBeVisible();
    }
    await page.getByRole('button', { name: 'Phone', exact: true }).click();
    await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
    // Nothing is cut off, neither by the page nor by the header.
    const right = await page.getByRole('button', { name: 'Account and theme' }).boundingBox();
    expect((right?.x ?? width) + (right?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
}

test('EDITOR-16 the phone is drawn anew without taking the focus from who is typing', async ({ page }) => {
  const d = designer(page);
  await d.open(await freshFlow());
  await expect(d.phone.getByLabel('E-mail address')).toBeVisible();
  await d.card('Ask for e-mail').click();
  await page.getByRole('button', { name: 'Words' }).click();
  const heading = page.getByRole('textbox', { name: 'Heading' });
  await heading.focus();
  await page.keyboard.type('Who');
  await expect(d.phone.getByRole('heading', { name: 'Who' })).toBeVisible();
  await expect(heading).toBeFocused();
  await page.keyboard.type(' is there?');
  await expect(d.phone.getByRole('heading', { name: 'Who is there?' })).toBeVisible();
});
