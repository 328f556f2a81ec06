import path from 'node:path';
import type { Log } from '../log.server';
import { ensurePostgres } from '../pg/ensure-postgres.server';
import { applyMigrations, migrationsFolder } from './apply-migrations.server';

/**
 * A database that is up and migrated: the one at `url`, or the embedded one in `dataDir/postgres` (started only when `mayStart`).
 * `release` stops the embedded one when nobody else uses it, and must come after everything else has closed; `embeddedIn` is its
 * folder, null for a database of one's own.
 */
export async function prepareDatabase(options: {
  url: string | null;
  dataDir: string;
  mayStart: boolean;
  root: string;
  log: Log;
}): Promise<{ url: string; embeddedIn: string | null; release: () => Promise<void> }> {
  const { dataDir, mayStart, root, log } = options;
  const dir = options.url === null ? path.join(dataDir, 'postgres') : null;
  const embedded =
    dir === null ? null : await ensurePostgres({ dir, mayStart, log: (note) => log('info', 'database', { note }) });
  const url = embedded?.url ?? options.url ?? '';
  try {
    const { applied, changed } = await applyMigrations({ url, folder: migrationsFolder(root) });
    if (applied.length) log('info', 'migrations-applied', { applied });
    if (changed.length) log('warn', 'migrations-changed-after-they-were-applied', { changed });
  } catch (error) {
    await embedded?.release();
    throw error;
  }
  return { url, embeddedIn: dir, release: embedded?.release ?? (() => Promise.resolve()) };
}
