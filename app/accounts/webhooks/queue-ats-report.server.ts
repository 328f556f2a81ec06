import { z } from 'zod';
import { enqueue } from '../../jobs/enqueue.server';
import type { Prisma } from '../../lib/db/prisma.server';

const MOST_WAITING = 100_000;
/** Name under which a report stands in the delivery log. */
export const ATS_REPORT = 'greenhouse.report';

/** What a report is about. It is sent without a body: the other system then asks for the state of the test. */
export const atsReport = z.strictObject({
  schemaVersion: z.literal(1),
  system: z.literal('greenhouse'),
  invitationId: z.uuid(),
  /** The key with which the other system asked for the test. */
  apiKeyId: z.uuid().nullable(),
});

/** Queues telling an applicant tracking system that there is news of a test it asked for, in the caller's transaction. */
export async function queueAtsReport({
  tx,
  organisationId,
  url,
  invitationId,
  apiKeyId,
}: {
  tx: Prisma.TransactionClient;
  organisationId: string;
  url: string;
  invitationId: string;
  apiKeyId: string | null;
}): Promise<void> {
  const payload = atsReport.parse({ schemaVersion: 1, system: 'greenhouse', invitationId, apiKeyId });
  const { id: deliveryId } = await tx.webhookDelivery.create({
    data: { organisationId, event: ATS_REPORT, url, payload },
    select: { id: true },
  });
  const job = { job: 'deliver-webhook', payload: { deliveryId }, fairnessKey: organisationId } as const;
  await enqueue({ tx, ...job, limit: MOST_WAITING });
}
