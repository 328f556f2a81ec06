import type { Prisma } from '../lib/db/prisma.server';
import type { InvitationRow, InvitationState } from './invitation-views';
import { lastStart, limitsSelect } from './last-start';

/** What is read of an invitation for a row. */
export const invitationSelect = {
  ...{ id: true, expiresAt: true, sentAt: true, timesSent: true, timeMultiplier: true, revokedAt: true },
  candidate: { select: { id: true, name: true, email: true, timeMultiplier: true } },
  assessment: { select: { id: true, name: true, ...limitsSelect } },
  sitting: {
    select: {
      ...{ id: true, status: true, startedAt: true, deadlineAt: true, finishedAt: true, endedBy: true },
      ...{ addedSeconds: true, gradedAt: true, timeMultiplier: true },
      decisions: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1, select: { outcome: true } },
      _count: { select: { problemReports: { where: { answeredAt: null } } } },
    },
  },
} as const satisfies Prisma.InvitationSelect;

type Found = Prisma.InvitationGetPayload<{ select: typeof invitationSelect }>;

/** An invitation as a row, as of `now`. */
export function readInvitationRow(found: Found, now: Date): InvitationRow {
  const { candidate, assessment, sitting, timeMultiplier } = found;
  const decision = sitting?.decisions[0]?.outcome ?? null;
  const ofInvitation = timeMultiplier ?? candidate.timeMultiplier;
  const { expiresAt } = found;
  const startUntil = lastStart({ limits: assessment, expiresAt, timeMultiplier: ofInvitation });
  return {
    id: found.id,
    assessmentId: assessment.id,
    assessment: assessment.name,
    candidateId: candidate.id,
    name: candidate.name,
    email: candidate.email,
    state: stateOf(found, startUntil <= now),
    expiresAt: expiresAt.toISOString(),
    startUntil: startUntil.toISOString(),
    sentAt: found.sentAt.toISOString(),
    timesSent: found.timesSent,
    timeMultiplier: sitting?.timeMultiplier ?? ofInvitation,
    ownMultiplier: timeMultiplier,
    sitting: sitting && {
      id: sitting.id,
      startedAt: sitting.startedAt.toISOString(),
      deadlineAt: sitting.deadlineAt.toISOString(),
      finishedAt: sitting.finishedAt?.toISOString() ?? null,
      endedBy: sitting.endedBy,
      addedSeconds: sitting.addedSeconds,
      graded: sitting.gradedAt !== null,
      openProblems: sitting._count.problemReports,
    },
    decision,
  };
}

function stateOf({ sitting, revokedAt }: Found, isOver: boolean): InvitationState {
  if (sitting?.status === 'RUNNING') return 'running';
  if (sitting) return sitting.decisions.length > 0 ? 'decided' : 'ended';
  if (revokedAt) return 'revoked';
  return isOver ? 'run-out' : 'open';
}
