import { queueAtsReport } from '../accounts/webhooks/queue-ats-report.server';
import { queueWebhooks } from '../accounts/webhooks/queue-webhooks.server';
import { externalOrigin } from '../assessments/assessment-types';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import type { Prisma } from '../lib/db/prisma.server';
import { grade as gradeSchema } from './grade-types';
import { weighPoints, type WeighedGrade } from './weigh-points';

/**
 * Notes, once, that every submission of a finished sitting has ended grading: sets `gradedAt`, tells webhooks (`sitting.graded`,
 * with points of 100 as far as graded) and the system that asked for the test. To be called in the transaction that ended a run, or
 * with the sitting when it may have ended without one. The sitting's row is locked first, so of two runs that end at once the
 * second sees both; then the same transaction notes it. Returns whether this call noted it. Previews are noted and told nobody.
 */
export async function noteSittingGraded({
  tx,
  clock,
  ...which
}: {
  tx: Prisma.TransactionClient;
  /** The installation's own by default. */
  clock?: Clock;
} & ({ runId: string } | { sittingId: string })): Promise<boolean> {
  const sittingId = 'sittingId' in which ? which.sittingId : await sittingOf(tx, which.runId);
  if (!sittingId) return false;
  await tx.$queryRaw`SELECT 1 FROM "Sitting" WHERE id = ${sittingId}::uuid FOR NO KEY UPDATE`;
  const open = await tx.gradingRun.count({
    where: { isCurrent: true, status: { in: ['QUEUED', 'RUNNING'] }, submission: { attempt: { sittingId } } },
  });
  if (open > 0) return false;
  const at = (clock ?? getClock()).now();
  const { count } = await tx.sitting.updateMany({
    where: { id: sittingId, status: 'FINISHED', gradedAt: null },
    data: { gradedAt: at },
  });
  if (count === 0) return false;
  await tell(tx, sittingId, at);
  return true;
}

/** The sitting that a shown run belongs to; null for practice, and for runs of a regrade that nobody has applied. */
async function sittingOf(tx: Prisma.TransactionClient, runId: string): Promise<string | null> {
  const run = await tx.gradingRun.findUnique({
    where: { id: runId },
    select: { isCurrent: true, submission: { select: { attempt: { select: { sittingId: true } } } } },
  });
  return run?.isCurrent ? run.submission.attempt.sittingId : null;
}

async function tell(tx: Prisma.TransactionClient, sittingId: string, at: Date): Promise<void> {
  const { organisationId, assessment, invitation } = await tx.sitting.findUniqueOrThrow({
    where: { id: sittingId },
    select: {
      organisationId: true,
      assessment: { select: { id: true, name: true } },
      invitation: { select: { id: true, isPreview: true, externalOrigin: true, candidate: true } },
    },
  });
  if (invitation.isPreview) return;
  const { candidate, id: invitationId } = invitation;
  const { points } = weighPoints(await runGrades({ tx, sittingId, assessmentId: assessment.id }));
  await queueWebhooks({
    ...{ tx, organisationId, event: 'sitting.graded', at },
    data: {
      ...{ assessmentId: assessment.id, assessment: assessment.name, invitationId, sittingId, points, outcome: null },
      candidate: { email: candidate.email, name: candidate.name },
    },
  });
  if (!invitation.externalOrigin) return;
  const { url, apiKeyId = null } = externalOrigin.parse(invitation.externalOrigin);
  await queueAtsReport({ tx, organisationId, url, invitationId, apiKeyId });
}

/** What grading alone says about each exercise of a sitting: without a submission 0, ungraded nothing. */
async function runGrades({
  tx,
  sittingId,
  assessmentId,
}: {
  tx: Prisma.TransactionClient;
  sittingId: string;
  assessmentId: string;
}): Promise<WeighedGrade[]> {
  const exercises = await tx.assessmentExercise.findMany({
    where: { section: { assessmentId } },
    select: {
      weight: true,
      attempts: {
        where: { sittingId },
        select: {
          submissions: {
            orderBy: { number: 'desc' },
            take: 1,
            select: { gradingRuns: { where: { isCurrent: true }, select: { grade: true } } },
          },
        },
      },
    },
  });
  return exercises.map(({ weight, attempts }) => {
    const submission = attempts[0]?.submissions[0];
    if (!submission) return { weight, points: 0, awaiting: 0 };
    const grade = gradeSchema.safeParse(submission.gradingRuns[0]?.grade);
    if (!grade.success) return { weight, points: null, awaiting: 0 };
    return { weight, points: grade.data.points, awaiting: grade.data.awaiting };
  });
}
