import { z } from 'zod';
import type { SubmissionSummary } from './attempt-views';

/** Columns that `summariseSubmission` reads: the submission and its shown run. */
export const submissionSummarySelect = {
  id: true,
  number: true,
  submittedAt: true,
  gradingRuns: { where: { isCurrent: true }, select: { status: true, grade: true }, take: 1 },
} as const;

/** The part of a stored grade that lists show; the whole belongs to grading. */
const gradeHeadline = z.object({ status: z.string(), points: z.number().nullable() }).nullable();

interface SubmissionRow {
  id: string;
  number: number;
  submittedAt: Date;
  gradingRuns: { status: SubmissionSummary['status']; grade: unknown }[];
}

/** One line of a list of submissions. A submission whose run is not opened yet counts as queued. */
export function summariseSubmission(row: SubmissionRow): SubmissionSummary {
  const run = row.gradingRuns[0];
  const grade = gradeHeadline.parse(run?.grade ?? null);
  return {
    id: row.id,
    number: row.number,
    submittedAt: row.submittedAt.toISOString(),
    status: run?.status ?? 'QUEUED',
    points: grade?.points ?? null,
    gradeStatus: grade?.status ?? null,
  };
}
