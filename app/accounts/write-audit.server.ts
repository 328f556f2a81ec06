import type { Prisma } from '../lib/db/prisma.server';

/** Every act worth a line in the audit log. */
export type AuditAction =
  | 'session.revoked'
  | 'organisation.created'
  | 'organisation.renamed'
  | 'member.invited'
  | 'member.invitation-revoked'
  | 'member.joined'
  | 'member.role-changed'
  | 'member.removed'
  | 'member.left';

/** Whom an entry names; kept as text too, so that the log outlives the account. */
export interface Actor {
  id: string;
  name: string;
  email: string;
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
  actor: Actor;
  action: AuditAction;
  /** What it was done to, in plain values that people can read. */
  subject: Record<string, string | number | null>;
}): Promise<void> {
  const actorName = `${actor.name} <${actor.email}>`;
  await tx.auditEntry.create({ data: { organisationId, actorId: actor.id, actorName, action, subject } });
}
