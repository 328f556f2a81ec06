import { getDatabase, type Database } from '../lib/db/prisma.server';
import type { JobName } from './catalogue';

/**
 * How many waiting jobs will be taken before job `id`, in the queue's own order (priority, then age). Null when the job no longer
 * waits: it runs, or has ended.
 */
export async function countAhead(options: { database?: Database; job: JobName; id: string }): Promise<number | null> {
  const { database = getDatabase(), job, id } = options;
  const rows = await database.$queryRaw<{ ahead: bigint }[]>`
    SELECT (SELECT count(*) FROM pgboss.job AS other
      WHERE other.name = mine.name AND other.state < 'active'
        AND (-other.priority, other.created_on, other.id) < (-mine.priority, mine.created_on, mine.id)) AS ahead
    FROM pgboss.job AS mine WHERE mine.name = ${job} AND mine.id = ${id}::uuid AND mine.state < 'active'`;
  return rows[0] ? Number(rows[0].ahead) : null;
}
