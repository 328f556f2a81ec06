import type { Role } from '../../../app/accounts/roles';
import type { Database } from '../../../app/lib/db/prisma.server';
import { TINY_RUBRIC } from '../../factories/exercise-folder';
import { mark } from './markers';

/** Where the reviewers' part of a planted organisation goes. */
export interface PlantContext {
  database: Database;
  organisationId: string;
  members: Record<Role, { id: string; name: string; email: string }>;
  own: { exerciseId: string; rubricVersionId: string };
  sitting: { id: string };
  submissionId: string;
  runId: string;
}

/** A finished and an open review, overrides, comments, an appeal, a decision and a regrade, each text planted. */
export async function plantReviews(context: PlantContext) {
  const { database, organisationId, members, own, sitting, submissionId } = context;
  const { rubricVersionId } = own;
  const at = new Date();
  const sittingId = sitting.id;
  const levels = Object.fromEntries(
    TINY_RUBRIC.criteria.map(({ id }) => [id, { levelIndex: 1, reason: mark('candidate', 'Said so'), quotes: [] }]),
  );
  const review = (pass: 'FIRST' | 'SECOND', reviewer: { id: string }, finishedAt: Date | null) =>
    database.review.create({
      data: {
        ...{ organisationId, submissionId, pass, reviewerId: reviewer.id, reviewerName: mark('team', 'Reviewer') },
        ...{ blind: true, rubricVersionId, levels, finishedAt },
      },
      select: { id: true },
    });
  const first = await review('FIRST', members.REVIEWER, at);
  const second = await review('SECOND', members.OWNER, null);
  const author = { authorId: members.ADMIN.id, authorName: mark('team', 'Author') };
  const override = await database.override.create({
    data: {
      ...{ organisationId, submissionId, rubricVersionId, ...author, target: 'criterion', targetId: 'limits' },
      ...{ levelIndex: 2, reason: mark('candidate', 'Because') },
    },
    select: { id: true },
  });
  const comment = await database.comment.create({
    data: { organisationId, sittingId, submissionId, ...author, text: mark('team', 'Look at this') },
    select: { id: true },
  });
  const appeal = await database.appeal.create({
    data: { organisationId, sittingId, submissionId, at, reason: mark('candidate', 'My memo does name a limit') },
    select: { id: true },
  });
  await database.decision.create({
    data: { organisationId, sittingId, outcome: 'HOLD', reasons: mark('team', 'Wait'), ...author },
  });
  const regrade = await database.regrade.create({
    data: {
      ...{ organisationId, exerciseId: own.exerciseId, rubricVersionId, status: 'RUNNING' },
      ...{ createdById: members.AUTHOR.id, createdByName: mark('common', 'Regrader') },
    },
    select: { id: true },
  });
  const run = await database.gradingRun.findUniqueOrThrow({ where: { id: context.runId } });
  const { exerciseHash, grade, progress, flags } = run;
  const copy = { exerciseHash, grade: grade ?? {}, progress: progress ?? {}, flags: flags ?? [] };
  await database.gradingRun.create({
    data: { ...copy, submissionId, rubricVersionId, regradeId: regrade.id, isCurrent: false, status: 'FINISHED' },
  });
  await database.gradingRun.update({
    where: { id: run.id },
    data: {
      judgeModel: mark('candidate', 'judge'),
      flags: [{ code: 'odd', message: mark('candidate', 'Look') }],
      steps: { create: { stepId: 'one', output: { note: mark('candidate') }, durationMs: 1 } },
      judgeCalls: {
        create: {
          ...{ sampleIndex: 0, attempt: 1, model: mark('candidate'), promptHash: 'prompt', responseFormat: 'json' },
          ...{ outcome: 'ok', startedAt: at, latencyMs: 1, responseText: mark('candidate') },
        },
      },
    },
  });
  const ids = { reviewId: second.id, finishedReviewId: first.id, overrideId: override.id };
  return { ...ids, commentId: comment.id, appealId: appeal.id, regradeId: regrade.id };
}

/** An appeal that was answered. */
export async function plantAnsweredAppeal({ database, organisationId, members, sitting, submissionId }: PlantContext) {
  const at = new Date();
  await database.appeal.create({
    data: {
      ...{ organisationId, sittingId: sitting.id, submissionId, at, reason: mark('candidate', 'My memo names one') },
      ...{ outcome: 'REJECTED', answer: mark('candidate', 'It does not'), answeredAt: at },
      ...{ answererId: members.ADMIN.id, answererName: mark('team') },
    },
  });
}
