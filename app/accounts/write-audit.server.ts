import type { Prisma } from '../lib/db/prisma.server';

/** Every act worth a line in the audit log. */
export type AuditAction =
  | 'session.revoked'
  | 'password.changed'
  | 'organisation.created'
  | 'organisation.renamed'
  | 'member.invited'
  | 'member.invitation-revoked'
  | 'member.joined'
  | 'member.role-changed'
  | 'member.removed'
  | 'member.left'
  | 'assessment.created'
  | 'assessment.changed'
  | 'assessment.published'
  | 'assessment.closed'
  | 'assessment.reopened'
  | 'assessment.deleted'
  | 'candidate.changed'
  | 'candidate.exported'
  | 'candidate.deleted'
  | 'invitation.sent'
  | 'invitation.resent'
  | 'invitation.revoked'
  | 'invitation.changed'
  | 'sitting.started'
  | 'sitting.finished'
  | 'sitting.time-added'
  | 'sitting.taken-over'
  | 'problem.answered'
  | 'rubric.forked'
  | 'rubric.published'
  | 'rubric.draft-discarded'
  | 'regrade.started'
  | 'regrade.extended'
  | 'regrade.applied'
  | 'regrade.discarded'
  | 'grading.repeated'
  | 'review.assigned'
  | 'review.taken'
  | 'review.given-back'
  | 'review.finished'
  | 'verdict.overridden'
  | 'check.overridden'
  | 'result.seen'
  | 'appeal.raised'
  | 'appeal.answered'
  | 'comment.written'
  | 'decision.made'
  | 'report.exported'
  | 'webhook.added'
  | 'webhook.changed'
  | 'webhook.removed'
  | 'webhook.redelivered'
  | 'api-key.made'
  | 'api-key.revoked'
  | 'integration.complained'
  | 'settings.changed'
  | 'retention.deleted';

/** Whom an entry names; kept as text too, so that the log outlives the account. */
export interface Actor {
  id: string;
  name: string;
  email: string;
}

/** Somebody without an account who acts: a candidate, another system, or Assay itself (a deadline). */
export interface ActorWithoutAccount {
  id: null;
  name: string;
}

/** Writes one audit entry in the transaction of the act itself: both happened, or neither. */
export async function writeAudit({
  tx,
  organisationId,
  actor,
  action,
  subject,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string | null;
  actor: Actor | ActorWithoutAccount;
  action: AuditAction;
  /** What it was done to, in plain values that people can read. */
  subject: Record<string, string | number | null>;
}): Promise<void> {
  const actorName = actor.id === null ? actor.name : `${actor.name} <${actor.email}>`;
  await tx.auditEntry.create({ data: { organisationId, actorId: actor.id, actorName, action, subject } });
}
