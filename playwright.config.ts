import { defineConfig, devices } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from './tests/support/browser';
import { testClockFile, testPorts, testServer } from './tests/support/test-server';

const { executablePath } = await findBrowser();
const ports = await testPorts();
const judge = { OPENAI_BASE_URL: `http://127.0.0.1:${ports.fakeJudge}/v1`, OPENAI_API_KEY: 'test-key' };

/**
 * Browser journeys against the real, built application; `*.judged.spec.ts` run against one that has a judge, `*.clock.spec.ts`
 * against one whose clock the test sets (one such file at a time: they share that clock), `*.demo.spec.ts` against one with the demo.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.ASSAY_TEST_REPORT
    ? [['list'], ['json', { outputFile: process.env.ASSAY_TEST_REPORT }]]
    : [['list']],
  globalSetup: './tests/support/start-fake-judge.ts',
  use: {
    ...devices['Desktop Chrome'],
    headless: true,
    launchOptions: { executablePath, args: BROWSER_ARGS },
    // Recording is most of what a journey costs; add `--trace retain-on-failure` to look into one.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'without judge',
      testIgnore: ['**/*.judged.spec.ts', '**/*.clock.spec.ts', '**/*.demo.spec.ts'],
      use: { baseURL: `http://127.0.0.1:${ports.withoutJudge}` },
    },
    { name: 'with judge', testMatch: '**/*.judged.spec.ts', use: { baseURL: `http://127.0.0.1:${ports.withJudge}` } },
    { name: 'demo', testMatch: '**/*.demo.spec.ts', use: { baseURL: `http://127.0.0.1:${ports.withDemo}` } },
    { name: 'own clock', testMatch: '**/*.clock.spec.ts', use: { baseURL: `http://127.0.0.1:${ports.ownClock}` } },
  ],
  webServer: [
    testServer({ port: ports.withoutJudge, env: {} }),
    testServer({ port: ports.withJudge, env: judge }),
    testServer({ port: ports.ownClock, env: { CLOCK_FILE: testClockFile() } }),
    // Last: it grades what it shows while the others would start.
    testServer({ port: ports.withDemo, env: { DEMO: '1', GRADING_CONCURRENCY: '1' } }),
  ],
});
