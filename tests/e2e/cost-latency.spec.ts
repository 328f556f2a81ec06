import { startDesign, settled, target, open, pipeline, stageNames, designOf, centre } from './cost-latency-pages';
import { expect, expectSaved, test } from './journey';

test.use({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1440, height: 950 } });

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
