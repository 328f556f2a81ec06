import { getDatabase, type Database } from '../lib/db/prisma.server';

/** What a candidate reported, and what was answered; dates are ISO 8601. */
export interface ProblemView {
  id: string;
  at: string;
  text: string;
  /** Null for whoever may not be told who sat a sitting. */
  candidate: string | null;
  assessment: string;
  assessmentId: string;
  /** Null where the candidate is. */
  sittingId: string | null;
  /** The exercise it was reported from; null: from the sitting's own page. */
  exercise: string | null;
  running: boolean;
  answer: string | null;
  answererName: string | null;
  answeredAt: string | null;
}

const MOST = 300;
const NO_PREVIEW = { sitting: { invitation: { isPreview: false } } };

/** Problem reports of the organisation's candidates: without an answer first, oldest of them first; then the newest answered ones. */
export async function listProblemReports({
  database = getDatabase(),
  organisationId,
  blind,
}: {
  database?: Database;
  organisationId: string;
  /** Whoever reads this grades: names are left out where reviews are blind. */
  blind: boolean;
}): Promise<ProblemView[]> {
  const read = (open: boolean) =>
    database.problemReport.findMany({
      where: { organisationId, ...NO_PREVIEW, answeredAt: open ? null : { not: null } },
      include: {
        sitting: {
          select: {
            status: true,
            assessment: { select: { id: true, name: true, blindReview: true } },
            invitation: { select: { candidate: { select: { name: true } } } },
            attempts: { select: { id: true, exerciseVersion: { select: { title: true } } } },
          },
        },
      },
      orderBy: { at: open ? 'asc' : 'desc' },
      take: MOST,
    });
  const [open, answered] = await Promise.all([read(true), read(false)]);
  const isNamed = ({ assessment }: (typeof open)[number]['sitting']) => !(blind && assessment.blindReview);
  return [...open, ...answered].map(({ sitting, attemptId, ...report }) => ({
    id: report.id,
    at: report.at.toISOString(),
    text: report.text,
    candidate: isNamed(sitting) ? sitting.invitation.candidate.name : null,
    assessment: sitting.assessment.name,
    assessmentId: sitting.assessment.id,
    sittingId: isNamed(sitting) ? report.sittingId : null,
    exercise: sitting.attempts.find(({ id }) => id === attemptId)?.exerciseVersion.title ?? null,
    running: sitting.status === 'RUNNING',
    answer: report.answer,
    answererName: report.answererName,
    answeredAt: report.answeredAt?.toISOString() ?? null,
  }));
}

/** How many problem reports nobody has answered yet. */
export function countOpenProblems({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<number> {
  return database.problemReport.count({ where: { organisationId, ...NO_PREVIEW, answeredAt: null } });
}
