import { z } from 'zod';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { AuditView, Page } from './account-views';

const PAGE = 200;

/**
 * A page of an organisation's audit log, newest first, beginning below the entry `before`. The caller has checked the membership.
 * Throws `not-found` for an entry that is unknown or another organisation's.
 */
export async function listAudit({
  database = getDatabase(),
  organisationId,
  before = null,
}: {
  database?: Database;
  organisationId: string;
  before?: string | null;
}): Promise<Page<AuditView>> {
  const last =
    before !== null && z.uuid().safeParse(before).success
      ? await database.auditEntry.findFirst({ where: { id: before, organisationId }, select: { id: true, at: true } })
      : null;
  if (before !== null && !last) throw new AppError('not-found', 'There is no such entry.');
  const below = last ? { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: last.id } }] } : {};
  const found = await database.auditEntry.findMany({
    where: { organisationId, ...below },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  });
  const entries = found.slice(0, PAGE).map(({ id, at, actorName, action, subject }) => ({
    id,
    at: at.toISOString(),
    actor: actorName,
    action,
    subject: subject as AuditView['subject'],
  }));
  return { entries, older: found.length > PAGE ? (entries.at(-1)?.id ?? null) : null };
}
