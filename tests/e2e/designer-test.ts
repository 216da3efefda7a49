import { test as base, expect } from '@playwright/test';

/**
 * Tests of the designer: each fails when the browser complains, on any page of its own context (EDITOR-25). `expected` is what
 * a test brings about itself, such as being offline.
 */
export const test = base.extend<{ expected: readonly RegExp[]; silent: undefined }>({
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
