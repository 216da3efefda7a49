// `npm run screenshots`: the pictures in docs/images, of the real thing, light and dark, each theme on a new server with data of its
// own (build first: `npm run build`). Needs Chromium. With names, such as `npm run screenshots tour`, only those.
import './require-node.mjs';
import { chromium } from '@playwright/test';
import { ownerSession } from '../tests/support/owner.ts';
import { startServer } from '../tests/support/server.ts';
import { designerPicture, hostedPicture, problemPicture } from './screenshots/single-pictures.mjs';
import { takePicture } from './screenshots/take-picture.mjs';
import { tourPictures } from './screenshots/tour-pictures.mjs';

const owner = { OWNER_EMAIL: 'owner@example.org', OWNER_PASSWORD: 'four quiet gates in a row' };
const desk = { width: 1920, height: 900 };
/** A busy machine takes its time to load the designer (ms). */
const patience = 90_000;

/** What is shown last is the picture; who shows several takes each with `picture(name)`. */
const shows = [
  { name: 'designer', viewport: desk, show: designerPicture },
  { name: 'problem', viewport: desk, show: problemPicture },
  { name: 'hosted-page', viewport: { width: 390, height: 640 }, show: hostedPicture },
  { name: 'tour', viewport: { width: 1440, height: 900 }, show: tourPictures, several: true },
];
const asked = process.argv.slice(2);
const wanted = shows.filter(({ name }) => asked.length === 0 || asked.includes(name));

const signIn = async (context, url) => {
  const data = { email: owner.OWNER_EMAIL, password: owner.OWNER_PASSWORD };
  const response = await context.request.post(`${url}/trpc/account.signIn`, { data, headers: { origin: url } });
  if (!response.ok()) throw new Error(`the owner was not signed in: ${await response.text()}`);
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const scheme of ['light', 'dark']) {
    const server = await startServer({ env: owner, ...(process.env.PORT && { port: Number(process.env.PORT) }) });
    try {
      const call = await ownerSession(server.url, owner);
      for (const { name, viewport, show, several } of wanted) {
        const context = await browser.newContext({
          viewport,
          colorScheme: scheme,
          reducedMotion: 'reduce',
          locale: 'en-GB',
          timezoneId: 'UTC',
          deviceScaleFactor: viewport.width < 500 ? 2 : 1,
        });
        await signIn(context, server.url);
        const page = await context.newPage();
        page.setDefaultTimeout(patience);
        const picture = (part) => takePicture(page, `${name}-${part}-${scheme}`);
        await show({ page, url: server.url, call, scheme, picture });
        if (several !== true) await takePicture(page, `${name}-${scheme}`);
        await context.close();
      }
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
