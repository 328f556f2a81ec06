import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Identity } from './identity.server';

const PASSWORD_FILE = 'assay.password';

/**
 * Makes the database folder once and returns the superuser's password. It is made beside its place and renamed into it, so that
 * neither a crash half-way nor a second process doing the same at the same moment leaves a broken folder.
 */
export async function ensureDataFolder(options: { initdb: string; dataDir: string; identity: Identity }) {
  const { initdb, dataDir, identity } = options;
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) {
    const draft = `${dataDir}-new-${randomBytes(6).toString('hex')}`;
    const passwordFile = `${draft}.password`;
    const password = randomBytes(24).toString('base64url');
    try {
      await writeFile(passwordFile, password, { mode: 0o600 });
      if (identity.owner) await chown(passwordFile, identity.owner.uid, identity.owner.gid);
      const made = await identity.run(initdb, [
        ...['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
      ]);
      if (made.code !== 0) throw new Error(`initdb failed: ${made.output.trim()}`);
      await writeFile(path.join(draft, PASSWORD_FILE), password, { mode: 0o600 });
      await rename(draft, dataDir).catch((error: NodeJS.ErrnoException) => {
        if (!existsSync(path.join(dataDir, 'PG_VERSION'))) throw error;
      });
    } finally {
      await rm(passwordFile, { force: true });
      await rm(draft, { recursive: true, force: true });
    }
  }
  return readFile(path.join(dataDir, PASSWORD_FILE), 'utf8');
}
