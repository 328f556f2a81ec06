import { afterAll, expect, test } from 'vitest';
import { loadSettledGrades } from '../../app/reviews/load-settled-grades.server';
import { writeOverride } from '../../app/reviews/override/write-override.server';
import { giveBackReview } from '../../app/reviews/queue/give-back-review.server';
import { takeReview } from '../../app/reviews/queue/take-review.server';
import { finishReview } from '../../app/reviews/review/finish-review.server';
import { getReviewPage } from '../../app/reviews/review/get-review-page.server';
import { postReview } from '../../app/reviews/review/post-review.server';
import { saveReview } from '../../app/reviews/review/save-review.server';
import { openReviewWorld, reviewAs, type Person } from './reviews-setup';

const { fresh, team, as, make, close } = await openReviewWorld();
afterAll(close);
const given = (levelIndex: number) => ({ levelIndex, reason: '', quotes: [] });

test('finishing without all levels changes nothing, so that the page that asked goes on saving', async () => {
  const { submissionId } = await make({ reviewPolicy: 'SINGLE' });
  const [a] = team.reviewers as [Person];
  const { reviewId } = await takeReview({ ...as(a), submissionId });
  const levels = { limits: given(2) };
  const { revision } = await saveReview({ ...as(a), reviewId, revision: 0, levels });
  const form = new FormData();
  form.set('revision', String(revision));
  form.set('level.limits', '2');
  await expect(postReview({ ...as(a), submissionId, form, finish: true })).rejects.toMatchObject({
    code: 'bad-request',
    message: 'Still without a level: Names a next step.',
  });
  expect(await saveReview({ ...as(a), reviewId, revision, levels: { ...levels, 'next-step': given(1) } })).toEqual({
    ...{ saved: true, revision: revision + 1 },
  });
  form.set('revision', String(revision + 1));
  form.set('level.next-step', '1');
  await postReview({ ...as(a), submissionId, form, finish: true });
  expect(await fresh.database.review.findUniqueOrThrow({ where: { id: reviewId } })).toMatchObject({
    finishedAt: expect.any(Date) as Date,
  });
});

test('an adjudication whose dispute has been settled meanwhile can only be given back', async () => {
  const { submissionId } = await make({ reviewPolicy: 'DOUBLE' });
  const [a, b] = team.reviewers as [Person, Person];
  const { ADMIN: admin, OWNER: owner } = team.members;
  await reviewAs(as(a), submissionId, { limits: 2, 'next-step': 0 });
  await reviewAs(as(b), submissionId, { limits: 2, 'next-step': 1 });
  const { reviewId } = await takeReview({ ...as(admin), submissionId });
  const change = { target: 'criterion' as const, targetId: 'next-step', levelIndex: 1, points: null, reason: 'clear' };
  await writeOverride({ ...as(owner), submissionId, change });
  expect(await getReviewPage({ ...as(admin), userId: admin.id, submissionId })).toMatchObject({
    ...{ mode: 'form', criteria: [], others: [] },
  });
  const own = { ...as(admin), reviewId, revision: 0 };
  for (const work of [
    () => saveReview({ ...own, levels: { limits: given(0), 'next-step': given(0) } }),
    () => finishReview(own),
  ])
    await expect(work()).rejects.toMatchObject({ code: 'conflict' });
  await giveBackReview({ ...as(admin), reviewId });
  const grades = await loadSettledGrades({ database: fresh.database, ...team, submissionIds: [submissionId] });
  expect(grades.get(submissionId)).toMatchObject({
    state: 'settled',
    verdicts: [
      { levelIndex: 2, source: 'review' },
      { levelIndex: 1, source: 'override' },
    ],
  });
});
