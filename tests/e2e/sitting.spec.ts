import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { inviteAndReadLink, joinTeam, makeHiringTeam, publishAssessment } from './hiring-journey';
import { editorOf, expect, expectSaved, replaceCode, test } from './journey';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const EXERCISE = 'Which of these support replies can we trust?';
const code = (mark: string) =>
  `export function evaluate() {\n  return { score: 1, pass: true, reason: '${mark}', slices: [] };\n}\n`;

/** A hiring team with a published assessment and an invited candidate; returns the candidate's link and the team's address. */
async function invited(page: Page): Promise<{ path: string; slug: string }> {
  const { slug } = await makeHiringTeam(page);
  const { assessmentId } = await publishAssessment(page, { slug, exercises: [EXERCISE] });
  return { path: (await inviteAndReadLink(page, { slug, assessmentId })).path, slug };
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, name: RegExp | string, role: 'button' | 'link' | 'checkbox' = 'button') {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}`);
}

test('a candidate takes an assessment by keyboard alone, from the link to what was submitted', async ({
  page,
  browser,
}) => {
  const { path } = await invited(page);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const candidate = await context.newPage();
  await candidate.goto(path);
  await expect(candidate.getByRole('heading', { name: 'What is recorded' })).toBeVisible();
  await expect(candidate.getByText('Live updates come through: Fine')).toBeVisible();
  await expect(candidate.getByText('The code editor loads: Fine')).toBeVisible();
  await expectAccessible(candidate, 'rules');
  await tabTo(candidate, /I have read the rules/, 'checkbox');
  await candidate.keyboard.press('Space');
  await tabTo(candidate, 'Start');
  await candidate.keyboard.press('Enter');
  await candidate.waitForURL(/\/sittings\/[^/]+$/);
  expect(candidate.url()).not.toContain(path.split('/').pop());
  await expect(candidate.getByRole('timer')).toHaveText(/^(1:00:00|59:\d\d)$/);
  await expectAccessible(candidate, 'sitting');
  await tabTo(candidate, EXERCISE, 'link');
  await candidate.keyboard.press('Enter');
  await expect(editorOf(candidate)).toBeVisible();
  await expectAccessible(candidate, 'workspace');
  await replaceCode(candidate, code('by keyboard'));
  await expectSaved(candidate);
  await candidate.keyboard.press('ControlOrMeta+Shift+Enter');
  await candidate.waitForURL(/\/finish/);
  await expect(candidate.getByText('Ready', { exact: true })).toBeVisible();
  await expect(candidate.getByText('AI use not said')).toBeVisible();
  await expectAccessible(candidate, 'finish');
  await tabTo(candidate, 'Submit this section');
  await candidate.keyboard.press('Enter');
  await expect(candidate.getByText('Your work has been submitted')).toBeVisible();
  // The link leads to the end of it from now on, and the workspace can be read but not changed.
  await candidate.goto(path);
  await expect(candidate.getByRole('heading', { name: 'You have finished' })).toBeVisible();
  await context.close();
});

test('a problem is reported and AI use declared without leaving the work; both are kept, and the report is read and answered', async ({
  page,
  browser,
}) => {
  const { path, slug } = await invited(page);
  const context = await browser.newContext();
  const candidate = await context.newPage();
  await begin(candidate, path);
  await candidate.getByRole('button', { name: 'Report a problem' }).click();
  await candidate.getByLabel('What does not work?').fill('The data tab stays empty.');
  await candidate.getByRole('button', { name: 'Send' }).click();
  await expect(candidate.getByText('The answer will appear on this page.')).toBeVisible();
  await candidate.keyboard.press('Escape');
  await candidate.getByRole('button', { name: /AI use: not said yet/ }).click();
  await candidate.getByLabel('I used AI tools').check();
  await candidate.getByLabel('Which tools, and for what?').fill('A chat assistant, for a regular expression.');
  await expect(candidate.getByRole('dialog').getByText('Saved', { exact: true })).toBeVisible();
  await expectAccessible(candidate, 'declaration');
  await candidate.keyboard.press('Escape');
  await candidate.reload();
  await candidate.getByRole('button', { name: /AI use: declared/ }).click();
  await expect(candidate.getByLabel('Which tools, and for what?')).toHaveValue(/regular expression/);
  await candidate.keyboard.press('Escape');
  const reviewer = await joinTeam(page, { browser, slug, role: 'REVIEWER', name: 'Rita Reviewer' });
  await reviewer.goto(`/organisations/${slug}/problems`);
  await expect(reviewer.getByText('The data tab stays empty.')).toBeVisible();
  await expect(reviewer.getByLabel(/^Answer to/)).toHaveCount(0);
  await page.goto(`/organisations/${slug}/problems`);
  await page.getByLabel(/^Answer to/).fill('It is mended: load the page again.');
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByText('All are answered.')).toBeVisible();
  // Told at once, also on the sitting's other pages until it is dismissed; the list keeps it after that.
  await expect(candidate.getByText('Your problem report was answered')).toBeVisible();
  await candidate.goto(candidate.url().replace(/\/exercises\/.*/, ''));
  await expect(candidate.getByText('Your problem report was answered')).toBeVisible();
  await candidate.getByRole('button', { name: 'Dismiss' }).click();
  await candidate.reload();
  const list = candidate.locator('section', { hasText: 'Problems you reported' });
  await expect(list).toContainText('It is mended: load the page again.');
  await expect(candidate.getByText('Your problem report was answered')).toHaveCount(0);
  await expectAccessible(candidate, 'sitting with an answered report');
  await reviewer.context().close();
  await context.close();
});

test('another device takes over; the first is told at once, keeps what it could not save, and nothing saved is lost', async ({
  page,
  browser,
}) => {
  const { path } = await invited(page);
  const options = { permissions: ['clipboard-read', 'clipboard-write'] };
  const [one, two] = [await browser.newContext(options), await browser.newContext(options)];
  const [first, second] = [await one.newPage(), await two.newPage()];
  await begin(first, path);
  await replaceCode(first, code('saved on the first'));
  await expectSaved(first);
  // What is typed now reaches the server only when the sitting is somebody else's.
  await first.route('**/draft', (route) => route.abort());
  await replaceCode(first, code('typed too late on the first'));
  await expect(first.locator('[data-save-state]')).toHaveText('Offline, kept in this browser');
  // A stranger with the address of the sitting, but without the link, gets nothing.
  const stranger = await second.goto(first.url());
  expect(stranger?.status()).toBe(404);
  await second.goto(path);
  await expect(second.getByRole('heading', { name: 'This sitting is open elsewhere' })).toBeVisible();
  await expectAccessible(second, 'open elsewhere');
  await second.getByRole('button', { name: 'Continue here' }).click();
  await second.waitForURL(/\/sittings\/[^/]+$/);
  await expect(first.getByText('This sitting is open on another device now')).toBeVisible();
  await first.unroute('**/draft');
  await expect(first.getByText('It stands below and is kept in this browser only.')).toBeVisible();
  await expect(first.locator('.view-lines').first()).toContainText('typed too late on the first');
  await second.getByRole('link', { name: EXERCISE }).click();
  await expect(second.locator('.view-lines').first()).toContainText('saved on the first');
  await replaceCode(second, code('saved on the second'));
  await expectSaved(second);
  await one.close();
  await two.close();
});

async function begin(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL(/\/sittings\/[^/]+$/);
  await page.getByRole('link', { name: EXERCISE }).click();
  await expect(editorOf(page)).toBeVisible();
}
