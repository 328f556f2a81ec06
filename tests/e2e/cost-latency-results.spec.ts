import { expectAccessible } from './accessible';
import {
  SLUG,
  LOOKS,
  startDesign,
  simulated,
  settled,
  target,
  open,
  pipeline,
  json,
  designOf,
} from './cost-latency-pages';
import { expect, expectSaved, sampleFile, test } from './journey';

test.use({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1440, height: 950 } });

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
    await page.screenshot({ path: `test-results/look/design-result-${look.name}.png`, fullPage: true });
  }
});

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
