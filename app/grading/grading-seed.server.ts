import { answerHash } from '../exercises/answer-hash.server';
import type { Answer } from '../kinds/contract';
import { sha256 } from '../lib/hash.server';

/**
 * Seed of every random draw in one grading, a 31-bit non-negative integer. It follows from exercise and answer, so that grading
 * the same work again gives the same result, on any machine; and it changes with the answer, so that nothing learnt about the
 * draws of one submission helps the next.
 */
export function gradingSeed({ contentHash, answer }: { contentHash: string; answer: Answer }): number {
  return Number.parseInt(sha256(`${contentHash}:${answerHash(answer)}`).slice(0, 8), 16) & 0x7fffffff;
}
