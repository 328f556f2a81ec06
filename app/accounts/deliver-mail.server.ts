import { createTransport } from 'nodemailer';
import type { Database } from '../lib/db/prisma.server';

const TIMEOUT_MS = 20_000;

/**
 * Hands one written mail to the mail server and marks it sent. Does nothing when it was sent already or no server is configured.
 * Throws when the server refuses or cannot be reached; the queue tries again. A crash between handing over and marking sends it
 * a second time: mail has no exactly-once.
 */
export async function deliverMail({
  database,
  mailId,
  smtpUrl,
  from,
}: {
  database: Database;
  mailId: string;
  smtpUrl: string | undefined;
  from: string;
}): Promise<void> {
  if (!smtpUrl) return;
  const mail = await database.mail.findUnique({ where: { id: mailId } });
  if (!mail || mail.sentAt) return;
  const times = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = createTransport({ url: smtpUrl, ...times });
  try {
    const { recipient: to, subject, text } = mail;
    await transport.sendMail({
      from,
      to,
      subject,
      text,
      messageId: `<${mail.id}@assay>`,
      disableUrlAccess: true,
      disableFileAccess: true,
    });
  } finally {
    transport.close();
  }
  await database.mail.update({ where: { id: mailId }, data: { sentAt: new Date(), failure: null } });
}
