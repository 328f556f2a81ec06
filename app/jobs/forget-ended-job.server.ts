import type { Prisma } from '../lib/db/prisma.server';
import type { JobName } from './catalogue';

/** Removes what the queue still knows of a job that has ended, so that enqueueing its id makes it anew. One that waits or runs stays. */
export async function forgetEndedJob({
  tx,
  job,
  id,
}: {
  tx: Prisma.TransactionClient;
  job: JobName;
  id: string;
}): Promise<void> {
  await tx.$executeRaw`DELETE FROM pgboss.job WHERE name = ${job} AND id = ${id}::uuid AND state > 'active'`;
}
