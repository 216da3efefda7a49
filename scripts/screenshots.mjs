// `npm run screenshots`: the pictures in docs/images, of the real thing, light and dark. Starts a server of its own on a free port
// (build first: `npm run build`); needs Chromium.
import './require-node.mjs';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ownerSession } from '../tests/support/owner.ts';
import { startServer } from '../tests/support/server.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'images');
const owner = { OWNER_EMAIL: 'owner@example.org', OWNER_PASSWORD: 'four quiet gates in a row' };
const desk = { width: 1920, height: 900 };
/** Time for wires, the phone and fonts to come to rest (ms). */
const rest = 1_500;
/** A busy machine takes its time to load the designer (ms). */
const patience = 90_000;

const signIn = async (page, url) => {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(owner.OWNER_EMAIL);
  await page.getByLabel('Password').fill(owner.OWNER_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/workspaces/*');
};

/** A flow on a wide desk: the palette shows icons only, so that the canvas has the room. */
const openFlow = async (page, url, flow) => {
  await signIn(page, url);
  await page.goto(`${url}/apps/demo/flows/${flow}`);
  await page.getByRole('button', { name: 'Show icons only' }).click();
};

const showAll = (page) => page.getByRole('button', { name: 'Fit the whole flow' }).click();

/** The draft runs in the phone; the way it went is lit up; a step's settings are open. */
const designer = async (page, url, scheme) => {
  await openFlow(page, url, 'sign-in');
  if (scheme === 'dark') await page.getByRole('button', { name: 'Dark phone' }).click();
  const phone = page.frameLocator('iframe[title^="Phone"]');
  await phone.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.org');
  await phone.getByRole('button', { name: 'Continue' }).click();
  await phone.getByRole('textbox', { name: 'Code' }).waitFor();
  await page.locator('.react-flow__node[data-id="email-code"]').click();
  await showAll(page);
};

/** What the compiler found, and the way on which it would happen. */
const problem = async (page, url) => {
  await openFlow(page, url, 'past-the-gate');
  await page.getByRole('button', { name: 'Close the phone' }).click();
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await page.getByRole('button', { name: 'Walk it' }).first().click();
  const next = page.getByRole('button', { name: 'Next step' });
  while (await next.isEnabled()) await next.click();
  await showAll(page);
};

const hosted = async (page, url) => {
  await page.goto(`${url}/a/demo/sign-in`);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.org');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('textbox', { name: 'Code' }).waitFor();
};

const pictures = [
  { name: 'designer', viewport: desk, show: designer },
  { name: 'problem', viewport: desk, show: problem },
  { name: 'hosted-page', viewport: { width: 390, height: 640 }, show: hosted },
];

/** A flow in which somebody was let in without a proof: one wire leads past the code. */
const drawMistake = async (url) => {
  const call = await ownerSession(url, owner);
  const flow = await call('flows.create', { app: 'demo', slug: 'past-the-gate', name: 'Past the gate', template: 'sign-in' });
  const patches = [
    { op: 'replace', path: ['edges', 'ask-email-given', 'to'], value: 'register' },
    // Out of the wire's way.
    { op: 'replace', path: ['nodes', 'prove', 'position', 'y'], value: 168 },
  ];
  await call('flows.save', { flow: flow.id, base: 0, label: 'Wire drawn past the code', patches });
};

mkdirSync(folder, { recursive: true });
const server = await startServer({ env: owner });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  await drawMistake(server.url);
  for (const scheme of ['light', 'dark']) {
    for (const { name, viewport, show } of pictures) {
      const context = await browser.newContext({
        viewport,
        colorScheme: scheme,
        reducedMotion: 'reduce',
        deviceScaleFactor: viewport.width < 500 ? 2 : 1,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      await show(page, server.url, scheme);
      await page.waitForTimeout(rest);
      const path = join(folder, `${name}-${scheme}.png`);
      await page.screenshot({ path });
      console.log(`${name}-${scheme}.png ${Math.round(statSync(path).size / 1_000)} kB`);
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
