import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, expectSaved, sampleFile, test } from './journey';

const SLUG = 'support-copilot';
test.use({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1440, height: 950 } });

/** Starts an attempt and waits for the first numbers of the live simulation, all replications included. */
async function startDesign(page: Page): Promise<void> {
  await page.goto(`/exercises/${SLUG}`);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.waitForURL(/\/attempts\//);
  await settled(page);
}

const simulated = (page: Page) => page.locator('[data-simulation]');
const settled = (page: Page) =>
  expect(page.locator('[data-simulation="5"]:not([data-busy])')).toBeVisible({ timeout: 30_000 });
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).first();
const open = (page: Page, name: string | RegExp) => tab(page, name).click();
const pipeline = (page: Page) => page.getByRole('list', { name: 'the pipeline', exact: true });
const stageNames = async (page: Page) =>
  (
    await pipeline(page)
      .getByRole('button', { name: /^Move / })
      .all()
  ).length === 0
    ? []
    : pipeline(page)
        .getByRole('button', { name: /^Move / })
        .evaluateAll((handles) => handles.map((handle) => handle.getAttribute('aria-label')?.replace('Move ', '')));
const json = (page: Page) => page.locator('textarea[name="files/design.json"]');
const designOf = async (page: Page) =>
  JSON.parse(await json(page).inputValue()) as { stages: Record<string, unknown>[] };
const target = (page: Page, name: string) => page.getByRole('row', { name }).first();

async function centre(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a design is built with the mouse: stages added, set, dragged; numbers and JSON follow at once', async ({
  page,
}) => {
  await startDesign(page);
  await expect(target(page, '95 % answered within two seconds')).toContainText('Missed');
  await open(page, 'Design');
  expect(await stageNames(page)).toEqual(['embed', 'search', 'answer']);

  await page.getByRole('button', { name: 'Add a stage before embed' }).click();
  await page.getByRole('menuitem', { name: /^Exact cache/ }).click();
  await expect.poll(() => stageNames(page)).toEqual(['exact-cache', 'embed', 'search', 'answer']);
  expect((await designOf(page)).stages[0]).toMatchObject({ type: 'exact-cache', ttlSeconds: 3_600 });

  await pipeline(page)
    .getByRole('button', { name: /^Generate answer/ })
    .click();
  await page.getByLabel('Model', { exact: true }).selectOption({ index: 1 });
  await settled(page);
  const before = await target(page, 'Five cents per resolved question').textContent();

  const slider = page.getByRole('slider', { name: 'At most, slider' });
  const from = await centre(slider);
  const box = await slider.boundingBox();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1) {
    await page.mouse.move((box?.x ?? 0) + ((20 - step) / 20) * (box?.width ?? 0) * 0.6, from.y);
  }
  await page.mouse.up();
  await settled(page);
  expect(Number((await designOf(page)).stages.at(-1)?.maxTokens)).toBeLessThan(1_000);
  expect(await target(page, 'Five cents per resolved question').textContent()).not.toBe(before);

  const handle = await centre(page.getByRole('button', { name: 'Move exact-cache' }));
  const gap = await centre(page.getByRole('button', { name: 'Add a stage before answer' }));
  await page.mouse.move(handle.x, handle.y);
  await page.mouse.down();
  await page.mouse.move(gap.x, gap.y - 10, { steps: 8 });
  await page.mouse.move(gap.x, gap.y, { steps: 2 });
  await page.mouse.up();
  await expect.poll(() => stageNames(page)).toEqual(['embed', 'search', 'exact-cache', 'answer']);
  await expectSaved(page);
  await page.reload();
  await open(page, 'Design');
  await expect.poll(() => stageNames(page)).toEqual(['embed', 'search', 'exact-cache', 'answer']);
});

test('the same with the keyboard: move, set, branch, remove', async ({ page }) => {
  await startDesign(page);
  await open(page, 'Design');
  await page.getByRole('button', { name: 'Move answer' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => stageNames(page)).toEqual(['embed', 'answer', 'search']);
  await expect(page.getByRole('button', { name: 'Move answer' })).toBeFocused();
  await expect(page.getByText('answer moved up.')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('answer is last.')).toBeAttached();

  const add = page.getByRole('button', { name: 'Add a stage before answer' });
  await add.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Route by diff');
  await page.keyboard.press('Enter');
  await expect.poll(() => stageNames(page)).toEqual(['embed', 'search', 'route-by-difficulty', 'answer']);
  await page.getByRole('button', { name: 'Move answer' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect
    .poll(async () => (await designOf(page)).stages[2])
    .toMatchObject({ branches: [{ stages: [{ id: 'answer' }] }], otherwise: { stages: [] } });
  await expect(page.getByText(/answer moved up, now in branch 1/)).toBeAttached();

  const below = page.getByLabel('Estimated difficulty below', { exact: true });
  await below.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1.5');
  await expect(page.getByText(/Not applied/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0.3');
  await expect(page.getByText(/Not applied/)).toHaveCount(0);
  await page.getByRole('slider', { name: 'Estimated difficulty below, slider' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(below).toHaveValue('0.31');
});

test('the design is text too: completed and checked, kept while it is broken, in step when it is whole', async ({
  page,
}) => {
  await startDesign(page);
  await open(page, 'JSON');
  const editor = page.getByRole('textbox', { name: /^Design \(design\.json\)\. Press Ctrl/ });
  await expect(editor).toBeVisible();
  const replace = async (text: string) => {
    await expect(async () => {
      await editor.focus();
      await page.keyboard.press('ControlOrMeta+a');
      await expect(page.locator('.monaco-editor .selected-text').first()).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('ControlOrMeta+v');
  };
  await replace('{ "schemaVersion": 1, "stages": [ { "type": "generate", "id": "only", "maxTokens": 300, "model": ');
  await expect(page.getByRole('list', { name: 'Problems in design.json' })).toContainText('This is not JSON');
  await page.keyboard.press('ControlOrMeta+Space');
  await expect(page.locator('.suggest-widget')).toContainText('halden-mid');
  await page.keyboard.press('Escape');
  await open(page, 'Design');
  await expect(page.getByText('This is the last one that was.', { exact: false })).toBeVisible();
  expect(await stageNames(page)).toEqual(['embed', 'search', 'answer']);
  await expect(page.getByRole('button', { name: 'Move answer' })).toBeDisabled();

  await page.getByRole('button', { name: 'Mend it in the JSON' }).click();
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('"halden-nowhere"');
  await page.keyboard.type(' } ] }');
  await expect(page.getByRole('list', { name: 'Problems in design.json' })).toContainText(
    'There is no model "halden-nowhere"',
  );
  await open(page, 'Design');
  await expect.poll(() => stageNames(page)).toEqual(['only']);
  await pipeline(page)
    .getByRole('button', { name: /^Generate only/ })
    .click();
  await expect(pipeline(page).getByText('There is no model "halden-nowhere"', { exact: false })).toBeVisible();
  await page.getByLabel('Model', { exact: true }).selectOption('halden-mid');
  await settled(page);
  await open(page, 'JSON');
  await expect(page.locator('.view-lines').first()).toContainText('halden-mid');
});

test('incidents, single calls, and designs that are kept, compared and restored', async ({ page }) => {
  await startDesign(page);
  const calm = await target(page, 'Questions').textContent();
  await page.getByRole('checkbox', { name: 'Halden down' }).check();
  await settled(page);
  expect(await page.getByRole('img', { name: /Shaded: halden: errors/ }).count()).toBe(1);
  await page.getByRole('checkbox', { name: 'Halden down' }).uncheck();
  await settled(page);
  expect(await target(page, 'Questions').textContent()).toBe(calm);

  await open(page, 'Calls');
  const grid = page.getByRole('grid', { name: 'Simulated calls' });
  await expect(grid).toBeVisible();
  await grid.getByRole('row').nth(2).click();
  await expect(page.getByLabel(/^Spans of call/).first()).toBeVisible();

  await open(page, /^Designs tried/);
  await page.getByRole('button', { name: 'Keep Try 1' }).click();
  const name = page.getByRole('textbox', { name: 'Name of Try 1' });
  await name.fill('The demo');
  await open(page, 'Design');
  await pipeline(page)
    .getByRole('button', { name: /^Generate answer/ })
    .click();
  await page.getByLabel('Model', { exact: true }).selectOption('halden-mid');
  await open(page, 'Simulation');
  await settled(page);
  await open(page, /^Designs tried/);
  await expect(page.getByRole('row', { name: /Try 2/ })).toContainText('$');
  await page.getByRole('checkbox', { name: 'Compare The demo' }).check();
  await page.getByRole('checkbox', { name: 'Compare Try 2' }).check();
  await expect(page.getByRole('row', { name: /answer, model/ })).toContainText('halden-mid');
  await expect(page.getByRole('img', { name: /^Cost and latency of 2 designs/ })).toBeVisible();
  await page.getByRole('button', { name: 'Restore The demo' }).click();
  expect((await designOf(page)).stages.at(-1)).toMatchObject({ model: 'halden-grand' });
  await expectSaved(page);
  await page.reload();
  await open(page, /^Designs tried/);
  await expect(page.getByRole('textbox', { name: 'Name of The demo' })).toBeVisible();
});

test('browser and server come to the same numbers; a submission is measured on hidden traffic', async ({ page }) => {
  test.setTimeout(150_000);
  await startDesign(page);
  await open(page, 'JSON');
  await expect(page.getByRole('textbox', { name: /^Design \(design\.json\)\. Press Ctrl/ })).toBeVisible();
  await page.evaluate((text) => navigator.clipboard.writeText(text), sampleFile(SLUG, 'exemplar', 'design.json'));
  await expect(async () => {
    await page.getByRole('textbox', { name: /^Design \(design\.json\)\. Press Ctrl/ }).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.locator('.monaco-editor .selected-text').first()).toBeVisible({ timeout: 500 });
  }).toPass();
  const digits = simulated(page).locator('.font-mono');
  const before = await digits.textContent();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(digits).not.toHaveText(before ?? '', { timeout: 30_000 });
  await settled(page);
  const here = await digits.textContent();
  expect(here).toMatch(/^[0-9a-f]{8}$/);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const run = page.getByRole('tabpanel', { name: 'Run' });
  await expect(run.getByText(here ?? '', { exact: true })).toBeVisible({ timeout: 60_000 });

  await open(page, 'Design');
  await page.getByRole('button', { name: 'The price table of 1 November' }).click();
  await page.getByRole('button', { name: 'Copy the first design here' }).click();
  await open(page, 'Simulation');
  await settled(page);
  await open(page, 'Memo');
  await expect(page.getByText('What breaks first?')).toBeVisible();
  await page.getByRole('textbox', { name: /^Memo/ }).fill(sampleFile(SLUG, 'exemplar', 'memo.md'));
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL(/\/submissions\//);
  await expect(page.getByText(/Provisional grade/)).toBeVisible({ timeout: 100_000 });
  await expect(page.getByRole('img', { name: /designs of the frontier and of this design/ })).toBeVisible();
  for (const look of LOOKS) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await expectAccessible(page, `result ${look.name}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `result ${look.name} does not scroll sideways`).toBeLessThanOrEqual(1);
    await page.screenshot({ path: `test-results/look/design-result-${look.name}.png`, fullPage: true });
  }
});

const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1440, height: 950 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 950 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ target: at }) => at.join(' ')).join(', ')}`),
  ).toEqual([]);
}

for (const look of LOOKS) {
  test(`every pane passes axe, fits its window, and has its tables: ${look.name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await page.goto(`/exercises/${SLUG}`);
    await page.getByRole('button', { name: 'Start' }).first().click();
    await page.waitForURL(/\/attempts\//);
    const shown = (name: string | RegExp) => page.getByRole('tab', { name }).filter({ visible: true }).first();
    const check = async (where: string) => {
      await expectAccessible(page, `${where} ${look.name}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${where} does not scroll sideways`).toBeLessThanOrEqual(1);
      await page.screenshot({ path: `test-results/look/design-${where}-${look.name}.png`, fullPage: true });
    };
    await shown('Simulation').click();
    await settled(page);
    await page.getByRole('checkbox', { name: 'Burst' }).check();
    await settled(page);
    for (const name of ['Latency', 'Quality', 'Cost by stage', 'Load']) {
      await page.locator('summary', { hasText: `${name} as a Table` }).click();
      await expect(page.getByRole('table').filter({ visible: true }).first()).toBeVisible();
    }
    await check('simulation');
    await shown('Design').click();
    await pipeline(page)
      .getByRole('button', { name: /^Generate answer/ })
      .click();
    await check('pipeline');
    await shown('Prices').click();
    await check('prices');
    await shown('Memo').click();
    await check('memo');
    await shown(/^Designs tried/).click();
    await expect(page.getByRole('img', { name: /^Cost and latency of/ })).toBeVisible();
    await check('tried');
    await shown('Calls').click();
    await expect(page.getByRole('grid', { name: 'Simulated calls' })).toBeVisible();
    await check('calls');
    await shown('JSON').click();
    await expect(page.locator('.monaco-editor').filter({ visible: true }).first()).toBeVisible();
    await check('json');
  });
}

test('dragging a slider redraws while it moves', async ({ page }) => {
  await startDesign(page);
  await open(page, 'Design');
  await pipeline(page)
    .getByRole('button', { name: /^Retrieve search/ })
    .click();
  const slider = page.getByRole('slider', { name: 'Passages, slider' });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('no slider');
  // Every change of the table of targets is a redraw with new numbers.
  await page.evaluate(() => {
    const table = document.querySelector('[data-simulation]')?.closest('[role=tabpanel]');
    const seen = window as unknown as { redraws: number[] };
    seen.redraws = [];
    if (table) {
      new MutationObserver(() => seen.redraws.push(performance.now())).observe(table, {
        ...{ subtree: true, childList: true, characterData: true, attributes: true },
        attributeFilter: ['style', 'd'],
      });
    }
  });
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 0; step < 40; step += 1) {
    await page.mouse.move(box.x + box.width * (0.4 + 0.4 * Math.sin(step / 4)), box.y + box.height / 2);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const during = await page.evaluate(() => (window as unknown as { redraws: number[] }).redraws.length);
  await page.mouse.up();
  expect(during, 'redraws while the button is down').toBeGreaterThan(5);
  await settled(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a design is written as text, run on the server, and drawn', async ({ page }) => {
    await page.goto(`/exercises/${SLUG}`);
    await page.getByRole('button', { name: 'Start' }).first().click();
    await page.waitForURL(/\/attempts\//);
    await json(page).fill(sampleFile(SLUG, 'naive', 'design.json'));
    await page.locator('textarea[name="files/memo.md"]').fill('A memo written in a plain text field.');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByText(/calls, P95/).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('img', { name: /^Histogram of the latency/ }).first()).toBeVisible();
    await expect(json(page)).toHaveValue(/halden/);
    await json(page).fill('{ "stages": [');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(json(page)).toHaveValue('{ "stages": [');
  });
});
