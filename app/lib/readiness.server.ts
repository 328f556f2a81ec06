import { setTimeout as wait } from 'node:timers/promises';
import { migrationsFolder, readMigrations } from './db/apply-migrations.server';
import type { Database } from './db/prisma.server';
import { getDatabase } from './db/prisma.server';
import { projectRoot } from './project-root.server';
import { WORKER_CONNECTION_PREFIX } from './queue/boss.server';

/** What `/readyz` answers. `ready` false (status 503) means that pages cannot be served. */
export interface Readiness {
  ready: boolean;
  database: 'ok' | 'unreachable';
  migrations: { pending: string[] };
  /** Null while the database is unreachable or the queue's tables are not there. */
  queue: { waiting: number; running: number; workers: number } | null;
  sandbox: { level: number; description: string };
  /** Model name, or `none`. */
  judge: string;
}

export interface ReadinessOptions {
  database?: Database;
  queueDepth: (database: Database) => Promise<{ waiting: number; running: number }>;
  sandbox: () => Promise<{ level: number; description: string }>;
  judge: string;
}

const ANSWER_WITHIN_MS = 3_000;

/**
 * Looks at everything this process depends on, within three seconds. A missing worker does not make pages unready, since
 * submissions wait in the queue for one; it is there to be watched.
 */
export async function getReadiness(options: ReadinessOptions): Promise<Readiness> {
  const { database = getDatabase(), judge } = options;
  const [pending, queue, sandbox] = await Promise.all([
    within(pendingMigrations(database)),
    within(queueState(database, options.queueDepth)),
    within(options.sandbox()),
  ]);
  return {
    ready: pending !== null && pending.length === 0 && queue !== null && sandbox !== null,
    database: pending === null ? 'unreachable' : 'ok',
    migrations: { pending: pending ?? [] },
    queue,
    sandbox: sandbox ?? { level: -1, description: 'not available' },
    judge,
  };
}

/** Null when `work` fails or takes too long. */
async function within<T>(work: Promise<T>): Promise<T | null> {
  const timer = new AbortController();
  const late = wait(ANSWER_WITHIN_MS, null, { signal: timer.signal, ref: false }).catch(() => null);
  return Promise.race([work.catch(() => null), late]).finally(() => timer.abort());
}

async function pendingMigrations(database: Database): Promise<string[]> {
  const done = await database.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const names = new Set(done.map((row) => row.migration_name));
  const all = await readMigrations(migrationsFolder(projectRoot()));
  return all.map(({ name }) => name).filter((name) => !names.has(name));
}

/** Workers are counted by the names of their database connections, so a killed one is gone at once. */
async function queueState(database: Database, queueDepth: ReadinessOptions['queueDepth']) {
  const [depth, rows] = await Promise.all([
    queueDepth(database),
    database.$queryRaw<{ workers: bigint }[]>`
      SELECT count(DISTINCT (client_addr, application_name)) AS workers FROM pg_stat_activity
      WHERE datname = current_database() AND starts_with(application_name, ${WORKER_CONNECTION_PREFIX})`,
  ]);
  return { ...depth, workers: Number(rows[0]?.workers ?? 0) };
}
