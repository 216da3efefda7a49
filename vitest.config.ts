import './scripts/require-node.mjs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One less is the default: on two cores nothing would run beside anything.
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['flows/**/*.test.ts', 'app/**/*.test.{ts,tsx}', 'tests/flows/**/*.test.ts'],
          // Nothing in these modules changes: many short files need not each load them anew.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'tests/{storage,api,faults,bundle,walls}/**/*.test.ts'],
          globalSetup: ['tests/support/shared-postgres.ts'],
        },
      },
    ],
  },
});
