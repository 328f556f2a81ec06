import { afterAll, expect, test } from 'vitest';
import { loadSettledGrades } from '../../app/reviews/load-settled-grades.server';
import { assignReviews } from '../../app/reviews/queue/assign-reviews.server';
import { giveBackReview } from '../../app/reviews/queue/give-back-review.server';
import { takeReview } from '../../app/reviews/queue/take-review.server';
import { getReviewPage } from '../../app/reviews/review/get-review-page.server';
import { aVerdict } from '../factories/hiring';
import { openReviewWorld, reviewAs, rewordLimits, type Person } from './reviews-setup';

const { fresh, team, as, make, close } = await openReviewWorld();
afterAll(close);
const reword = (runId: string) => rewordLimits({ database: fresh.database, team, runId });
const grade = async (submissionId: string) =>
  (await loadSettledGrades({ database: fresh.database, ...team, submissionIds: [submissionId] })).get(submissionId)!;
const levelsOf = async (submissionId: string) =>
  (await grade(submissionId)).verdicts.map(({ levelIndex, source }) => [levelIndex, source]);

test('a review that is owed again stays as it was given, and what it says of unchanged criteria counts', async () => {
  const { submissionId, runId } = await make({ reviewPolicy: 'SINGLE' });
  const [ada, bob] = team.reviewers as [Person, Person];
  const { reviewId } = await reviewAs(as(ada), submissionId, { limits: 2, 'next-step': 0 });
  const given = await fresh.database.review.findUniqueOrThrow({ where: { id: reviewId } });
  await reword(runId);
  const reopened = [
    [1, 'judge'],
    [0, 'review'],
  ];
  expect(await grade(submissionId)).toMatchObject({ state: 'awaiting-first' });
  expect(await levelsOf(submissionId)).toEqual(reopened);

  // Taken by another, by oneself, and given back: the finished one is never touched.
  for (const who of [bob, ada]) {
    const again = await takeReview({ ...as(who), submissionId });
    expect(again).toMatchObject({ pass: 'FIRST' });
    expect(again.reviewId).not.toBe(reviewId);
    expect(await getReviewPage({ ...as(who), userId: who.id, submissionId })).toMatchObject({
      mode: 'form',
      criteria: [{ id: 'limits' }],
      levels: {},
    });
    expect(await levelsOf(submissionId)).toEqual(reopened);
    await giveBackReview({ ...as(who), reviewId: again.reviewId });
    expect(await levelsOf(submissionId)).toEqual(reopened);
  }
  expect(await fresh.database.review.findMany({ where: { submissionId } })).toEqual([given]);

  await reviewAs(as(bob), submissionId, { limits: 0 });
  expect(await levelsOf(submissionId)).toEqual([
    [0, 'review'],
    [0, 'review'],
  ]);
  expect(await fresh.database.review.findUniqueOrThrow({ where: { id: reviewId } })).toEqual(given);
  expect(await getReviewPage({ ...as(ada), userId: ada.id, submissionId })).toMatchObject({
    own: { pass: 'FIRST', levels: { 'next-step': { levelIndex: 0 } } },
  });
});

test('who did a pass that somebody else did again still does no other', async () => {
  const { submissionId, runId } = await make({ reviewPolicy: 'DOUBLE' });
  const [ada, bob, cem] = team.reviewers as [Person, Person, Person];
  await reviewAs(as(ada), submissionId, { limits: 2, 'next-step': 1 });
  await reword(runId);
  const items = [{ submissionId, pass: 'FIRST' as const }];
  const assigned = await assignReviews({ ...as(team.members.ADMIN), items, reviewerIds: [bob.id] });
  expect(assigned).toEqual({ assigned: 1, left: 0 });
  await reviewAs(as(bob), submissionId, { limits: 1 });
  for (const one of [ada, bob])
    await expect(takeReview({ ...as(one), submissionId })).rejects.toMatchObject({ code: 'conflict' });
  await reviewAs(as(cem), submissionId, { limits: 1, 'next-step': 1 });
  expect(await grade(submissionId)).toMatchObject({ state: 'settled' });
});

test('calibration that is asked for later leaves what was reviewed as it is', async () => {
  const verdicts = [aVerdict('limits', 1, { status: 'needs-human', levelIndex: null }), aVerdict('next-step', 1)];
  const { submissionId } = await make({ verdicts });
  const [ada, bob] = team.reviewers as [Person, Person];
  await reviewAs(as(ada), submissionId, { limits: 2 });
  const where = { id: team.organisationId };
  await fresh.database.organisation.update({ where, data: { requireCalibration: true } });
  await reviewAs(as(bob), submissionId, { 'next-step': 0 });
  expect(await levelsOf(submissionId)).toEqual([
    [2, 'review'],
    [0, 'review'],
  ]);
  await fresh.database.organisation.update({ where, data: { requireCalibration: false } });
});
