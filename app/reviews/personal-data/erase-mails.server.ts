import type { Prisma } from '../../lib/db/prisma.server';
import { redactText } from './redact-text';

/**
 * Deletes an organisation's mails to a candidate, with what the queue knows of them; mails to others that mention the candidate
 * stay without name and address. `until` spares newer mails, for a candidate who is still being assessed.
 */
export async function eraseMails({
  tx,
  organisationId,
  email,
  name,
  until,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  email: string;
  name: string;
  until: Date | null;
}): Promise<void> {
  const age = until ? { createdAt: { lte: until } } : {};
  const where = { organisationId, recipient: { equals: email, mode: 'insensitive' as const }, ...age };
  const mails = await tx.mail.findMany({ where, select: { id: true } });
  const mailIds = mails.map(({ id }) => id);
  // The queue orders mails by whom they are for, and keeps what a mail server said.
  await tx.$executeRaw`DELETE FROM pgboss.job WHERE name LIKE 'send-mail%' AND data->>'mailId' = ANY(${mailIds})`;
  await tx.mail.deleteMany({ where: { organisationId, id: { in: mailIds } } });
  if (until) return;
  const mentions = [email, name].flatMap((word) => [{ text: { contains: word } }, { subject: { contains: word } }]);
  for (const { id, text, subject } of await tx.mail.findMany({ where: { organisationId, OR: mentions } })) {
    const redacted = { text: redactText(text, [email, name]), subject: redactText(subject, [email, name]) };
    await tx.mail.updateMany({ where: { id, organisationId }, data: redacted });
  }
}
