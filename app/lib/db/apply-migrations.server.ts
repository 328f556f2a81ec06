import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { sha256 } from '../hash.server';

/** The key of the advisory lock that `prisma migrate deploy` takes (prisma-engines, schema-engine/connectors/sql-schema-connector). */
const PRISMA_LOCK = 72_707_369;

/** Where migrations lie in a project folder. */
export const migrationsFolder = (root: string): string => path.join(root, 'prisma', 'migrations');

const RECORD_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

export interface AppliedMigrations {
  /** Names applied by this call, in order. */
  applied: string[];
  /** Names applied earlier whose file has changed since: a mistake, but not one to stop for. */
  changed: string[];
}

/**
 * Brings a database up to date with `folder` (`<name>/migration.sql`), recorded the way `prisma migrate deploy` does and under its
 * lock, so both may be used on one database and any number of processes may start at once. Each migration and its record are one
 * transaction: after a failure nothing of it remains but a record marked rolled back with the error. Throws for a failing
 * migration, and for one that Prisma itself left unfinished.
 */
export async function applyMigrations(options: { url: string; folder: string }): Promise<AppliedMigrations> {
  const client = new Client({ connectionString: options.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(RECORD_TABLE);
    const known = await readRecords(client);
    const result: AppliedMigrations = { applied: [], changed: [] };
    for (const { name, sql, checksum } of await readMigrations(options.folder)) {
      const before = known.get(name);
      if (before === undefined) {
        await applyOne(client, { name, sql, checksum });
        result.applied.push(name);
      } else if (before !== checksum) {
        result.changed.push(name);
      }
    }
    return result;
  } finally {
    await client.end();
  }
}

async function readRecords(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const unfinished = rows.find((row) => !row.finished_at);
  if (unfinished) {
    throw new Error(
      `migration ${unfinished.migration_name} was left unfinished by "prisma migrate": settle it with "prisma migrate resolve"`,
    );
  }
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** The migrations of a folder in the order they apply. */
export async function readMigrations(folder: string): Promise<{ name: string; sql: string; checksum: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: sha256(sql) };
    }),
  );
}

async function applyOne(client: Client, migration: { name: string; sql: string; checksum: string }): Promise<void> {
  const { name, sql, checksum } = migration;
  const record = `INSERT INTO _prisma_migrations
    (id, checksum, migration_name, finished_at, rolled_back_at, logs, applied_steps_count) VALUES ($1, $2, $3, $4, $5, $6, $7)`;
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(record, [randomUUID(), checksum, name, new Date(), null, null, 1]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    await client.query(record, [randomUUID(), checksum, name, null, new Date(), String(error), 0]);
    throw new Error(`migration ${name} failed and was rolled back: ${String(error)}`, { cause: error });
  }
}
