import { expectAccessible } from './accessible';
import { sampleDrafts, sitThrough } from './evidence-journey';
import { inviteAndReadLink, makeHiringTeam, publishAssessment } from './hiring-journey';
import { expect, test } from './journey';

const SLUG = 'support-reply-grounding';
const TITLE = 'Which of these support replies can we trust?';

test('an author reads how well an assessment measures, and meets no candidate', async ({ page, browser, baseURL }) => {
  test.setTimeout(240_000);
  const { slug } = await makeHiringTeam(page);
  const { assessmentId } = await publishAssessment(page, { slug, exercises: [TITLE] });
  const home = `/organisations/${slug}/assessments/${assessmentId}/statistics`;
  await page.goto(home);
  await expect(page.getByText('Statistics begin with 3 graded sittings')).toBeVisible();
  await expectAccessible(page);

  for (const sample of ['naive', 'competent', 'exemplar']) {
    const { path } = await inviteAndReadLink(page, { slug, assessmentId, name: `Candidate ${sample}` });
    await sitThrough({ browser, baseURL: baseURL ?? '', path, drafts: sampleDrafts(SLUG, [sample]) });
  }
  await expect(async () => {
    await page.goto(home);
    await expect(page.getByText('3 sittings are counted', { exact: false })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 150_000 });
  await expect(page.getByRole('img', { name: /^Scores out of 100, by 10 points/ })).toBeVisible();
  await page.getByText('Table').first().click();
  // Without a judge the memos await a human, so nothing is known of the whole yet, but of the checks.
  const whole = page.getByRole('row', { name: /Whole exercise/ });
  await expect(whole).toContainText('Awaiting a human: 3');
  await expect(whole).toContainText('too few');
  await expect(
    page
      .getByRole('row', { name: /Planted faults caught/ })
      .getByRole('cell')
      .last(),
  ).toHaveText('3');
  await expect(page.getByText('Needs ten sittings in which everything was graded.')).toBeVisible();
  await expect(page.getByText('Candidate naive')).toHaveCount(0);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'statistics, dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page, 'statistics, narrow');
});
