import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignReviews } from '../../app/reviews/queue/assign-reviews.server';
import { getQueuePage } from '../../app/reviews/queue/get-queue-page.server';
import { giveBackReview } from '../../app/reviews/queue/give-back-review.server';
import { readQueueFilter } from '../../app/reviews/queue/read-queue-filter';
import { takeNextReview } from '../../app/reviews/queue/take-next-review.server';
import { takeReview } from '../../app/reviews/queue/take-review.server';
import { finishReview } from '../../app/reviews/review/finish-review.server';
import { saveReview } from '../../app/reviews/review/save-review.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { aVerdict } from '../factories/hiring';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { makeReviewable, makeTeam, registerTiny, type Team } from './reviews-setup';

let fresh: FreshDatabase;
let versionId: string;
let team: Team;
const before = { ...process.env };

beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  versionId = await registerTiny(fresh.database);
  team = await makeTeam(fresh.database);
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});

type Person = { id: string; name: string; email: string };
const filter = readQueueFilter(new URLSearchParams());
const as = (actor: Person, of = team) => ({
  database: fresh.database,
  membership: of.membership(roleOf(actor, of)),
  actor,
});
const roleOf = (actor: Person, of: Team) =>
  actor === of.members.ADMIN ? 'ADMIN' : actor === of.members.OWNER ? 'OWNER' : 'REVIEWER';
const make = (fields: Partial<Parameters<typeof makeReviewable>[0]> = {}) =>
  makeReviewable({ database: fresh.database, team, versionId, ...fields });

/** Takes the review open to somebody, gives these levels and finishes. */
async function review(actor: Person, submissionId: string, given: Record<string, number>) {
  const { reviewId } = await takeReview({ ...as(actor), submissionId });
  const { revision } = await fresh.database.review.findUniqueOrThrow({ where: { id: reviewId } });
  const levels = Object.fromEntries(
    Object.entries(given).map(([id, levelIndex]) => [
      id,
      { levelIndex, reason: `REASON-OF ${actor.name}`, quotes: [] },
    ]),
  );
  const saved = await saveReview({ ...as(actor), reviewId, revision, levels });
  await finishReview({ ...as(actor), reviewId, revision: saved.revision });
}

describe('the queue', () => {
  test('holds what awaits a human once per pass, and nothing of previews or of what is settled', async () => {
    const [double, single, open] = [
      await make({ reviewPolicy: 'DOUBLE' }),
      await make({ reviewPolicy: 'SINGLE' }),
      await make({ verdicts: [aVerdict('limits', 1, { status: 'needs-human' }), aVerdict('next-step', 1)] }),
    ];
    const [preview, settled] = [await make({ reviewPolicy: 'DOUBLE', isPreview: true }), await make()];
    const admin = team.members.ADMIN;
    const { all, free } = await getQueuePage({ ...as(admin), userId: admin.id, filter });
    const passes = (id: string) => all!.filter((row) => row.submissionId === id).map(({ pass }) => pass);
    expect(passes(double.submissionId)).toEqual(['FIRST', 'SECOND']);
    expect(passes(single.submissionId)).toEqual(['FIRST']);
    expect(passes(open.submissionId)).toEqual(['FIRST']);
    expect([...passes(preview.submissionId), ...passes(settled.submissionId)]).toEqual([]);
    expect(new Set(free.map(({ submissionId }) => submissionId)).size).toBe(free.length);
    const orders = await Promise.all(
      team.reviewers.map(async (one) =>
        (await getQueuePage({ ...as(one), userId: one.id, filter })).free.map((row) => row.label),
      ),
    );
    expect(orders.map((order) => [...order].sort())).toEqual(orders.map(() => [...orders[0]!].sort()));
    expect(
      (await getQueuePage({ ...as(team.reviewers[0]!), userId: team.reviewers[0]!.id, filter })).free.map(
        (row) => row.label,
      ),
    ).toEqual(orders[0]);
  });

  test('gives a submission to one of many who want it at once, and never both passes to the same person', async () => {
    const { submissionId } = await make({ reviewPolicy: 'SINGLE' });
    const [a, b, c] = team.reviewers as [Person, Person, Person];
    const takes = await Promise.allSettled([a, b, c].map((one) => takeReview({ ...as(one), submissionId })));
    expect(takes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const take of takes) if (take.status === 'rejected') expect(take.reason).toMatchObject({ code: 'conflict' });
    const twice = await make({ reviewPolicy: 'DOUBLE' });
    await review(a, twice.submissionId, { limits: 1, 'next-step': 1 });
    await expect(takeReview({ ...as(a), submissionId: twice.submissionId })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await takeReview({ ...as(b), submissionId: twice.submissionId })).toMatchObject({ pass: 'SECOND' });
  });

  test('spreads what is assigned evenly, and leaves what nobody chosen may do', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => make({ reviewPolicy: 'DOUBLE' })));
    const [a, b] = team.reviewers as [Person, Person];
    const items = made.flatMap(({ submissionId }) =>
      (['FIRST', 'SECOND'] as const).map((pass) => ({ submissionId, pass })),
    );
    const assign = (reviewerIds: string[]) => assignReviews({ ...as(team.members.ADMIN), items, reviewerIds });
    await expect(assignReviews({ ...as(a), items, reviewerIds: [a.id] })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await assign([a.id])).toEqual({ assigned: 4, left: 4 });
    expect(await assign([a.id, b.id])).toEqual({ assigned: 4, left: 4 });
    const rows = await fresh.database.review.findMany({
      where: { submissionId: { in: made.map((one) => one.submissionId) } },
    });
    for (const { submissionId } of made)
      expect(
        rows
          .filter((row) => row.submissionId === submissionId)
          .map((row) => row.reviewerId)
          .sort(),
      ).toEqual([a.id, b.id].sort());
  });

  test('takes back what is given back, with nothing left of it; and what somebody left who has gone', async () => {
    const { submissionId } = await make({ reviewPolicy: 'SINGLE' });
    const [a, b] = team.reviewers as [Person, Person];
    const { reviewId } = await takeReview({ ...as(a), submissionId });
    await expect(giveBackReview({ ...as(b), reviewId })).rejects.toMatchObject({ code: 'not-found' });
    await giveBackReview({ ...as(a), reviewId });
    const again = await takeReview({ ...as(b), submissionId });
    expect(again.pass).toBe('FIRST');
    const where = { organisationId_userId: { organisationId: team.organisationId, userId: b.id } };
    await fresh.database.membership.update({ where, data: { role: 'VIEWER' } });
    expect(await takeReview({ ...as(a), submissionId })).toEqual(again);
    await fresh.database.membership.update({ where, data: { role: 'REVIEWER' } });
    await expect(saveReview({ ...as(b), reviewId: again.reviewId, revision: 0, levels: {} })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('hands out the next one until nothing is left', async () => {
    const other = await makeTeam(fresh.database);
    for (let at = 0; at < 3; at += 1)
      await makeReviewable({ database: fresh.database, team: other, versionId, reviewPolicy: 'SINGLE' });
    const one = other.reviewers[0]!;
    const taken = new Set<string>();
    for (let at = 0; at < 3; at += 1) {
      const next = await takeNextReview({ ...as(one, other), filter });
      taken.add(next!.submissionId);
      const open = await fresh.database.review.findFirstOrThrow({ where: { reviewerId: one.id, finishedAt: null } });
      const levels = {
        limits: { levelIndex: 1, reason: '', quotes: [] },
        'next-step': { levelIndex: 0, reason: '', quotes: [] },
      };
      const { revision } = await saveReview({ ...as(one, other), reviewId: open.id, revision: open.revision, levels });
      await finishReview({ ...as(one, other), reviewId: open.id, revision });
    }
    expect(taken.size).toBe(3);
    expect(await takeNextReview({ ...as(one, other), filter })).toBeNull();
  });
});
