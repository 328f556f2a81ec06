import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareQueuesAt } from '../../app/jobs/prepare-queues.server';
import { applyMigrations, migrationsFolder } from '../../app/lib/db/apply-migrations.server';
import { ensurePostgres } from '../../app/lib/pg/ensure-postgres.server';
import { projectRoot } from '../../app/lib/project-root.server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser URL of the server's maintenance database. */
    serverUrl: string;
    /** Name of the migrated database that `freshDatabase` copies. */
    templateDatabase: string;
  }
}

const TEMPLATE = 'assay_template';
/** Nothing in these tests survives the run, so nothing waits for the disk. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Vitest global setup: a PostgreSQL of its own for the integration tests, with a migrated template database. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(path.join(tmpdir(), 'assay-test-pg-'));
  const server = await ensurePostgres({ dir, database: TEMPLATE, settings: FAST });
  await applyMigrations({ url: server.url, folder: migrationsFolder(projectRoot()) });
  await prepareQueuesAt({ url: server.url, log: () => undefined });
  project.provide('serverUrl', server.url.replace(/\/[^/]*$/, '/postgres'));
  project.provide('templateDatabase', TEMPLATE);
  return async () => {
    await server.release();
    await rm(dir, { recursive: true, force: true });
  };
}
