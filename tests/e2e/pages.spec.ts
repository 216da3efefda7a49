import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { buildGallery } from '../support/gallery/build-gallery.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { smtpSink } from '../support/smtp-sink.ts';

test.describe('every screen', () => {
  let folder = '';
  let screens: string[] = [];
  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-gallery-'));
    await buildGallery(folder);
    screens = readdirSync(folder).filter((file) => file.endsWith('.html') && !file.startsWith('sheet-'));
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const open = (page: Page, screen: string) => page.goto(pathToFileURL(join(folder, screen)).href);

  for (const scheme of ['light', 'dark'] as const) {
    test(`WEB-11 has no accessibility fault that a machine finds, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      expect(screens.length).toBeGreaterThan(25);
      for (const screen of screens) {
        await open(page, screen);
        // The gallery has no script of its own, so the hidden live region is not there either.
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${screen}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
    });
  }

  test('has targets of 44 px, and fits 320 px with text twice as large', async ({ page }) => {
    for (const screen of screens) {
      await page.setViewportSize({ width: 390, height: 844 });
      await open(page, screen);
      const small = await page
        .locator('button:visible, a:visible, select:visible, input:not([type=hidden]):not(.unseen):visible')
        .evaluateAll((targets) =>
          targets.flatMap((target) => {
            const box = (target.closest('label.tick') ?? target).getBoundingClientRect();
            return box.height < 43.9 || box.width < 43.9 ? [target.outerHTML] : [];
          }),
        );
      expect(small.map((html) => `${screen}: ${html}`)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect([screen, wide]).toEqual([screen, 0]);
    }
  });

  test('keeps its shapes in forced colours', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await open(page, 'code-wrong.html');
    for (const name of ['Continue', 'Send again']) {
      const width = await page.getByRole('button', { name }).evaluate((button) => getComputedStyle(button).borderTopWidth);
      expect(width).toBe('1px');
    }
  });
});

test.describe('the demo’s sign-in', () => {
  let server: RunningServer;
  let mail: Awaited<ReturnType<typeof smtpSink>>;
  test.beforeAll(async () => {
    mail = await smtpSink();
    server = await startServer({ entry: 'runtime', env: { SMTP_URL: mail.url } });
  });
  test.afterAll(async () => {
    await server.stop();
    await mail.close();
  });

  const codeFor = async (address: string): Promise<string> => {
    const found = () => mail.mails.findLast(({ to }) => to.includes(address));
    await expect.poll(() => found() !== undefined).toBe(true);
    return /\b\d{6}\b/.exec(found()?.text ?? '')?.[0] ?? '';
  };
  /** Nothing a page does may be refused by its own policy, and nothing may throw. */
  const complaints = (page: Page): string[] => {
    const heard: string[] = [];
    page.on('pageerror', (error) => heard.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED')) heard.push(message.text());
    });
    return heard;
  };
  const email = (page: Page) => page.getByRole('textbox', { name: /e-mail/i });
  const code = (page: Page) => page.getByRole('textbox', { name: /code/i });
  const heading = (page: Page) => page.getByRole('heading', { level: 1 });

  test('WEB-11 works by keyboard alone; each step is read out, each fault stands at its field', async ({ page }) => {
    const heard = complaints(page);
    await page.goto(`${server.url}/a/demo/sign-in`);
    await expect(email(page)).toBeVisible();
    await expect(heading(page)).toBeFocused();
    // Who just types means the field.
    await page.keyboard.type('ada@example.org');
    await expect(email(page)).toHaveValue('ada@example.org');
    await page.keyboard.press('Enter');
    await expect(code(page)).toBeVisible();
    await expect(heading(page)).toBeFocused();
    await expect(page).toHaveTitle(/ · Demo$/);
    await page.keyboard.press('Tab');
    await expect(code(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(code(page)).toHaveAccessibleDescription(/Fill this in/);
    const right = await codeFor('ada@example.org');
    await page.keyboard.type(right === '000000' ? '111111' : '000000');
    await page.keyboard.press('Enter');
    await expect(code(page)).toHaveAccessibleDescription(/not right/i);
    await expect(code(page)).toBeFocused();
    await expect(code(page)).toHaveValue('');
    await page.keyboard.type(right);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/a/demo/-/screen');
    expect(heard).toEqual([]);
  });

  test('a pasted code is sent at once, with whatever stands around its digits', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${server.url}/a/demo/sign-in`);
    await email(page).fill('bob@example.org');
    await page.keyboard.press('Enter');
    await code(page).focus();
    const digits = await codeFor('bob@example.org');
    await page.evaluate((text) => navigator.clipboard.writeText(text), ` ${digits.slice(0, 3)}-${digits.slice(3)} `);
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });

  test('a reload keeps the place; back brings what was typed; another tab’s step is found', async ({ page, context }) => {
    await page.goto(`${server.url}/a/demo/sign-in`);
    await email(page).fill('cy@example.org');
    await page.keyboard.press('Enter');
    await expect(code(page)).toBeVisible();
    await page.reload();
    await expect(code(page)).toBeVisible();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Back' }).click();
    await expect(email(other)).toBeVisible();
    await other.close();
    await code(page).fill('123456');
    await page.keyboard.press('Enter');
    await expect(page.getByText('You had already moved on.')).toBeVisible();
    await email(page).fill('cyd@example.org');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(email(page)).toHaveValue('cyd@example.org');
  });

  test('without a connection nothing is lost, and it goes on afterwards', async ({ page, context }) => {
    await page.goto(`${server.url}/a/demo/sign-in`);
    await email(page).fill('di@example.org');
    await context.setOffline(true);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('could not be reached');
    await expect(email(page)).toHaveValue('di@example.org');
    await context.setOffline(false);
    await page.keyboard.press('Enter');
    await expect(code(page)).toBeVisible();
  });

  test('a new code can be asked for when its time has come, not before', async ({ page }) => {
    await page.goto(`${server.url}/a/demo/sign-in`);
    await email(page).fill('eve@example.org');
    await page.keyboard.press('Enter');
    const again = page.getByRole('button', { name: /new code/i });
    await expect(again).toHaveAttribute('aria-disabled', 'true');
    await expect(again).toContainText(/0:5\d|1:00/);
    await again.click({ force: true });
    await expect(code(page)).toBeVisible();
    expect(mail.mails.filter(({ to }) => to.includes('eve@example.org'))).toHaveLength(1);
  });

  test('the browser’s own back button leaves, and does not begin anew by itself', async ({ page }) => {
    await page.goto(`${server.url}/healthz`);
    await page.goto(`${server.url}/a/demo/sign-in`);
    await email(page).fill('flo@example.org');
    await page.keyboard.press('Enter');
    await expect(code(page)).toBeVisible();
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/healthz');
  });

  test('script weighs less than 60 kB, and a page nothing but itself and that', async ({ page }) => {
    const loaded: { url: string; bytes: number }[] = [];
    page.on('response', async (response) =>
      loaded.push({ url: new URL(response.url()).pathname, bytes: (await response.body().catch(() => Buffer.alloc(0))).byteLength }),
    );
    await page.goto(`${server.url}/a/demo/sign-in`);
    await expect(email(page)).toBeVisible();
    const scripts = loaded.filter(({ url }) => url.startsWith('/hosted/'));
    expect(scripts).toHaveLength(1);
    expect(scripts[0]?.bytes).toBeLessThan(60_000);
    expect(loaded.every(({ url }) => url.startsWith('/hosted/') || url.startsWith('/a/demo'))).toBe(true);
  });
});
