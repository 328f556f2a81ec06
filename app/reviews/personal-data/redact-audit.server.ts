import { z } from 'zod';
import type { Prisma } from '../../lib/db/prisma.server';
import { DELETED, redactText } from './redact-text';

const auditSubject = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
type Subject = z.infer<typeof auditSubject>;

interface Entry {
  id: string;
  action: string;
  actorId: string | null;
  actorName: string;
  subject: unknown;
}

/**
 * Takes a deleted candidate's name and address out of the organisation's audit log. What was done and when stays, and ids stay.
 * Entries about members and their sessions are left alone: the same address may belong to one. A name alone is only taken out
 * where it is a whole value, or where the entry is about this candidate by address or id.
 */
export async function redactAudit({
  tx,
  organisationId,
  email,
  name,
  ids,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  email: string;
  name: string;
  /** Of the candidate and what belonged to them. */
  ids: string[];
}): Promise<void> {
  const words = [email, JSON.stringify(name).slice(1, -1), ...ids].map((word) => word.toLowerCase());
  const entries = await tx.$queryRaw<Entry[]>`
    SELECT id::text, action, "actorId"::text, "actorName", subject FROM "AuditEntry"
    WHERE "organisationId" = ${organisationId}::uuid AND action NOT LIKE 'member.%' AND action NOT LIKE 'session.%'
      AND EXISTS (SELECT 1 FROM unnest(${words}::text[]) AS word
        WHERE strpos(lower(subject::text), word) > 0 OR ("actorId" IS NULL AND strpos(lower("actorName"), word) > 0))`;
  for (const { id, action, actorId, actorName, subject } of entries) {
    const about = [email, ...ids].some((word) => JSON.stringify(subject).toLowerCase().includes(word.toLowerCase()));
    const redact = (text: string) => {
      // Before and after of a change may be names they no longer have.
      if (about && action === 'candidate.changed') return ids.includes(text) ? text : DELETED;
      if (about) return redactText(text, [email, name]);
      return text === name ? DELETED : redactText(text, [email]);
    };
    await tx.auditEntry.updateMany({
      where: { id, organisationId },
      data: {
        subject: redactSubject(auditSubject.parse(subject), redact),
        ...(actorId === null ? { actorName: redact(actorName) } : {}),
      },
    });
  }
}

function redactSubject(subject: Subject, redact: (text: string) => string): Subject {
  return Object.fromEntries(
    Object.entries(subject).map(([key, value]) => [key, typeof value === 'string' ? redact(value) : value]),
  );
}
