import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that start real sandbox processes: minutes of processor time, where unit tests take seconds. */
const SANDBOXED = ['app/lib/sandbox/**/*.test.ts', 'app/**/*.sandbox.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['app/**/*.test.{ts,tsx}', 'exercises/**/*.test.ts', 'tests/*.test.ts'],
          exclude: SANDBOXED,
          setupFiles: ['tests/fail-on-console-error.ts'],
          // Nothing they test keeps anything between files, and loading the same modules again for each is half the time.
          isolate: false,
          maxWorkers: availableParallelism(),
        },
      },
      {
        test: {
          name: 'sandbox',
          include: SANDBOXED,
          setupFiles: ['tests/fail-on-console-error.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          setupFiles: ['tests/fail-on-console-error.ts'],
          globalSetup: ['tests/integration/start-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each file has a database of its own; many start programs of their own and wait for them.
          maxWorkers: 2,
        },
      },
    ],
  },
});
