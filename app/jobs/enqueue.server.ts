import { fromPrisma, type PgBoss } from 'pg-boss';
import type { Prisma } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { getBoss } from '../lib/queue/boss.server';
import { jobs, type JobDefinition, type JobName, type JobPayload } from './catalogue';

export interface EnqueueOptions<Name extends JobName> {
  /** The transaction that makes what the job works on: both exist or neither. */
  tx: Prisma.TransactionClient;
  /** The queue to use; the process's own by default. */
  boss?: PgBoss;
  job: Name;
  payload: JobPayload<Name>;
  /** Whom the job is for (a visitor id); jobs are taken in fair order across these. */
  fairnessKey: string;
  /** Most jobs of this name that may wait; infinite for work that must be taken whatever waits. */
  limit: number;
  /** Earliest start from now, in seconds; 0 by default. */
  delaySeconds?: number;
}

/** Advisory lock, class and job name: counting and adding must not interleave with another transaction doing the same. */
const LOCK_CLASS = 7_101;
const RETRY_AFTER_SECONDS = 15;

/**
 * Adds a job and returns its id. Its priority is minus the number of jobs that `fairnessKey` already has waiting or running, so
 * somebody's tenth job waits behind everybody else's first. Throws `AppError('busy')` with `retryAfterSeconds` when `limit`
 * jobs wait already. Enqueueing an id twice adds nothing and returns the same id.
 */
export async function enqueue<Name extends JobName>(options: EnqueueOptions<Name>): Promise<string> {
  const { tx, job, fairnessKey, limit } = options;
  const boss = options.boss ?? (await getBoss());
  // One entry of the catalogue; the compiler sees the union of all.
  const definition = jobs[job] as unknown as JobDefinition<JobPayload<Name>>;
  const payload = definition.payload.parse(options.payload);
  const id = definition.id(payload);
  // Without a limit nothing has to be counted exactly, and many transactions may add at once.
  if (Number.isFinite(limit)) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(${job}))`;
  }
  const counts = await tx.$queryRaw<{ waiting: bigint; own: bigint }[]>`
    SELECT count(*) FILTER (WHERE state < 'active') AS waiting, count(*) FILTER (WHERE group_id = ${fairnessKey}) AS own
    FROM pgboss.job WHERE name = ${job} AND state <= 'active'`;
  const [count] = counts;
  if (Number(count?.waiting ?? 0) >= limit) {
    throw new AppError('busy', definition.busy, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  await boss.send(job, payload, {
    id,
    priority: -Number(count?.own ?? 0),
    group: { id: fairnessKey },
    ...(options.delaySeconds ? { startAfter: options.delaySeconds } : {}),
    db: fromPrisma(tx),
  });
  return id;
}
