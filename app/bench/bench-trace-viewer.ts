import type { Page } from '@playwright/test';
import { startBenchServer } from './bench-server';
import { compared, measured, type Measurement } from './bench-types';
import { generateOtlp } from './generate-trace';
import { launchChromium } from './launch-chromium';
import { percentile } from './percentile';

const SPANS = 10_000;
const OPENINGS = 5;
const SCROLLED_FRAMES = 240;

/**
 * The trace viewer in a real browser with a trace of 10,000 spans: from choosing the file to the first rows on the screen (median
 * of five), frames while it scrolls from end to end, a search over all text while it is typed, and a step with the keyboard. The
 * baselines are what the browser needs anyway: parsing the file as JSON, and a frame with nothing to do. Says on stderr when there
 * is no browser, and measures nothing then.
 */
export async function benchTraceViewer(): Promise<Measurement[]> {
  const browser = await launchChromium();
  if (!browser) {
    process.stderr.write('No Chromium starts here (see PLAYWRIGHT_CHROMIUM_PATH): the trace viewer is not measured.\n');
    return [];
  }
  const server = await startBenchServer();
  try {
    const text = generateOtlp({ spans: SPANS, seed: 1 });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const openings: number[] = [];
    for (let round = 0; round < OPENINGS; round += 1) openings.push(await measureOpening(page, server.url, text));
    const parsing = { name: 'JSON.parse of the file', value: await measureParsing(page, text) };
    const idle = { name: 'a frame with nothing to do', value: median(await measureFrames(page, null)) };
    const frames = await measureFrames(page, '[role=treegrid]');
    const search = await measureSearch(page);
    return [
      measured(`file of ${SPANS} spans`, text.length / 1e6, 'MB'),
      compared('file chosen to first rows, median', median(openings), 'ms', parsing),
      compared('frame while scrolling, median', median(frames), 'ms', idle),
      compared('frame while scrolling, 95 %', percentile(frames, 0.95), 'ms', idle),
      compared('search of all text, first time', search.first, 'ms', parsing),
      compared('search of all text, again', search.again, 'ms', parsing),
      compared('longest frame while searching', search.longestFrame, 'ms', idle),
      compared('one step with the arrow key, median', median(await measureSteps(page)), 'ms', idle),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

const median = (values: number[]): number => percentile(values, 0.5);

/** Milliseconds from the change of the file field to the frame after the first rows. */
async function measureOpening(page: Page, url: string, text: string): Promise<number> {
  await page.goto(`${url}/traces`);
  const input = page.locator('input[type=file]:enabled');
  await input.waitFor();
  const opened = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let start = 0;
        document.addEventListener('change', () => (start ||= performance.now()), { capture: true });
        const seen = new MutationObserver(() => {
          if (!document.querySelector('[role=treegrid] [aria-level]')) return;
          seen.disconnect();
          // The second frame comes after the one that drew the rows.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
        });
        seen.observe(document.body, { childList: true, subtree: true });
      }),
  );
  await input.setInputFiles({ name: 'bench.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  return opened;
}

async function measureParsing(page: Page, text: string): Promise<number> {
  return page.evaluate((json) => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      JSON.parse(json);
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[2] ?? 0;
  }, text);
}

/** Lengths of frames while the element is scrolled from start to end, or while nothing happens. */
function measureFrames(page: Page, selector: string | null): Promise<number[]> {
  return page.evaluate(
    async ([where, count]) => {
      const element = where === null ? null : document.querySelector(where);
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const times: number[] = [];
      let last = await frame();
      for (let at = 1; at <= count; at += 1) {
        if (element) element.scrollTop = ((element.scrollHeight - element.clientHeight) * at) / count;
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    [selector, SCROLLED_FRAMES] as const,
  );
}

/** From the last letter typed to the number of hits, and the longest frame meanwhile. */
async function measureSearch(page: Page): Promise<{ first: number; again: number; longestFrame: number }> {
  const search = (query: string) =>
    page.evaluate(async (typed) => {
      const input = document.querySelector<HTMLInputElement>('input[type=search]');
      if (!input) throw new Error('no search field');
      const status = () => input.parentElement?.querySelector('[role=status]')?.textContent ?? '';
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      let last = start;
      let longest = 0;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, typed);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      do {
        await frame();
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      } while (!/ hits? in | no hits/.test(` ${status()}`));
      return { took: performance.now() - start, longest };
    }, query);
  const first = await search('needle-');
  const again = await search('warehouse');
  return { first: first.took, again: again.took, longestFrame: Math.max(first.longest, again.longest) };
}

/** From a key press to the frame in which its row is the active one. */
function measureSteps(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const grid = document.querySelector<HTMLElement>('[role=treegrid]');
    if (!grid) throw new Error('no rows');
    grid.focus();
    const times: number[] = [];
    for (let step = 0; step < 40; step += 1) {
      const start = performance.now();
      grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      times.push(performance.now() - start);
    }
    return times;
  });
}
