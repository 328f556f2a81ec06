import { editorOf, expect, expectSaved, replaceCode, sampleFile, startAttempt, test } from './journey';

const SLUG = 'support-reply-grounding';
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test("with a judge connected, every criterion has a level, a reason and passages marked in the candidate's own text", async ({
  page,
}) => {
  await startAttempt(page, SLUG);
  await expect(editorOf(page)).toBeVisible();
  await replaceCode(page, sampleFile(SLUG, 'exemplar', 'eval.ts'));
  await page.getByRole('tab', { name: 'Memo' }).click();
  await page
    .getByRole('textbox', { name: /memo/i })
    .first()
    .fill(sampleFile(SLUG, 'competent', 'memo.md'));
  await expectSaved(page);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL(/\/submissions\//);
  await expect(page.getByRole('heading', { name: 'Judged rubric' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(/gpt-4\.1-mini/).first()).toBeVisible();
  await expect(page.locator('mark').first()).toBeVisible();
  await expect(page.getByText(/in its own words/).first()).toBeVisible();
  await expect(page.getByText(/Provisional grade/)).toHaveCount(0);
});
