import { afterAll, describe, expect, test } from 'vitest';
import { loadSettledGrades } from '../../app/reviews/load-settled-grades.server';
import { mayIdentify } from '../../app/reviews/may-identify.server';
import { measureReviewAgreement } from '../../app/reviews/measure-review-agreement.server';
import { giveBackReview } from '../../app/reviews/queue/give-back-review.server';
import { takeReview } from '../../app/reviews/queue/take-review.server';
import { identifiable } from '../../app/reviews/report/identifiable.server';
import { listRowScores } from '../../app/reviews/report/list-row-scores.server';
import { getReviewPage } from '../../app/reviews/review/get-review-page.server';
import { openReviewWorld, reviewAs, rewordLimits, type Person } from './reviews-setup';

const { fresh, team, as, make, close } = await openReviewWorld();
afterAll(close);
const BOTH = { limits: 1, 'next-step': 1 };
/** Whether these open the sitting's report, asked for alone and in a list. */
async function open(people: readonly Person[], sittingId: string): Promise<boolean[]> {
  return Promise.all(
    people.map(async (one) => {
      const { organisationId, role } = as(one).membership;
      const asked = { database: fresh.database, organisationId, userId: one.id, role };
      const alone = await mayIdentify({ ...asked, sittingId });
      expect((await identifiable({ ...asked, sittings: [{ id: sittingId }] })).length === 1).toBe(alone);
      return alone;
    }),
  );
}

describe('the report of a sitting', () => {
  test('stays closed to the second reviewer where names are shown, and its table links nothing', async () => {
    const { submissionId, sitting, assessment } = await make({ reviewPolicy: 'DOUBLE', blindReview: false });
    const [a, b, c] = team.reviewers as [Person, Person, Person];
    await reviewAs(as(a), submissionId, BOTH);
    expect(await open([a, b, c], sitting.id)).toEqual([true, false, false]);
    await takeReview({ ...as(b), submissionId });
    expect(await open([a, b, c], sitting.id)).toEqual([true, false, false]);
    expect(await getReviewPage({ ...as(c), userId: c.id, submissionId })).toMatchObject({
      mode: 'closed',
      why: 'taken',
    });
    const { organisationId } = team;
    const table = { database: fresh.database, organisationId, assessmentId: assessment.id };
    const rowsFor = ({ id: userId }: Person) =>
      listRowScores({ ...table, sittingIds: [sitting.id], userId, role: 'REVIEWER' });
    expect([(await rowsFor(a)).linked, (await rowsFor(b)).linked]).toEqual([[sitting.id], []]);
    await reviewAs(as(b), submissionId, BOTH);
    expect(await open([a, b, c], sitting.id)).toEqual([true, true, true]);
  });

  test('stays closed to whoever could do a pass that another holds, and opens when nobody owes one', async () => {
    const { submissionId, sitting } = await make({ reviewPolicy: 'SINGLE' });
    const [a, , c] = team.reviewers as [Person, Person, Person];
    const { reviewId } = await takeReview({ ...as(a), submissionId });
    expect(await open([c], sitting.id)).toEqual([false]);
    await giveBackReview({ ...as(a), reviewId });
    await reviewAs(as(a), submissionId, BOTH);
    expect(await open([a, c], sitting.id)).toEqual([true, true]);
  });

  test('stays closed to reviewers while it could not be graded, and the work too', async () => {
    const { submissionId, sitting, runId } = await make();
    const [a] = team.reviewers as [Person];
    expect(await open([a], sitting.id)).toEqual([true]);
    await fresh.database.gradingRun.update({ where: { id: runId }, data: { status: 'UNGRADED' } });
    expect(await open([a, team.members.ADMIN], sitting.id)).toEqual([false, true]);
    const page = await getReviewPage({ ...as(a), userId: a.id, submissionId });
    expect(page).toMatchObject({ mode: 'closed', why: 'ungraded' });
    const viewer = { userId: team.members.VIEWER.id, role: 'VIEWER' as const, sittingId: sitting.id };
    expect(await mayIdentify({ database: fresh.database, organisationId: team.organisationId, ...viewer })).toBe(true);
  });

  test('closes to an admin while a review of it is open in their hands, and to no other', async () => {
    const { submissionId, sitting } = await make({ reviewPolicy: 'SINGLE' });
    const { ADMIN: admin, OWNER: owner } = team.members;
    expect(await open([admin, owner], sitting.id)).toEqual([true, true]);
    await takeReview({ ...as(admin), submissionId });
    expect(await open([admin, owner], sitting.id)).toEqual([false, true]);
    await reviewAs(as(admin), submissionId, BOTH);
    expect(await open([admin, owner], sitting.id)).toEqual([true, true]);
  });
});

describe('agreement', () => {
  test('counts reviews whose author could not have seen a level before: none of admins, none done again', async () => {
    const [a, b] = team.reviewers as [Person, Person];
    const byAdmin = await make({ reviewPolicy: 'SINGLE' });
    await reviewAs(as(team.members.ADMIN), byAdmin.submissionId, BOTH);
    const { database } = fresh;
    const measured = async ({ assessment: { id: assessmentId } }: typeof byAdmin) =>
      (await measureReviewAgreement({ database, organisationId: team.organisationId, assessmentId }))[0];
    expect(await measured(byAdmin)).toBeUndefined();

    const honest = await make({ reviewPolicy: 'DOUBLE' });
    await reviewAs(as(a), honest.submissionId, BOTH);
    await reviewAs(as(b), honest.submissionId, BOTH);
    expect(await measured(honest)).toMatchObject({ firstAndSecond: { samples: 1 }, judgeAndFirst: { samples: 1 } });

    await rewordLimits({ database, team, runId: honest.runId });
    await reviewAs(as(a), honest.submissionId, { limits: 2 });
    await reviewAs(as(b), honest.submissionId, { limits: 2 });
    const grades = await loadSettledGrades({ database, ...team, submissionIds: [honest.submissionId] });
    expect(grades.get(honest.submissionId)?.state).toBe('settled');
    expect(await measured(honest)).toMatchObject({ firstAndSecond: null, judgeAndFirst: null });
  });
});
