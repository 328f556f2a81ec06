import { expectAccessible } from './accessible';
import { editorOf, expect, replaceCode, sampleFile, startAttempt, test } from './journey';

const SLUG = 'invoice-extraction';
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

for (const look of LOOKS) {
  test(`every page passes axe and fits its window: ${look.name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    const check = async (where: string) => {
      await expectAccessible(page, where);
      await page.screenshot({ path: `test-results/look/${where}-${look.name}.png`, fullPage: true });
    };
    await page.goto('/');
    await check('catalogue');
    await page.goto(`/exercises/${SLUG}`);
    await check('exercise');
    await page.getByRole('button', { name: 'Start' }).first().click();
    await page.waitForURL(/\/attempts\//);
    await expect(page.getByRole('tab', { name: 'Brief' })).toBeVisible();
    await check('workspace');
    await page.getByRole('tab', { name: /^Data/ }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await check('data');
    await page.goto('/history');
    await check('history');
    await page.goto('/no-such-page');
    await check('not-found');
  });
}

test('the result page passes axe in light, dark and narrow', async ({ page }) => {
  await startAttempt(page, SLUG);
  await replaceCode(page, sampleFile(SLUG, 'exemplar', 'eval.ts'));
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL(/\/submissions\//);
  await expect(page.getByText(/Provisional grade/)).toBeVisible({ timeout: 45_000 });
  for (const look of LOOKS) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await expectAccessible(page, `result ${look.name}`);
    await page.screenshot({ path: `test-results/look/result-${look.name}.png`, fullPage: true });
  }
});

test('the whole way with the keyboard only', async ({ page }) => {
  await page.goto('/');
  // The page is there a moment before it listens.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'Search pages and exercises' })).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type('invoice');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/exercises\//);
  await expect(page.getByRole('button', { name: 'Start' }).first()).toBeVisible();
  const tabTo = async (reached: () => Promise<boolean>) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await reached()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('cannot be reached with Tab');
  };
  await tabTo(() => page.evaluate(() => document.activeElement?.textContent?.trim() === 'Start'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/attempts\//);
  await expect(editorOf(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/rows in .* ms/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await tabTo(() =>
    page.evaluate(
      () =>
        document.activeElement?.textContent?.trim() === 'Submit' && document.activeElement.closest('dialog') !== null,
    ),
  );
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/submissions\//);
  await expect(page.getByText(/Provisional grade/)).toBeVisible({ timeout: 45_000 });
});
