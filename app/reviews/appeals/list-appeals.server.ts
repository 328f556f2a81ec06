import { getDatabase, type Database } from '../../lib/db/prisma.server';

/** An appeal as reviewers read it. It names no candidate: an appeal is answered by looking at the work. */
export interface AppealView {
  id: string;
  submissionId: string;
  assessment: string;
  exercise: string;
  reason: string;
  /** ISO 8601. */
  at: string;
  answered: { outcome: 'UPHELD' | 'REJECTED'; answer: string; by: string; at: string } | null;
}

/** The appeals of an organisation: open ones first, oldest first; then those answered, newest first. */
export async function listAppeals({
  database = getDatabase(),
  organisationId,
  submissionId,
}: {
  database?: Database;
  organisationId: string;
  submissionId?: string;
}): Promise<AppealView[]> {
  const found = await database.appeal.findMany({
    where: { organisationId, submissionId },
    orderBy: { at: 'asc' },
    select: {
      ...{ id: true, submissionId: true, reason: true, at: true },
      ...{ outcome: true, answer: true, answererName: true, answeredAt: true },
      submission: { select: { attempt: { select: { exerciseVersion: { select: { title: true } } } } } },
      sitting: { select: { assessment: { select: { name: true } } } },
    },
  });
  const appeals = found.map(({ id, reason, at, outcome, answer, answererName, answeredAt, ...of }): AppealView => ({
    ...{ id, reason, submissionId: of.submissionId, at: at.toISOString(), assessment: of.sitting.assessment.name },
    exercise: of.submission.attempt.exerciseVersion.title,
    answered:
      outcome && answeredAt
        ? { outcome, answer: answer ?? '', by: answererName ?? '', at: answeredAt.toISOString() }
        : null,
  }));
  const answered = appeals.filter((appeal) => appeal.answered).reverse();
  return [...appeals.filter((appeal) => !appeal.answered), ...answered];
}
