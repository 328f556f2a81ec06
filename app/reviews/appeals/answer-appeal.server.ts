import { z } from 'zod';
import type { MembershipView } from '../../accounts/account-views';
import { queueMail } from '../../accounts/queue-mail.server';
import { may } from '../../accounts/roles';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { lockSubmission } from '../queue/lock-submission.server';
import { maySeeVerdicts } from '../queue/may-see-verdicts.server';
import type { AppealAnswer } from './appeal-forms';

/**
 * Answers a candidate's appeal, once, and mails the answer to them. Throws `forbidden`, `not-found`, and `conflict` when it has been
 * answered already, or by somebody whose own review of the submission is still to be given unseen.
 */
export async function answerAppeal({
  database = getDatabase(),
  clock = getClock(),
  membership: { organisationId, role, name: organisation },
  actor,
  appealId,
  outcome,
  answer,
  origin,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  appealId: string;
  /** Where the candidate's result page is found. */
  origin: string;
} & AppealAnswer): Promise<void> {
  if (!may(role, 'review')) throw new AppError('forbidden', 'Your role does not answer appeals.');
  const missing = new AppError('not-found', 'There is no such appeal.');
  if (!z.uuid().safeParse(appealId).success) throw missing;
  await database.$transaction(async (tx) => {
    const where = { id: appealId, organisationId };
    const found = await tx.appeal.findFirst({ where, select: { submissionId: true } });
    if (!found) throw missing;
    const { reviewable, reviewers } = await lockSubmission({ tx, organisationId, submissionId: found.submissionId });
    if (!maySeeVerdicts({ reviewable, reviewers, viewer: { userId: actor.id, role } })) {
      throw new AppError('conflict', 'Review this submission first; you can answer the appeal afterwards.');
    }
    const { count } = await tx.appeal.updateMany({
      where: { ...where, outcome: null },
      data: { outcome, answer, answererId: actor.id, answererName: actor.name, answeredAt: clock.now() },
    });
    const appeal = await tx.appeal.findFirstOrThrow({ where, select: appealSelect });
    if (count === 0) throw new AppError('conflict', 'This appeal has been answered already.');
    const { sittingId, submissionId: submission, sitting, submission: submitted } = appeal;
    const { assessment, invitation } = sitting;
    const { title } = submitted.attempt.exerciseVersion;
    await writeAudit({ tx, organisationId, actor, action: 'appeal.answered', subject: { submission, outcome } });
    const link = new URL(`/sittings/${sittingId}/result`, origin).href;
    await queueMail({
      tx,
      organisationId,
      recipient: invitation.candidate.email,
      subject: `Your appeal: ${assessment.name}`,
      text: `${organisation} has looked into your appeal against the grade of "${title}".\n\n${WORDS[outcome]}\n\n${answer}\n\nYour result, in the browser you took the assessment in:\n\n${link}\n`,
    });
  });
}

const WORDS: Record<AppealAnswer['outcome'], string> = {
  UPHELD: 'Your appeal is upheld.',
  REJECTED: 'Your appeal is not upheld.',
};

const appealSelect = {
  sittingId: true,
  submissionId: true,
  submission: { select: { attempt: { select: { exerciseVersion: { select: { title: true } } } } } },
  sitting: {
    select: {
      assessment: { select: { name: true } },
      invitation: { select: { candidate: { select: { email: true } } } },
    },
  },
} as const;
