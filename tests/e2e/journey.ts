import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test as base, type BrowserContext, type Page, type Response } from '@playwright/test';
import { hiddenProbes } from './hidden-probes';

const probes = hiddenProbes();

/** What every journey watches for, whatever else it is about. */
interface Watched {
  problems: string[];
  responses: number;
}

function watchPage(page: Page, watched: Watched): void {
  page.on('console', (message) => {
    // The browser itself reports refused requests and lost connections; the journeys that cause them assert what the page says.
    const ofNetwork = /Failed to load resource|net::ERR_/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !ofNetwork)
      watched.problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => watched.problems.push(`uncaught: ${error.message}`));
}

/** Built files never change while tests run, and are large: each is searched once in a process. */
const searchedAssets = new Set<string>();

/** Every response that is text is searched for hidden grading assets. */
async function searchResponse(response: Response, watched: Watched): Promise<void> {
  const type = response.headers()['content-type'] ?? '';
  if (!/text|json|javascript/.test(type) || type.includes('event-stream')) return;
  watched.responses += 1;
  const { pathname } = new URL(response.url());
  if (searchedAssets.has(pathname)) return;
  const text = await response.text().catch(() => '');
  const ofResult = pathname.startsWith('/submissions/');
  const found = probes.find((probe) => !(ofResult && probe.shownWithResult) && text.includes(probe.text));
  if (found) watched.problems.push(`${response.url()} contains hidden text: ${found.text}`);
  else if (text && pathname.startsWith('/assets/')) searchedAssets.add(pathname);
}

/** `test` whose pages must keep a clean console and never receive anything hidden. */
export const test = base.extend<{ context: BrowserContext }>({
  context: async ({ context }, use) => {
    const watched: Watched = { problems: [], responses: 0 };
    const searches: Promise<void>[] = [];
    context.on('page', (page) => watchPage(page, watched));
    context.on('response', (response) => searches.push(searchResponse(response, watched)));
    await use(context);
    await Promise.allSettled(searches);
    expect(watched.problems).toEqual([]);
    expect(watched.responses, 'responses were searched').toBeGreaterThan(0);
    expect(probes.length, 'there is something to search for').toBeGreaterThan(500);
  },
});

export { expect };

/** Text of a file of a sample, as a person would have written it. */
export const sampleFile = (slug: string, sample: string, file: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../exercises', slug, 'samples', sample, file), 'utf8');

/** Opens an exercise and starts an attempt; ends in its workspace with everything listening. */
export async function startAttempt(page: Page, slug: string): Promise<void> {
  await page.goto(`/exercises/${slug}`);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.waitForURL(/\/attempts\//);
  await expect(editorOf(page)).toBeVisible();
}

/** The code editor's text box. */
export const editorOf = (page: Page) => page.getByRole('textbox', { name: /^Evaluator in .* Press Ctrl/ });

/** Replaces what is in a Monaco editor, as pasting does. */
export async function replaceCode(page: Page, code: string): Promise<void> {
  // The text box is there a moment before the editor listens to it.
  await expect(async () => {
    await editorOf(page).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.locator('.monaco-editor .selected-text').first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.evaluate((text) => navigator.clipboard.writeText(text), code);
  await page.keyboard.press('ControlOrMeta+v');
}

/** Waits until the page says that everything is saved. */
export const expectSaved = (page: Page) => expect(page.getByText(/^Saved \d/)).toBeVisible();
