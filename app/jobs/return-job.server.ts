import type { Db } from 'pg-boss';

export interface ReturnJobOptions {
  db: Db;
  queue: string;
  job: { id: string; retryCount: number };
  /** Seconds before it may be taken again. */
  delaySeconds: number;
  /** False gives the try back: the job did not fail, its worker left. */
  countsAsTry: boolean;
}

/**
 * Puts a running job back into its queue, if this worker still holds it. The try's number is used up either way, so that whatever
 * this worker still says about the job is about a try that is over (pg-boss settles by id and try). Returns false when the job was
 * no longer ours, or when it counts as a try and there is none left.
 */
export async function returnJob(options: ReturnJobOptions): Promise<boolean> {
  const { db, queue, job, delaySeconds, countsAsTry } = options;
  const { rows } = await db.executeSql(
    `UPDATE pgboss.job SET state = 'retry', started_on = NULL, heartbeat_on = NULL, retry_count = retry_count + 1,
       retry_limit = retry_limit + CASE WHEN $5 THEN 0 ELSE 1 END, start_after = now() + $4 * interval '1 second'
     WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3 AND (retry_count < retry_limit OR NOT $5)
     RETURNING id`,
    [queue, job.id, job.retryCount, delaySeconds, countsAsTry],
  );
  return rows.length === 1;
}
