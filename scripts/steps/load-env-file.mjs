import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/** Reads settings from `.env` in the project folder, when there is one and this Node can (20.12 or later). Set variables win. */
export function loadEnvFile() {
  const file = path.join(root, '.env');
  if (existsSync(file)) process.loadEnvFile?.(file);
}
