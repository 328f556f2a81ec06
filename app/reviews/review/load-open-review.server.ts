import { z } from 'zod';
import type { Criterion, Rubric } from '../../exercises/exercise-format';
import { readAnswer } from '../../attempts/stored-answer';
import type { Answer } from '../../kinds/contract';
import type { Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { loadRubrics, loadSettledGrades } from '../load-settled-grades.server';
import { draftLevels, type DraftLevels, type ReviewPass, type SettledGrade } from '../settled-grade';
import { carriesOver } from '../settle-level';

/** A review that its reviewer is working on. */
export interface OpenReview {
  id: string;
  submissionId: string;
  pass: ReviewPass;
  blind: boolean;
  revision: number;
  /** What was given so far on criteria that are still asked for by the same levels. */
  levels: DraftLevels;
  /** The criteria this review is asked for, in the rubric's order. */
  criteria: Criterion[];
  rubric: Rubric;
  answer: Answer;
  grade: SettledGrade;
}

/**
 * The open review of this reviewer by its id or its submission's, or null. It asks for the criteria that are owed this pass: all of
 * them, those the judge left to a human, or those where two reviewers differ; none when an override has settled them meanwhile, or
 * while it is graded again: then there is nothing to do but to wait or give it back. Throws `not-found` for ids that are none.
 */
export async function findOpenReview({
  database,
  organisationId,
  reviewerId,
  ...which
}: {
  database: Prisma.TransactionClient;
  organisationId: string;
  reviewerId: string;
} & (
  { reviewId: string; submissionId?: undefined } | { submissionId: string; reviewId?: undefined }
)): Promise<OpenReview | null> {
  if (!z.uuid().safeParse(which.reviewId ?? which.submissionId).success) {
    throw new AppError('not-found', 'There is no such review.');
  }
  const review = await database.review.findFirst({
    where: { id: which.reviewId, submissionId: which.submissionId, organisationId, reviewerId, finishedAt: null },
    include: { submission: { select: { answer: true } } },
  });
  if (!review) return null;
  const { id, submissionId, pass, blind, revision, rubricVersionId } = review;
  const grade = (await loadSettledGrades({ database, organisationId, submissionIds: [submissionId] })).get(
    submissionId,
  );
  if (!grade) return null;
  const rubrics = await loadRubrics(database, organisationId, [rubricVersionId, grade.rubricVersionId]);
  const rubric = rubrics.get(grade.rubricVersionId);
  if (!rubric) throw new Error(`the rubric version ${grade.rubricVersionId} of a run is not there`);
  const owed = new Set(
    grade.verdicts.filter(({ awaits }) => awaits.includes(pass)).map(({ criterionId }) => criterionId),
  );
  const criteria = rubric.criteria.filter((criterion) => owed.has(criterion.id));
  const given = draftLevels.parse(review.levels);
  const levels = Object.fromEntries(
    criteria.flatMap((criterion) => {
      const one = given[criterion.id];
      return one && carriesOver(criterion, rubricVersionId, rubrics) ? [[criterion.id, one]] : [];
    }),
  );
  const answer = readAnswer(review.submission.answer);
  return { id, submissionId, pass, blind, revision, levels, criteria, rubric, answer, grade };
}
