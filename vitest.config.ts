import './scripts/require-node.mjs';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'flows/**/*.test.ts',
      'server/**/*.test.{ts,tsx}',
      'app/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'tests/{flows,storage,api,faults,bundle,walls}/**/*.test.ts',
    ],
    globalSetup: ['tests/support/shared-postgres.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
