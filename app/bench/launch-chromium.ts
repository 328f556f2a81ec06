import { existsSync } from 'node:fs';
import type { Browser } from '@playwright/test';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
const SYSTEM_PATHS = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A headless Chromium for measurements: `PLAYWRIGHT_CHROMIUM_PATH`, Playwright's own or the system's, the first that really
 * starts. Null when there is none, or no Playwright (a production install has none); nothing is downloaded.
 */
export async function launchChromium(): Promise<Browser | null> {
  const playwright = await import('@playwright/test').catch(() => null);
  if (!playwright) return null;
  const candidates = [
    process.env.PLAYWRIGHT_CHROMIUM_PATH ?? '',
    playwright.chromium.executablePath(),
    ...SYSTEM_PATHS,
  ];
  for (const executablePath of candidates.filter((path) => existsSync(path))) {
    const browser = await playwright.chromium.launch({ executablePath, args: ARGS }).catch(() => null);
    if (browser) return browser;
  }
  return null;
}
