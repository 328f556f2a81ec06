import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { sampleDrafts } from './evidence-journey';
import { expectEveryLook, inviteAndReadLink, makeHiringTeam, publishAssessment, watchConsole } from './hiring-journey';
import { packet as packetSchema } from '../../app/reviews/report/packet/packet-schema';

// Not the `test` that searches every response for hidden texts: the report is for people who may read them.

const TITLE = 'Which of these support replies can we trust?';
const REASONS = 'Nobody has read the memo yet, and there is nothing to advance on before.';

test('a hiring manager reads a graded sitting, decides, compares and takes the packet along', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const problems = watchConsole(page.context());
  const { slug } = await makeHiringTeam(page);
  const { assessmentId } = await publishAssessment(page, { slug, exercises: [TITLE] });
  const { path } = await inviteAndReadLink(page, { slug, assessmentId, name: 'Мария 李明' });

  const candidate = await (await browser.newContext()).newPage();
  await candidate.goto(path);
  await candidate.getByRole('checkbox', { name: /I have read the rules/ }).check();
  await candidate.getByRole('button', { name: 'Start', exact: true }).click();
  await candidate.waitForURL(/\/sittings\//);
  const sittingId = /\/sittings\/([^/?]+)/.exec(candidate.url())?.[1] ?? '';
  const base = `/organisations/${slug}/sittings/${sittingId}`;

  await page.goto(base);
  await expect(page.getByText('The candidate is still working. Decide when the sitting has ended.')).toBeVisible();

  // What is handed in earns some of its checks and not others, so that there is evidence of both kinds.
  const workspace = await candidate.getByRole('link', { name: TITLE }).first().getAttribute('href');
  const [draft] = sampleDrafts('support-reply-grounding', ['competent']);
  const saved = await candidate.request.post(`${workspace}/draft`, { data: { ...draft, baseRevision: 0 } });
  expect(saved.status(), await saved.text()).toBe(200);
  await candidate.goto(`/sittings/${sittingId}/finish`);
  await candidate.locator('main form button[type=submit]').last().click();
  await expect(candidate.getByText(/submitted/i).first()).toBeVisible();
  await candidate.context().close();

  // Two minutes: executed checks are there, the rubric awaits a human because no judge is connected.
  await expect(async () => {
    await page.goto(base);
    await expect(page.getByText('Provisional', { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 150_000 });
  await expect(page.getByRole('heading', { name: 'Мария 李明' })).toBeVisible();
  await expect(page.getByText(/points still await a human/)).toBeVisible();
  await expectEveryLook(page, 'two minutes');

  // A decision without reasons is refused beside the field, and what was chosen stays.
  await page.getByRole('radio', { name: 'Hold' }).check();
  await page.getByLabel('Reasons').fill('No.');
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await expect(page.getByText('Give the reasons in a sentence')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Hold' })).toBeChecked();
  await page.getByLabel('Reasons').fill(REASONS);
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await expect(page.getByRole('button', { name: 'Decide anew' })).toBeVisible();
  await expect(page.getByText(REASONS).first()).toBeVisible();
  await page.getByLabel('Comment').fill('Let us talk about this one.');
  await page.getByRole('button', { name: 'Comment' }).click();
  await expect(page.getByText('Let us talk about this one.')).toBeVisible();

  // From a piece of evidence to the whole of it.
  const evidence = page
    .getByRole('heading', { name: 'Weakest evidence' })
    .locator('xpath=ancestor::section')
    .getByRole('link')
    .first();
  const target = await evidence.textContent();
  await evidence.click();
  await page.waitForURL(/everything\?submission=.*#check-/);
  await expect(page.getByRole('heading', { name: target ?? '' }).first()).toBeVisible();
  await expect(
    page.getByText('nobody has read this yet').or(page.getByText('because no judge model is connected')).first(),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Course of the sitting' })).toBeVisible();
  await expectEveryLook(page, 'everything');

  await page.getByRole('link', { name: 'Compare', exact: true }).first().click();
  await expect(page.getByRole('checkbox', { name: 'Compare Мария 李明' })).toBeChecked();
  await expect(page.getByText('Choose two to six below')).toBeVisible();
  await page.getByRole('link', { name: 'Candidate', exact: true }).press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Candidate' })).toHaveAttribute('aria-sort', 'ascending');
  await expectEveryLook(page, 'compare');

  await page.goto(base);
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Packet (JSON)' }).click(),
  ]);
  const made = packetSchema.parse(JSON.parse(await readFile(await json.path(), 'utf8')));
  expect(made).toMatchObject({ candidate: { name: 'Мария 李明' }, decisions: [{ outcome: 'HOLD', reasons: REASONS }] });
  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Packet (PDF)' }).click(),
  ]);
  expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe('%PDF-');

  // What is printed is the report, without its buttons.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('link', { name: 'Packet (PDF)' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Decide anew' })).toBeHidden();
  await expect(page.getByText(REASONS).first()).toBeVisible();
  expect(problems).toEqual([]);
});
