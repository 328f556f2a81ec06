import { z } from 'zod';
import { writeAudit } from '../../accounts/write-audit.server';
import type { OwnSitting } from '../../assessments/sitting/sitting-views';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { loadSettledGrades } from '../load-settled-grades.server';
import { lockSubmission } from '../queue/lock-submission.server';
import { appealUntil } from './own-appeals.server';
import { findResultsSeen } from './result-seen.server';

/**
 * A candidate disagrees with the grade of one of their submissions. Once per submission, while its grade is settled and shown, within
 * the days that begin with first seeing it. Throws `not-found` for what is not part of this sitting, `forbidden` when the result is
 * not shown, `gone` when the time is over, `conflict` for a second appeal and for a grade that is not settled.
 */
export async function raiseAppeal({
  database = getDatabase(),
  clock = getClock(),
  sitting: { organisationId, sittingId, isPreview },
  submissionId,
  reason,
}: {
  database?: Database;
  clock?: Clock;
  sitting: OwnSitting;
  submissionId: string;
  reason: string;
}): Promise<void> {
  const missing = new AppError('not-found', 'There is no such submission in this sitting.');
  if (isPreview || !z.uuid().safeParse(submissionId).success) throw missing;
  await database.$transaction(async (tx) => {
    const sitting = await tx.sitting.findFirst({
      where: { id: sittingId, organisationId, attempts: { some: { submissions: { some: { id: submissionId } } } } },
      select: {
        assessment: { select: { resultPolicy: true } },
        invitation: { select: { candidate: { select: { name: true } } } },
      },
    });
    if (!sitting) throw missing;
    if (sitting.assessment.resultPolicy === 'NOTHING') throw new AppError('forbidden', 'No result is shown here.');
    const { reviewable } = await lockSubmission({ tx, organisationId, submissionId });
    if (await tx.appeal.findFirst({ where: { submissionId, organisationId }, select: { id: true } })) {
      throw new AppError('conflict', 'You have appealed against this grade already.');
    }
    const asked = { database: tx, organisationId, submissionIds: [reviewable.submissionId] };
    const seenAt = (await findResultsSeen(asked)).get(submissionId);
    if ((await loadSettledGrades(asked)).get(submissionId)?.state !== 'settled' || !seenAt) {
      throw new AppError('conflict', 'This grade is not settled yet. Wait until it is.');
    }
    const at = clock.now();
    if (at > appealUntil(seenAt)) throw new AppError('gone', 'The time to appeal against this grade is over.');
    await tx.appeal.create({ data: { organisationId, sittingId, submissionId, reason, at } });
    const actor = { id: null, name: sitting.invitation.candidate.name };
    await writeAudit({ tx, organisationId, actor, action: 'appeal.raised', subject: { submission: submissionId } });
  });
}
