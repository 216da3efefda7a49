import { type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { ownerSession } from '../support/owner.ts';
import { startServer } from '../support/server.ts';
import { owner, signIn } from './designer-page.ts';

/** A console to draw in, the owner's calls to it, and the cookies of a browser that the owner signed in. */
export type Desk = {
  server: { url: string };
  call: Awaited<ReturnType<typeof ownerSession>>;
  session: BrowserContextOptions['storageState'];
};

/**
 * Tests of the designer: each fails when the browser complains, on any page of its own context (EDITOR-25). `expected` is what
 * a test brings about itself, such as being offline. `desk` is one server for all of a worker's tests, whose browsers are signed in
 * as the owner: each makes the flows it needs, under names of its own, and none changes the app or its people.
 */
export const test = base.extend<{ expected: readonly RegExp[]; silent: undefined }, { desk: Desk }>({
  desk: [
    async ({ playwright }, use) => {
      const server = await startServer({ env: owner });
      const request = await playwright.request.newContext();
      await signIn({ request }, server.url);
      await use({ server, call: await ownerSession(server.url, owner), session: await request.storageState() });
      await request.dispose();
      await server.stop();
    },
    { scope: 'worker' },
  ],
  // Once: after many sign-ins from one address the console asks to wait (PWD-07).
  storageState: ({ desk }, use) => use(desk.session),
  expected: [[], { option: true }],
  silent: [
    async ({ context, expected }, use) => {
      const found: string[] = [];
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) found.push(message.text());
      });
      context.on('weberror', (error) => found.push(error.error().message));
      await use(undefined);
      expect(
        found.filter((words) => !expected.some((pattern) => pattern.test(words))),
        'what the browser complained about',
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
