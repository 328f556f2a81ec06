import { sha256 } from '../lib/hash.server';
import { stableStringify } from '../lib/json';

/**
 * Names one exact state of an exercise: SHA-256 over the sorted list of (path, SHA-256 of its bytes). Paths are relative to the
 * exercise folder, so the order files were read in and the machine they lie on do not matter.
 */
export function hashContent(files: ReadonlyMap<string, Uint8Array>): string {
  const list = [...files].map(([path, bytes]) => [path, sha256(bytes)]);
  return sha256(stableStringify(list.sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))));
}
