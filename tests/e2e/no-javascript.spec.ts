import {
  inviteAndReadLink,
  inviteMember,
  joinByLink,
  makeHiringTeam,
  publishAssessment,
  unique,
} from './hiring-journey';
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

test('without JavaScript: an invitation is taken, and a member joins', async ({ page, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: true });
  const owner = await context.newPage();
  const { slug } = await makeHiringTeam(owner);
  const exercises = ['Which of these support replies can we trust?'];
  const { assessmentId } = await publishAssessment(owner, { slug, exercises });
  const { path } = await inviteAndReadLink(owner, { slug, assessmentId });
  await page.goto(path);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL(/\/sittings\//);

  const email = `member-${unique()}@example.org`;
  const link = await inviteMember(owner, { slug, email, role: 'REVIEWER' });
  await joinByLink(page, { path: link, slug, email, name: 'Nora Noscript' });
  await expect(page.getByText('You are a reviewer here.')).toBeVisible();
  await context.close();
});
