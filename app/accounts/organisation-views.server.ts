import { getDatabase, type Database } from '../lib/db/prisma.server';
import type { AuditView, MailView, MembersView } from './account-views';

/** Members by name and open invitations, newest first. The caller has checked the membership. */
export async function listMembers({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<MembersView> {
  const [members, invitations] = await Promise.all([
    database.membership.findMany({
      where: { organisationId },
      include: { user: { select: { name: true, email: true } } },
      orderBy: { user: { name: 'asc' } },
    }),
    database.memberInvitation.findMany({
      where: { organisationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      include: { invitedBy: { select: { name: true } } },
      orderBy: { createdAt: 'desc' },
    }),
  ]);
  return {
    members: members.map(({ userId, role, createdAt, user }) => ({
      userId,
      role,
      ...user,
      since: createdAt.toISOString(),
    })),
    invitations: invitations.map(({ id, email, role, invitedBy, expiresAt }) => ({
      id,
      email,
      role,
      invitedBy: invitedBy?.name ?? null,
      expiresAt: expiresAt.toISOString(),
    })),
  };
}

const MOST_ENTRIES = 200;

/** The newest entries of an organisation's audit log. */
export async function listAudit({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<AuditView[]> {
  const entries = await database.auditEntry.findMany({
    where: { organisationId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_ENTRIES,
  });
  return entries.map(({ id, at, actorName, action, subject }) => ({
    id,
    at: at.toISOString(),
    actor: actorName,
    action,
    subject: subject as AuditView['subject'],
  }));
}

/** The newest mails of an organisation; `kept` where no mail server is configured, so that links can be handed on by other means. */
export async function listMails({
  database = getDatabase(),
  organisationId,
  mailServer,
}: {
  database?: Database;
  organisationId: string;
  mailServer: boolean;
}): Promise<MailView[]> {
  const mails = await database.mail.findMany({
    where: { organisationId },
    orderBy: { createdAt: 'desc' },
    take: MOST_ENTRIES,
  });
  return mails.map(({ id, recipient, subject, text, createdAt, sentAt, failure }) => ({
    id,
    recipient,
    subject,
    text,
    writtenAt: createdAt.toISOString(),
    state: sentAt ? 'sent' : failure ? 'failed' : mailServer ? 'waiting' : 'kept',
    failure,
  }));
}
