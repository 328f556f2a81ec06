import type { Database } from '../../lib/db/prisma.server';
import { measureReviewAgreement } from '../measure-review-agreement.server';
import { LEAST_FOR_CORRELATION, type ReaderAgreement } from './statistics-types';

/**
 * How far judge and first reviewer, and first and second reviewer, come to the same levels in an assessment, by exercise and rubric
 * version: weighted κ over all criteria, from reviews that were given blind. Only how many under ten submissions.
 */
export async function loadReaderAgreement({
  database,
  organisationId,
  assessmentId,
}: {
  database: Database;
  organisationId: string;
  assessmentId: string;
}): Promise<ReaderAgreement[]> {
  const measured = await measureReviewAgreement({ database, organisationId, assessmentId });
  return measured.flatMap(({ exercise, rubricNumber, judgeAndFirst, firstAndSecond }) =>
    [
      { between: 'judge-and-reviewer' as const, agreement: judgeAndFirst },
      { between: 'reviewers' as const, agreement: firstAndSecond },
    ].flatMap(({ between, agreement }): ReaderAgreement[] => {
      if (!agreement) return [];
      const { judgedSamples: n, overall } = agreement;
      const kappa = n < LEAST_FOR_CORRELATION ? 'too-few' : overall ? { ...overall, n } : 'all-equal';
      return [{ exercise, rubricNumber, between, n, kappa }];
    }),
  );
}
