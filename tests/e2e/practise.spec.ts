import { editorOf, expect, expectSaved, replaceCode, sampleFile, startAttempt, test } from './journey';

const SLUG = 'invoice-extraction';
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('practise in TypeScript: find an exercise, write, run, submit, watch grading, read the result, try again', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByLabel('Skill', { exact: true }).selectOption({ label: 'structured extraction' });
  await expect(page).toHaveURL(/skill=/);
  await page.getByRole('link', { name: /invoice extractor/i }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('invoice extractor');
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.waitForURL(/\/attempts\//);
  const attemptUrl = page.url();

  await expect(editorOf(page)).toBeVisible();
  await replaceCode(page, sampleFile(SLUG, 'exemplar', 'eval.ts'));
  await expectSaved(page);
  await page.getByRole('tab', { name: 'Memo' }).click();
  await page
    .getByRole('textbox', { name: /memo/i })
    .first()
    .fill(sampleFile(SLUG, 'exemplar', 'memo.md'));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/rows in .* ms, \d+ judge calls/)).toBeVisible();

  await page.getByRole('button', { name: 'Submit' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('eval.ts');
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL(/\/submissions\//);
  let loads = 0;
  page.on('load', () => (loads += 1));
  await expect(page.getByText(/Provisional grade/)).toBeVisible({ timeout: 45_000 });
  expect(loads, 'the result arrives without a reload').toBe(0);

  await expect(page.getByRole('heading', { name: 'Planted faults caught' })).toBeVisible();
  await expect(page.getByText('killed', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/set OPENAI_API_KEY/)).toBeVisible();
  await page
    .getByRole('link', { name: 'Try again' })
    .or(page.getByRole('button', { name: 'Try again' }))
    .first()
    .click();
  await page.waitForURL(attemptUrl);
  await page.goto('/history');
  await expect(page.getByRole('link', { name: /invoice extractor/i }).first()).toBeVisible();
});

test('practise in Python: the language keeps both files, and the exemplar runs', async ({ page }) => {
  await startAttempt(page, SLUG);
  await page.getByRole('radio', { name: 'Python' }).check();
  await expect(page.getByRole('textbox', { name: /^Evaluator in Python.* Press Ctrl/ })).toBeVisible();
  await replaceCode(page, sampleFile(SLUG, 'exemplar-python', 'eval.py'));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/rows in .* ms, \d+ judge calls/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('radio', { name: 'TypeScript' }).check();
  await expect(page.getByRole('textbox', { name: /^Evaluator in TypeScript.* Press Ctrl/ })).toBeVisible();
  await expect(page.locator('.view-lines').first()).toContainText('interface Row');
});

test('a mistake in the code is shown at its line, in the results and in the editor', async ({ page }) => {
  await startAttempt(page, SLUG);
  await replaceCode(
    page,
    'export function evaluate(row: any) {\n  const found = row.input.missing;\n  return { score: found.length, pass: true, reason: "", slices: [] };\n}\n',
  );
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/line 3/i).first()).toBeVisible();
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  await replaceCode(page, 'export function evaluate(row: any) {\n  return {\n');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/SyntaxError/).first()).toBeVisible();
});
