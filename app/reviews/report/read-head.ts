import type { SittingHead } from './report-views';

interface FoundSitting {
  id: string;
  status: SittingHead['status'];
  startedAt: Date;
  finishedAt: Date | null;
  endedBy: SittingHead['endedBy'];
  deadlineAt: Date;
  timeMultiplier: number;
  addedSeconds: number;
  assessmentId: string;
  invitation: { isPreview: boolean; candidate: SittingHead['candidate'] };
  assessment: Omit<SittingHead['assessment'], 'id'>;
}

/** The head of a report from the sitting's row. */
export const readHead = (found: FoundSitting): SittingHead => ({
  sittingId: found.id,
  candidate: found.invitation.candidate,
  assessment: { id: found.assessmentId, ...found.assessment },
  isPreview: found.invitation.isPreview,
  status: found.status,
  startedAt: found.startedAt.toISOString(),
  finishedAt: found.finishedAt?.toISOString() ?? null,
  endedBy: found.endedBy,
  deadlineAt: found.deadlineAt.toISOString(),
  timeMultiplier: found.timeMultiplier,
  addedSeconds: found.addedSeconds,
});
