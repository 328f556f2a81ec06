import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listComments } from '../../app/reviews/comments/list-comments.server';
import { commentOnSubmission } from '../../app/reviews/comments/comment-on-submission.server';
import { loadSettledGrades } from '../../app/reviews/load-settled-grades.server';
import { mayIdentify } from '../../app/reviews/may-identify.server';
import { measureReviewAgreement } from '../../app/reviews/measure-review-agreement.server';
import { writeOverride } from '../../app/reviews/override/write-override.server';
import { getQueuePage } from '../../app/reviews/queue/get-queue-page.server';
import { giveBackReview } from '../../app/reviews/queue/give-back-review.server';
import { readQueueFilter } from '../../app/reviews/queue/read-queue-filter';
import { takeReview } from '../../app/reviews/queue/take-review.server';
import { finishReview } from '../../app/reviews/review/finish-review.server';
import { getReviewPage } from '../../app/reviews/review/get-review-page.server';
import { saveReview } from '../../app/reviews/review/save-review.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { makeReviewable, makeTeam, MEMO, NAME, registerTiny, type Team } from './reviews-setup';

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
const grade = async (submissionId: string) =>
  (await loadSettledGrades({ ...{ database: fresh.database, ...team }, submissionIds: [submissionId] })).get(
    submissionId,
  )!;
const pageOf = (actor: Person, submissionId: string, everything = false) =>
  getReviewPage({ ...as(actor), userId: actor.id, submissionId, everything });

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

describe('a review', () => {
  test('is blind until it is finished: no name, no judge, nobody else; then all of it', async () => {
    const { submissionId, candidate, sitting } = await make({ reviewPolicy: 'DOUBLE' });
    const [a, b] = team.reviewers as [Person, Person];
    const secrets = [NAME, candidate.email, candidate.id, sitting.id, 'JUDGE-REASON', a.name, 'REASON-OF'];
    const identify = (one: Person, sittingId = sitting.id) =>
      mayIdentify({ database: fresh.database, ...team, userId: one.id, role: roleOf(one, team), sittingId });
    await review(a, submissionId, { limits: 2, 'next-step': 0 });
    expect(await identify(a)).toBe(true);
    expect([await identify(b), await identify(team.members.ADMIN)]).toEqual([false, true]);
    for (const page of [
      await pageOf(b, submissionId),
      (await takeReview({ ...as(b), submissionId }), await pageOf(b, submissionId)),
    ])
      for (const secret of secrets) expect(JSON.stringify(page), secret).not.toContain(secret);
    expect(JSON.stringify(await getQueuePage({ ...as(b), userId: b.id, filter }))).not.toMatch(
      new RegExp([NAME, candidate.email].join('|')),
    );
    await expect(
      writeOverride({
        ...as(b),
        submissionId,
        change: { target: 'criterion', targetId: 'limits', levelIndex: 0, points: null, reason: 'early' },
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await review(b, submissionId, { limits: 2, 'next-step': 1 });
    const page = JSON.stringify(await pageOf(b, submissionId));
    for (const secret of ['JUDGE-REASON', `REASON-OF ${a.name}`, NAME]) expect(page).toContain(secret);
    expect(await grade(submissionId)).toMatchObject({ state: 'awaiting-adjudication' });
    await expect(takeReview({ ...as(team.reviewers[2]!), submissionId })).rejects.toMatchObject({ code: 'conflict' });
    expect(await pageOf(team.members.ADMIN, submissionId)).toMatchObject({ mode: 'offer', pass: 'ADJUDICATION' });
    await review(team.members.ADMIN, submissionId, { 'next-step': 1 });
    expect(await grade(submissionId)).toMatchObject({ state: 'settled', grade: { points: 35 + 30 } });
    const agreement = await measureReviewAgreement({ database: fresh.database, ...team });
    expect(agreement[0]).toMatchObject({
      exerciseSlug: 'tiny-task',
      firstAndSecond: { criteria: [{}, {}] },
      judgeAndFirst: {},
    });
  });

  test('keeps what is saved, refuses quotes that are not there and a stale window, and ends only when complete', async () => {
    const { submissionId } = await make({ reviewPolicy: 'SINGLE' });
    const [a, b] = team.reviewers as [Person, Person];
    const { reviewId } = await takeReview({ ...as(a), submissionId });
    const quote = { file: 'memo.md', start: 0, end: 13, text: MEMO.slice(0, 13) };
    const save = (revision: number, given: object, one = a) =>
      saveReview({ ...as(one), reviewId, revision, levels: given });
    const levels = { limits: { levelIndex: 2, reason: 'names one', quotes: [quote] } };
    expect(await save(0, levels)).toEqual({ saved: true, revision: 1 });
    expect(await save(0, {})).toEqual({ saved: false, revision: 1, levels });
    const bad = { code: 'bad-request' };
    await expect(
      save(1, { limits: { ...levels.limits, quotes: [{ ...quote, text: 'made up text!' }] } }),
    ).rejects.toMatchObject(bad);
    await expect(save(1, { limits: { levelIndex: 3, reason: '', quotes: [] } })).rejects.toMatchObject(bad);
    await expect(save(1, { invented: levels.limits })).rejects.toMatchObject(bad);
    await expect(save(1, levels, b)).rejects.toMatchObject({ code: 'not-found' });
    await expect(finishReview({ ...as(a), reviewId, revision: 1 })).rejects.toMatchObject(bad);
    await save(1, { ...levels, 'next-step': { levelIndex: 0, reason: '', quotes: [] } });
    await expect(finishReview({ ...as(a), reviewId, revision: 1 })).rejects.toMatchObject({ code: 'conflict' });
    await finishReview({ ...as(a), reviewId, revision: 2 });
    await expect(save(2, levels)).rejects.toMatchObject({ code: 'not-found' });
    expect((await grade(submissionId)).verdicts[0]).toMatchObject({ levelIndex: 2, source: 'review', quotes: [quote] });
    const audit = await fresh.database.auditEntry.findMany({
      where: { organisationId: team.organisationId, actorId: a.id, action: 'review.finished' },
    });
    expect(audit.map(({ subject }) => (subject as { submission: string }).submission)).toContain(submissionId);
  });

  test('can be overruled with a reason, and that withdrawn; each is kept', async () => {
    const { submissionId } = await make();
    const change = {
      target: 'criterion' as const,
      targetId: 'limits',
      levelIndex: 0,
      points: null,
      reason: 'overlooked',
    };
    const [a] = team.reviewers as [Person];
    await writeOverride({ ...as(a), submissionId, change });
    await writeOverride({
      ...as(a),
      submissionId,
      change: { ...change, target: 'check', targetId: 'faults', levelIndex: null, points: 10 },
    });
    expect(await grade(submissionId)).toMatchObject({
      grade: { points: 70 + 10 },
      verdicts: [{ source: 'override', override: { before: 1 } }, {}],
    });
    await writeOverride({ ...as(a), submissionId, change: { ...change, levelIndex: null } });
    expect((await grade(submissionId)).verdicts[0]).toMatchObject({ source: 'judge', override: null });
    expect(await fresh.database.override.count({ where: { submissionId } })).toBe(3);
    await expect(writeOverride({ ...as(a), submissionId, change: { ...change, levelIndex: 7 } })).rejects.toMatchObject(
      { code: 'bad-request' },
    );
    await expect(
      writeOverride({ ...as(a), submissionId, change: { ...change, targetId: 'nothing' } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    const viewer = { ...as(team.members.VIEWER), membership: team.membership('VIEWER') };
    await expect(writeOverride({ ...viewer, submissionId, change })).rejects.toMatchObject({ code: 'forbidden' });
    await commentOnSubmission({ ...as(a), submissionId, text: 'look at the second table' });
    expect(await listComments({ database: fresh.database, ...team, submissionId })).toMatchObject([
      { text: 'look at the second table' },
    ]);
  });
});

test('another organisation, and ids that are none, are all the same nothing', async () => {
  const { submissionId, sitting } = await make({ reviewPolicy: 'SINGLE' });
  const { reviewId } = await takeReview({ ...as(team.reviewers[0]!), submissionId });
  const other = await makeTeam(fresh.database);
  const them = as(other.members.ADMIN, other);
  const change = { target: 'criterion' as const, targetId: 'limits', levelIndex: 0, points: null, reason: 'mine now' };
  for (const id of [submissionId, randomUUID(), "' OR 1=1 --"]) {
    for (const work of [
      () => takeReview({ ...them, submissionId: id }),
      () => getReviewPage({ ...them, userId: them.actor.id, submissionId: id, everything: true }),
      () => writeOverride({ ...them, submissionId: id, change }),
      () => commentOnSubmission({ ...them, submissionId: id, text: 'hello' }),
      () => giveBackReview({ ...them, reviewId: id === submissionId ? reviewId : id }),
      () => saveReview({ ...them, reviewId: id === submissionId ? reviewId : id, revision: 0, levels: {} }),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'not-found' });
  }
  expect(
    await loadSettledGrades({
      database: fresh.database,
      organisationId: other.organisationId,
      submissionIds: [submissionId],
    }),
  ).toEqual(new Map());
  const asked = {
    database: fresh.database,
    organisationId: other.organisationId,
    userId: them.actor.id,
    role: 'ADMIN' as const,
  };
  expect(await mayIdentify({ ...asked, sittingId: sitting.id })).toBe(false);
  expect((await getQueuePage({ ...them, userId: them.actor.id, filter })).all).toEqual([]);
});
