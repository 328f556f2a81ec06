import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';

export interface FoundBrowser {
  /** Where it came from, for the log. */
  from: string;
  executablePath: string;
}

/** What a headless browser in a container needs; nothing that changes how pages behave. */
export const BROWSER_ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
];

const SYSTEM_PATHS: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'],
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
};

/**
 * A Chromium that really starts. Tried in order: PLAYWRIGHT_CHROMIUM_PATH, Playwright's own, the system's, the one in
 * `@sparticuz/chromium`, then downloading Playwright's, then (root on Debian) installing the distribution's. The answer is kept in
 * the environment, so worker processes do not search again. Throws one line of advice when there is none.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const known = process.env.ASSAY_TEST_BROWSER;
  if (known) return { from: 'found before', executablePath: known };
  const found = (await firstThatStarts(installed())) ?? (await firstThatStarts(afterInstalling()));
  if (!found) {
    throw new Error(
      'No Chromium starts here: set PLAYWRIGHT_CHROMIUM_PATH, or run "npx playwright install --with-deps chromium"',
    );
  }
  process.env.ASSAY_TEST_BROWSER = found.executablePath;
  return found;
}

async function* installed(): AsyncGenerator<FoundBrowser> {
  const chosen = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (chosen) yield { from: 'PLAYWRIGHT_CHROMIUM_PATH', executablePath: chosen };
  yield { from: 'Playwright', executablePath: chromium.executablePath() };
  for (const executablePath of SYSTEM_PATHS[process.platform] ?? []) yield { from: 'the system', executablePath };
  if (process.platform === 'linux' && process.arch === 'x64') {
    yield { from: '@sparticuz/chromium', executablePath: await unpackSparticuz() };
  }
}

async function* afterInstalling(): AsyncGenerator<FoundBrowser> {
  const playwright = path.resolve('node_modules/.bin/playwright');
  if (succeeds(playwright, ['install', 'chromium'])) {
    yield { from: 'a download by Playwright', executablePath: chromium.executablePath() };
  }
  const onDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (onDebian && (succeeds('apt-get', ['install', '-y', 'chromium']) || updateAndInstall())) {
    yield { from: 'apt-get', executablePath: '/usr/bin/chromium' };
  }
}

const updateAndInstall = () => succeeds('apt-get', ['update']) && succeeds('apt-get', ['install', '-y', 'chromium']);

const succeeds = (file: string, args: string[]) =>
  spawnSync(file, args, { stdio: 'ignore', timeout: 300_000 }).status === 0;

async function firstThatStarts(candidates: AsyncGenerator<FoundBrowser>): Promise<FoundBrowser | null> {
  for await (const candidate of candidates) {
    if (existsSync(candidate.executablePath) && (await starts(candidate.executablePath))) return candidate;
  }
  return null;
}

/** The file being there proves little: libraries may be missing. */
async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS, timeout: 20_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** It unpacks into the temporary folder under fixed names and never checks the version, so every version gets its own folder. */
async function unpackSparticuz(): Promise<string> {
  const manifest = path.resolve('node_modules/@sparticuz/chromium/package.json');
  if (!existsSync(manifest)) return '';
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = path.join(os.tmpdir(), `sparticuz-${version}-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: sparticuz } = await import('@sparticuz/chromium');
    return await sparticuz.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
