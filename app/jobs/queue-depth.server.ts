import type { Database } from '../lib/db/prisma.server';
import type { JobName } from './catalogue';

/** Jobs of one name that wait and that run. */
export async function queueDepth(options: { database: Database; job: JobName }) {
  const rows = await options.database.$queryRaw<{ waiting: bigint; running: bigint }[]>`
    SELECT count(*) FILTER (WHERE state < 'active') AS waiting, count(*) FILTER (WHERE state = 'active') AS running
    FROM pgboss.job WHERE name = ${options.job} AND state <= 'active'`;
  return { waiting: Number(rows[0]?.waiting ?? 0), running: Number(rows[0]?.running ?? 0) };
}
