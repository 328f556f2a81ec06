import { enqueue } from '../jobs/enqueue.server';
import type { Prisma } from '../lib/db/prisma.server';

const MOST_WAITING = 10_000;

/**
 * Writes a mail in the caller's transaction and queues its sending; returns its id. Without a mail server it stays where it is,
 * to be read in the organisation's outbox.
 */
export async function queueMail({
  tx,
  organisationId,
  recipient,
  subject,
  text,
  ownersOnly = false,
}: {
  tx: Prisma.TransactionClient;
  /** The organisation in whose outbox it appears; null for mail that only its recipient may see. */
  organisationId: string | null;
  recipient: string;
  subject: string;
  text: string;
  /** True for a link that makes somebody an owner: admins do not see the text. */
  ownersOnly?: boolean;
}): Promise<string> {
  const { id } = await tx.mail.create({
    data: { organisationId, recipient, subject, text, ownersOnly },
    select: { id: true },
  });
  await enqueue({ tx, job: 'send-mail', payload: { mailId: id }, fairnessKey: recipient, limit: MOST_WAITING });
  return id;
}
