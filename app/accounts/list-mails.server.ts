import { z } from 'zod';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { MailView, Page } from './account-views';
import { may, type Role } from './roles';

const PAGE = 100;

/**
 * A page of an organisation's mails, newest first, beginning below the mail `before`; `to` finds a part of the recipient's address.
 * `kept` where no mail server is configured, so that links can be handed on by other means. Text that makes somebody an owner is
 * for owners. The caller has checked the membership. Throws `not-found` for a mail that is unknown or another organisation's.
 */
export async function listMails({
  database = getDatabase(),
  organisationId,
  role,
  mailServer,
  to = '',
  before = null,
}: {
  database?: Database;
  organisationId: string;
  /** Of whoever reads. */
  role: Role;
  mailServer: boolean;
  to?: string;
  before?: string | null;
}): Promise<Page<MailView>> {
  const last =
    before !== null && z.uuid().safeParse(before).success
      ? await database.mail.findFirst({ where: { id: before, organisationId }, select: { id: true, createdAt: true } })
      : null;
  if (before !== null && !last) throw new AppError('not-found', 'There is no such mail.');
  const below = last
    ? { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] }
    : {};
  const recipient = to ? { recipient: { contains: to, mode: 'insensitive' as const } } : {};
  const found = await database.mail.findMany({
    where: { organisationId, ...recipient, ...below },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  });
  const entries = found.slice(0, PAGE).map((mail): MailView => {
    const { id, recipient, subject, text, ownersOnly, createdAt, sentAt, failure } = mail;
    return {
      ...{ id, recipient, subject, failure },
      text: ownersOnly && !may(role, 'manage-owners') ? null : text,
      writtenAt: createdAt.toISOString(),
      state: sentAt ? 'sent' : failure ? 'failed' : mailServer ? 'waiting' : 'kept',
    };
  });
  return { entries, older: found.length > PAGE ? (entries.at(-1)?.id ?? null) : null };
}
