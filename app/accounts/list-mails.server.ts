import { z } from 'zod';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { MailView, Page } from './account-views';
import { may, type Role } from './roles';

const PAGE = 100;

/**
 * A page of an organisation's mails, newest first, beginning below the mail `before`; `to` finds a part of the recipient's address.
 * `kept` where no mail server is, or was, configured, so that links can be handed on by other means. Text that makes somebody an owner is
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
  const shown = found.slice(0, PAGE);
  const queued = mailServer ? await queuedOf(database, shown) : new Set();
  const entries = shown.map((mail): MailView => {
    const { id, recipient, subject, text, ownersOnly, createdAt, sentAt, failure } = mail;
    return {
      ...{ id, recipient, subject, failure },
      text: ownersOnly && !may(role, 'manage-owners') ? null : text,
      writtenAt: createdAt.toISOString(),
      state: sentAt ? 'sent' : failure ? 'failed' : queued.has(id) ? 'waiting' : 'kept',
    };
  });
  return { entries, older: found.length > PAGE ? (entries.at(-1)?.id ?? null) : null };
}

/** Those that the queue will still send; what was written while there was no mail server is not among them. */
async function queuedOf(database: Database, mails: { id: string }[]): Promise<Set<string>> {
  const ids = mails.map(({ id }) => id);
  const jobs = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM pgboss.job WHERE name = 'send-mail' AND state <= 'active' AND id = ANY(${ids}::uuid[])`;
  return new Set(jobs.map(({ id }) => id));
}
