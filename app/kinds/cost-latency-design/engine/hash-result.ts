import { stableStringify } from '../../../lib/json';
import type { SimulationResult } from './simulation-types';

/**
 * Eight hexadecimal digits that stand for a whole result: FNV-1a of 32 bits (Fowler, Noll, Vo) over its JSON with sorted keys. Equal
 * results have equal digits in every engine, so a browser's run can be compared with the server's at a glance.
 */
export function hashResult(result: SimulationResult): string {
  const text = stableStringify(result);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
