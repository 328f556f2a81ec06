import { z } from 'zod';
import type { MembershipView } from '../accounts/account-views';
import { writeAudit, type Actor } from '../accounts/write-audit.server';
import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { requireAbility } from './require-ability';
import { tellSitting } from './sitting/tell-sitting.server';

export const problemAnswer = z.object({
  answer: z.string().trim().min(1, 'Write an answer.').max(4_000, 'At most 4,000 characters.'),
});

/**
 * Answers a problem report, once; the candidate sees the answer in the sitting at once, without the name of who wrote it. Throws
 * `forbidden`, `not-found`, `conflict` when somebody has answered already.
 */
export async function answerProblem({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  reportId,
  answer,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  reportId: string;
  answer: string;
}): Promise<void> {
  requireAbility(membership, 'manage-candidates');
  const { organisationId } = membership;
  const id = z.uuid().safeParse(reportId).data;
  await database.$transaction(async (tx) => {
    const report = id
      ? await tx.problemReport.findFirst({
          where: { id, organisationId },
          select: { id: true, sittingId: true, sitting: { select: { assessment: { select: { name: true } } } } },
        })
      : null;
    if (!report) throw new AppError('not-found', 'There is no such problem report.');
    const { count } = await tx.problemReport.updateMany({
      where: { id: report.id, organisationId, answeredAt: null },
      data: { answer, answererName: actor.name, answeredAt: clock.now() },
    });
    if (count === 0) throw new AppError('conflict', 'Somebody has answered this already.');
    const subject = { assessment: report.sitting.assessment.name, sittingId: report.sittingId, reportId: report.id };
    await writeAudit({ tx, organisationId, actor, action: 'problem.answered', subject });
    await tellSitting({ database: tx, sittingId: report.sittingId });
  });
}
