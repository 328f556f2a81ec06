import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { sampleDrafts, sitThrough } from './evidence-journey';
import {
  expectEveryLook,
  expectToTake,
  inviteAndReadLink,
  joinTeam,
  makeHiringTeam,
  publishAssessment,
  reviewByKeyboard,
  watchConsole,
} from './hiring-journey';

// Not the `test` that searches every response for hidden texts: these pages are for graders, who may read them.

const SLUG = 'support-reply-grounding';
const TITLE = 'Which of these support replies can we trust?';
const DISPUTED = 'Says what is measured and what is not';
const FIRST_REASON = 'The memo names each of the two readers.';
const SECOND_REASON = 'Both readers find what they came for.';
const DECIDED = 'It names what is checked, and leaves out what is not.';

test('two reviewers grade blind and apart by keyboard; an admin decides the one criterion where they differ', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const { slug } = await makeHiringTeam(page);
  const { assessmentId } = await publishAssessment(page, { slug, exercises: [TITLE], options: ['Two reviewers'] });
  const { path, name, email } = await inviteAndReadLink(page, { slug, assessmentId });
  const drafts = sampleDrafts(SLUG, ['competent']);
  const { sittingId } = await sitThrough({ browser, baseURL: baseURL ?? '', path, drafts });
  const join = (role: 'ADMIN' | 'REVIEWER', who: string) => joinTeam(page, { browser, slug, role, name: who });
  const [one, two, admin] = [
    await join('REVIEWER', 'Rene First'),
    await join('REVIEWER', 'Sam Second'),
    await join('ADMIN', 'Ada Admin'),
  ];
  const problems = [one, two, admin].map((member) => watchConsole(member.context()));

  await expectToTake(one, slug);
  await expect(one.getByRole('listitem').filter({ hasText: 'First review' })).toBeVisible();
  await expect(one.getByText('blind', { exact: true }).first()).toBeVisible();
  await expectEveryLook(one, 'queue');
  await reviewByKeyboard(one, { slug, levels: [1, 2, 2, 2, 2, 1, 2], reason: FIRST_REASON });
  await expectEveryLook(one, 'review');
  for (const hidden of [name, email]) expect(await one.content()).not.toContain(hidden);
  // Who reviews may not look up meanwhile whose work it is.
  const report = await one.request.get(`/organisations/${slug}/sittings/${sittingId}`);
  expect(report.status()).toBe(403);
  expect(await report.text()).not.toContain(name);
  await one.keyboard.press('ControlOrMeta+Enter');
  await expect(one.getByText('You did the first review.')).toBeVisible();
  await expect(one.getByText('Awaits a second review', { exact: false })).toBeVisible();
  await one.goto(`/organisations/${slug}/reviews`);
  await expect(one.getByText('Nothing waits for you')).toBeVisible();

  await reviewByKeyboard(two, { slug, levels: [3, 2, 2, 2, 2, 1, 2], reason: SECOND_REASON });
  for (const hidden of [name, email, FIRST_REASON, 'Rene First']) expect(await two.content()).not.toContain(hidden);
  await two.keyboard.press('ControlOrMeta+Enter');
  await expect(two.getByText('You did the second review.')).toBeVisible();
  await expect(two.getByText('Awaits adjudication', { exact: false })).toBeVisible();

  // The admin is asked for the one criterion in dispute, reads both voices, and not whose they are.
  await admin.goto(`/organisations/${slug}/reviews`);
  await expect(admin.getByRole('listitem').filter({ hasText: 'Adjudication' })).toBeVisible();
  await expectAccessible(admin, 'queue of an admin');
  await reviewByKeyboard(admin, { slug, levels: [2], reason: DECIDED });
  await expect(admin.getByRole('heading', { name: DISPUTED })).toBeVisible();
  await expect(admin.getByText('One reviewer: Vague')).toBeVisible();
  await expect(admin.getByText('The other: What is checked and what is not')).toBeVisible();
  for (const hidden of [name, 'Rene First', 'Sam Second']) {
    expect(await admin.locator('main').innerText()).not.toContain(hidden);
  }
  await expectAccessible(admin, 'adjudication');
  await admin.keyboard.press('ControlOrMeta+Enter');
  await expect(admin.getByText('Settled, rubric version', { exact: false })).toBeVisible();
  const disputed = admin.locator('section', { has: admin.getByRole('heading', { name: DISPUTED }) }).last();
  await expect(disputed.getByText('adjudicated')).toBeVisible();
  await expect(disputed.getByText('First review: Rene First')).toBeVisible();
  await expect(disputed.getByText(DECIDED)).toBeVisible();
  await expect(admin.getByRole('link', { name: `Report of ${name}` })).toBeVisible();
  await expectEveryLook(admin, 'outcome');

  // Settled: the name is no secret any more, and the report says so.
  await one.goto(`/organisations/${slug}/sittings/${sittingId}`);
  await expect(one.getByRole('heading', { name })).toBeVisible();
  expect(problems.flat()).toEqual([]);
  for (const member of [one, two, admin]) await member.context().close();
});
