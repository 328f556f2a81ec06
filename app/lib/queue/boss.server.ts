import { PgBoss } from 'pg-boss';
import { env } from '../env.server';
import { createLog, errorFields } from '../log.server';
import { singleton } from '../singleton.server';

export interface QueueOptions {
  url: string;
  /** True in workers: this process watches for jobs whose worker died, every five seconds. */
  supervise: boolean;
  /** Shown by PostgreSQL as the connection's name; `/readyz` counts workers by it. */
  applicationName: string;
  onError: (error: Error) => void;
}

/** Database connections of a worker process carry this and a name for the process. */
export const WORKER_CONNECTION_PREFIX = 'assay-worker ';

/**
 * A pg-boss client on its own small pool, started. Installs or upgrades pg-boss's tables (schema `pgboss`) under its own lock.
 * Intervals: dead workers are noticed by a 10 s heartbeat checked every 5 s.
 */
export async function startBoss(options: QueueOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.supervise ? 6 : 3,
    useListenNotify: true,
    supervise: options.supervise,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    persistWarnings: false,
  });
  boss.on('error', options.onError);
  await boss.start();
  return boss;
}

/** The web process's client, which only enqueues and counts. A failed start is forgotten, so the next call tries again. */
export function getBoss(): Promise<PgBoss> {
  const holder = singleton<{ boss: Promise<PgBoss> | null }>(
    'queue',
    () => ({ boss: null }),
    async (made) => (await made.boss?.catch(() => null))?.stop({ graceful: false }),
  );
  if (!holder.boss) {
    const log = createLog('queue');
    const started = startBoss({
      url: env().DATABASE_URL,
      supervise: false,
      applicationName: 'assay-web',
      onError: (error) => log('warn', 'queue-error', errorFields(error)),
    });
    holder.boss = started;
    started.catch(() => (holder.boss = null));
  }
  return holder.boss;
}
