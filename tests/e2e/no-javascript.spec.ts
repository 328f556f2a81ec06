import { expect, sampleFile, test } from './journey';

test.use({ javaScriptEnabled: false });

test('without JavaScript: start, write, save, run, submit and read the result', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Level').selectOption('senior');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('link', { name: /support replies/i }).click();
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.waitForURL(/\/attempts\//);
  await page.locator('textarea[name="files/eval.ts"]').fill(sampleFile('support-reply-grounding', 'naive', 'eval.ts'));
  await page
    .locator('textarea[name="files/memo.md"]')
    .fill('A memo written in a plain text field, long enough to be read by somebody.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('textarea[name="files/memo.md"]')).toHaveValue(/plain text field/);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/rows in .* ms/)).toBeVisible();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL(/\/submissions\//);
  await expect(page.getByText(/Provisional grade/)).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole('heading', { name: 'Planted faults caught' })).toBeVisible();
});
