import path from 'node:path';
import { readEnv, type Env } from '../env.server';

export type StartSettings =
  { ok: true; env: Env; hasDatabase: boolean; dataDir: string } | { ok: false; problems: string[] };

/**
 * Settings as the starting process reads them: DATABASE_URL may be absent, because the embedded database then provides it.
 * `dataDir` is absolute, relative settings being relative to the project folder.
 */
export function readStartSettings(source: Record<string, string | undefined>, root: string): StartSettings {
  const hasDatabase = Boolean(source.DATABASE_URL);
  const result = readEnv(hasDatabase ? source : { ...source, DATABASE_URL: 'postgresql://embedded' });
  if (!result.ok) return result;
  return { ok: true, env: result.env, hasDatabase, dataDir: path.resolve(root, result.env.DATA_DIR) };
}
