import './scripts/require-node.mjs';
import { defineConfig } from '@playwright/test';

/** Each spec starts the servers it needs (tests/support/server.ts), on free ports and data folders of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each worker has servers of its own; two fit on two cores.
  workers: 2,
  // One more try in CI, so that a hiccup of its machine does not stand for a defect; `npm test` says how many needed it.
  retries: process.env.CI === 'true' ? 1 : 0,
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    // What was done, for a failure to be understood. Pictures of every step take a quarter of the time: ask for them with `--trace on`.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
    // A canvas that glides while the pointer aims is a race, not a test.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
