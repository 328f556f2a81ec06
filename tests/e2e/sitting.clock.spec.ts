import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { testClockFile } from '../support/test-server';
import { expectAccessible } from './accessible';
import { inviteAndReadLink, makeHiringTeam, publishAssessment } from './hiring-journey';
import { editorOf, expect, expectSaved, replaceCode, test } from './journey';

// All of them move the same server's clock, forwards only.
test.describe.configure({ mode: 'serial' });
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const EXERCISE = 'Which of these support replies can we trust?';
const MINUTE = 60_000;
const code = (mark: string) =>
  `export function evaluate() {\n  return { score: 1, pass: true, reason: '${mark}', slices: [] };\n}\n`;

function moveClock(ms: number): void {
  const file = testClockFile();
  writeFileSync(file, String(Number(readFileSync(file, 'utf8')) + ms));
}

/** An admin on the assessment's candidates, and the link of one who was invited. */
async function invited(page: Page) {
  const { slug } = await makeHiringTeam(page);
  const { assessmentId } = await publishAssessment(page, { slug, exercises: [EXERCISE] });
  const { path } = await inviteAndReadLink(page, { slug, assessmentId });
  return { path, candidates: `/organisations/${slug}/assessments/${assessmentId}/candidates` };
}

async function begin(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL(/\/sittings\/[^/]+$/);
  await page.getByRole('link', { name: EXERCISE }).click();
  await expect(editorOf(page)).toBeVisible();
}

test('near the deadline the page warns, and time that is added shows without a reload', async ({ page, browser }) => {
  const { path, candidates } = await invited(page);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const candidate = await context.newPage();
  await begin(candidate, path);
  await expect(candidate.getByRole('timer')).toHaveText(/^(1:00:00|59:\d\d)$/);
  moveClock(55 * MINUTE + 30_000);
  // A save is answered with the time, so the clock follows at once.
  await replaceCode(candidate, code('late'));
  await expect(candidate.getByRole('timer')).toHaveText(/^[34]:\d\d$/);
  await expect(candidate.getByText('5 minutes left.')).toBeVisible();
  await expectAccessible(candidate, 'five minutes left');
  await page.goto(candidates);
  await page.getByRole('link', { name: /^Manage/ }).click();
  await page.getByLabel('Minutes to add').fill('20');
  await page.getByRole('button', { name: 'Add time' }).click();
  await expect(candidate.getByText('Added to your time: 20 minutes')).toBeVisible();
  await expect(candidate.getByRole('timer')).toHaveText(/^2[34]:\d\d$/);
  await context.close();
});

test('with the browser closed, the server submits what was saved', async ({ page, browser }) => {
  const { path } = await invited(page);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const candidate = await context.newPage();
  await begin(candidate, path);
  await replaceCode(candidate, code('saved before the browser was closed'));
  await expectSaved(candidate);
  const sitting = candidate.url();
  await candidate.close();
  moveClock(61 * MINUTE);
  const later = await context.newPage();
  await expect(async () => {
    await later.goto(sitting.replace(/\/exercises\/.*/, ''));
    await expect(later.getByText('Your work has been submitted')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(later.getByText('The time was over.')).toBeVisible();
  await expectAccessible(later, 'submitted');
  await later.getByRole('link', { name: EXERCISE }).click();
  await expect(later.getByText('This section has ended')).toBeVisible();
  await expect(later.locator('.view-lines').first()).toContainText('saved before the browser was closed');
  await context.close();
});

test('an open page says that the time is over, and that everything saved was submitted', async ({ page, browser }) => {
  const { path } = await invited(page);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const candidate = await context.newPage();
  await begin(candidate, path);
  await replaceCode(candidate, code('in time'));
  await expectSaved(candidate);
  moveClock(61 * MINUTE);
  await expect(candidate.getByText('This section has ended')).toBeVisible();
  await expect(candidate.getByRole('button', { name: 'Finish' })).toBeHidden();
  await candidate.getByRole('link', { name: 'What happens next' }).click();
  await candidate.waitForURL(/\/result$/);
  await context.close();
});
