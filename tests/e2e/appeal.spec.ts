import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { sampleDrafts } from './evidence-journey';
import { hiddenProbes } from './hidden-probes';
import {
  expectEveryLook,
  expectToTake,
  inviteAndReadLink,
  makeHiringTeam,
  publishAssessment,
  reviewByKeyboard,
  watchConsole,
} from './hiring-journey';

// The page of the fixture is the candidate's; the team, which may read what is hidden, has a browser of its own.

const SLUG = 'support-reply-grounding';
const TITLE = 'Which of these support replies can we trust?';
const CRITERION = 'Says what is measured and what is not';
const APPEAL = 'The memo says in its second paragraph what the eval does not measure.';
const OVERRIDE = 'The second paragraph does say it.';
const ANSWER = 'You are right: your memo says what is not measured. The level is corrected.';

/** Takes the assessment in the candidate's own browser without drawing the workspace; returns the sitting. */
async function handIn(candidate: Page, path: string): Promise<string> {
  const { request } = candidate;
  await request.get(path);
  const started = await request.post(path, { form: { consent: 'yes', intent: 'start' } });
  const sittingId = /\/sittings\/([0-9a-f-]{36})/.exec(started.url())?.[1] ?? '';
  const workspace = new RegExp(`/sittings/${sittingId}/exercises/[0-9a-f-]{36}`).exec(await started.text())?.[0] ?? '';
  // Of a disputed label that is wrong indeed the result tells why, which is hidden otherwise: this candidate disputes none.
  const [draft] = sampleDrafts(SLUG, ['competent']) as { answer: { fields: object } }[];
  const answer = { ...draft?.answer, fields: { ...draft?.answer.fields, labelAudit: [] } };
  const saved = await request.post(`${workspace}/draft`, { data: { answer, savedBy: 'tab', baseRevision: 0 } });
  expect(saved.status(), await saved.text()).toBe(200);
  await request.post(`/sittings/${sittingId}/finish`, { form: {} });
  return sittingId;
}

/** Nothing hidden is in a page of the candidate's, nor in the data it came with, but what every graded result shows. */
async function expectNothingHidden(candidate: Page): Promise<void> {
  const html = await candidate.content();
  const found = hiddenProbes().filter((probe) => !probe.shownWithResult && html.includes(probe.text));
  expect(found.map(({ text }) => text)).toEqual([]);
}

const pointsOf = async (page: Page) =>
  Number.parseFloat(
    (await page
      .getByText(/^\d+(\.\d+)? \/ 100$/)
      .first()
      .textContent()) ?? '',
  );

test('a candidate reads their result, appeals, and reads the answer and the grade that was corrected', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const context = await browser.newContext();
  const problems = [watchConsole(context), watchConsole(page.context())];
  const reviewer = await context.newPage();
  const { slug } = await makeHiringTeam(reviewer);
  const options = [/^Everything/, 'One reviewer'];
  const { assessmentId } = await publishAssessment(reviewer, { slug, exercises: [TITLE], options });
  const { path, email } = await inviteAndReadLink(reviewer, { slug, assessmentId });
  const result = `/sittings/${await handIn(page, path)}/result`;

  // Until a person has looked at it there is nothing to appeal against.
  await expectToTake(reviewer, slug);
  await page.goto(result);
  await expect(page.getByRole('heading', { name: 'Provisional result' })).toBeVisible();
  await expect(page.getByText('I disagree with this grade')).toHaveCount(0);
  await reviewByKeyboard(reviewer, { slug, levels: [1, 2, 2, 2, 2, 1, 2], reason: 'Both readers can use it.' });
  await reviewer.keyboard.press('ControlOrMeta+Enter');
  await expect(reviewer.getByText('Settled, rubric version', { exact: false })).toBeVisible();

  await page.goto(result);
  await expect(page.getByRole('heading', { name: 'Your result' })).toBeVisible();
  const before = await pointsOf(page);
  await page.getByText('Judged rubric').click();
  await expect(page.getByText('Both readers can use it.')).toBeVisible();
  await page.getByText('I disagree with this grade').click();
  await page.getByLabel('Why').fill('It is unfair.');
  await page.getByRole('button', { name: 'Appeal' }).click();
  await expect(page.getByText('Say why in at least 20 characters')).toBeVisible();
  await expect(page.getByLabel('Why')).toHaveValue('It is unfair.');
  await expectAccessible(page, 'result with the form of an appeal');
  await page.getByLabel('Why').fill(APPEAL);
  await page.getByRole('button', { name: 'Appeal' }).click();
  await expect(page.getByText('You have appealed.', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Appeal' })).toHaveCount(0);

  await reviewer.goto(`/organisations/${slug}/reviews`);
  await reviewer.getByRole('link', { name: 'Appeals 1' }).click();
  await expect(reviewer.getByText(APPEAL)).toBeVisible();
  await expectAccessible(reviewer, 'appeals');
  await reviewer.getByRole('link', { name: 'Look into it' }).click();
  const criterion = reviewer.locator('section', { has: reviewer.getByRole('heading', { name: CRITERION }) }).last();
  await criterion.getByText('Override of').click();
  await criterion.getByLabel('Level').selectOption('What is checked and what is not');
  await criterion.getByLabel('Why').fill(OVERRIDE);
  await criterion.getByRole('button', { name: 'Override' }).click();
  await expect(criterion.getByText('overridden')).toBeVisible();
  await reviewer.getByRole('radio', { name: 'Upheld', exact: true }).check();
  await reviewer.getByRole('button', { name: 'Answer' }).click();
  await expect(reviewer.getByText('Explain it to the candidate')).toBeVisible();
  await expect(reviewer.getByRole('radio', { name: 'Upheld', exact: true })).toBeChecked();
  await reviewer.getByLabel('Answer to the candidate').fill(ANSWER);
  await reviewer.getByRole('button', { name: 'Answer' }).click();
  await expect(reviewer.getByRole('heading', { name: 'Appeal: upheld' })).toBeVisible();
  await expectEveryLook(reviewer, 'appeal that is answered');
  await reviewer.goto(`/organisations/${slug}/mail`);
  const mail = reviewer.locator('section', { hasText: 'Your appeal' }).first();
  await expect(mail).toContainText(`To ${email}`);
  await expect(mail).toContainText(ANSWER);

  await page.goto(result);
  await expect(page.getByText('Your appeal is upheld')).toBeVisible();
  await expect(page.getByText(ANSWER)).toBeVisible();
  expect(await pointsOf(page)).toBeGreaterThan(before);
  await page.getByText('Judged rubric').click();
  await expect(page.getByText(OVERRIDE)).toBeVisible();
  expect(await page.content()).not.toContain('Olive Owner');
  await expectNothingHidden(page);
  await expectEveryLook(page, 'result with an answer');
  expect(problems.flat()).toEqual([]);
  await context.close();
});

test('where the assessment shows the score there are points and no reasons; where it shows nothing, thanks', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const context = await browser.newContext();
  const owner = await context.newPage();
  const { slug } = await makeHiringTeam(owner);
  const sitWith = async (policy: RegExp) => {
    const { assessmentId } = await publishAssessment(owner, { slug, exercises: [TITLE], options: [policy] });
    return `/sittings/${await handIn(page, (await inviteAndReadLink(owner, { slug, assessmentId })).path)}/result`;
  };
  const problems = watchConsole(page.context());
  const [nothing, score] = [await sitWith(/^Nothing/), await sitWith(/^The score/)];
  await page.goto(nothing);
  await expect(page.getByRole('heading', { name: 'Thank you: your work has arrived' })).toBeVisible();
  await expect(page.getByText('/ 100')).toHaveCount(0);
  await expectAccessible(page, 'result that is not shown');
  await expect(async () => {
    await page.goto(score);
    await expect(page.getByRole('heading', { name: 'Provisional result' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 150_000 });
  expect(await pointsOf(page)).toBeGreaterThan(0);
  await expect(page.getByText('Executed checks')).toHaveCount(0);
  await expect(page.getByText('Judged rubric')).toHaveCount(0);
  await expectNothingHidden(page);
  await expectAccessible(page, 'score');
  expect(problems).toEqual([]);
  await context.close();
});
