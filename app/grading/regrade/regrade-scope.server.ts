import type { Prisma } from '../../lib/db/prisma.server';

/**
 * Submissions that a rubric version could be tried on: of the organisation's candidates (previews are nobody's), on this exercise,
 * with a shown grade by another version. `assessmentExerciseIds` narrows it to those places in assessments.
 */
export const regradable = ({
  organisationId,
  exerciseId,
  rubricVersionId,
  assessmentExerciseIds,
}: {
  organisationId: string;
  exerciseId: string;
  rubricVersionId: string;
  assessmentExerciseIds?: string[];
}): Prisma.SubmissionWhereInput => ({
  attempt: {
    exerciseVersion: { exerciseId },
    sitting: { organisationId, invitation: { isPreview: false } },
    ...(assessmentExerciseIds ? { assessmentExerciseId: { in: assessmentExerciseIds } } : {}),
  },
  gradingRuns: { some: { isCurrent: true, rubricVersionId: { not: rubricVersionId } } },
});
