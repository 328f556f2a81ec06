import { cpSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A free port of 127.0.0.1. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Ports of the browser tests, chosen once in the first process; worker processes read them from the environment. */
export async function testPorts() {
  const portOf = async (name: string) => Number((process.env[name] ??= String(await freePort())));
  return {
    withoutJudge: await portOf('ASSAY_TEST_PORT'),
    withJudge: await portOf('ASSAY_TEST_JUDGED_PORT'),
    withDemo: await portOf('ASSAY_TEST_DEMO_PORT'),
    ownClock: await portOf('ASSAY_TEST_CLOCK_PORT'),
    fakeJudge: await portOf('ASSAY_TEST_FAKE_JUDGE_PORT'),
  };
}

/** The file that says by how many ms the clock of the server with its own clock runs ahead. */
export function testClockFile(): string {
  if (!process.env.ASSAY_TEST_CLOCK_FILE) {
    process.env.ASSAY_TEST_CLOCK_FILE = path.join(mkdtempSync(path.join(os.tmpdir(), 'assay-clock-')), 'offset');
    writeFileSync(process.env.ASSAY_TEST_CLOCK_FILE, '0');
  }
  return process.env.ASSAY_TEST_CLOCK_FILE;
}

/**
 * An empty data folder for a server, with what the sandbox runs from when it has been made here before (a proof needs it too):
 * it is named by what it was made from, and making it takes each server a quarter of a minute.
 */
function dataFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-e2e-'));
  const made = path.resolve('.data', 'sandbox');
  if (existsSync(made)) cpSync(made, path.join(folder, 'sandbox'), { recursive: true });
  return folder;
}

/** Playwright's description of one real server: built programs, a data folder of its own, generous limits. */
export function testServer({ port, env }: { port: number; env: Record<string, string> }) {
  const dataDir = process.env.TEST_WORKER_INDEX ? '' : dataFolder();
  return {
    command: 'node --enable-source-maps build/node/start.js',
    url: `http://127.0.0.1:${port}/readyz`,
    env: {
      ...{ NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, DATABASE_URL: '' },
      ...{ OPENAI_API_KEY: '', OPENAI_BASE_URL: '', PUBLIC_URL: '', EXERCISES_DIR: '' },
      ...{ RUNS_PER_MINUTE: '1000', SUBMISSIONS_PER_HOUR: '1000', ATTEMPTS_PER_HOUR: '1000' },
      ...env,
    },
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
    // Three of them start at once.
    timeout: 180_000,
    stdout: 'ignore' as const,
    stderr: 'pipe' as const,
  };
}
