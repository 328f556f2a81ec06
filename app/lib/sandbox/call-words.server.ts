import { createHash } from 'node:crypto';

/** Four unsigned 32-bit words that seed one call: the first 16 bytes of SHA-256 over the session's seed and the call's key. */
export function callWords(seed: number, key: string): number[] {
  const digest = createHash('sha256').update(`${seed}\0${key}`).digest();
  return [0, 4, 8, 12].map((at) => digest.readUInt32LE(at));
}
