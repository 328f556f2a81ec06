import type { Answer } from '../kinds/contract';
import { sha256 } from '../lib/hash.server';
import { stableStringify } from '../lib/json';

/** SHA-256 of an answer; equal answers have equal hashes whatever order their keys came in. */
export function answerHash(answer: Answer): string {
  return sha256(stableStringify(answer));
}
