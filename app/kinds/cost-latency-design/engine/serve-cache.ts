import { drawName, PURPOSE } from './draws';
import type { Op } from './ops';
import { REASON, REASON_NAMES, type Run } from './run';

/** Whether the design keeps calls of this risk class, as far as it is known, out of a cache. */
export function isExcepted(run: Run, walker: number, op: Op): boolean {
  const seen = run.walkers.seenRisk[walker] as number;
  return seen > 0 && op.except[seen - 1] === 1;
}

/** Looks for the answer to a question equal letter by letter. */
export function lookExact(run: Run, walker: number, op: Op, time: number): number {
  const { walkers, traffic } = run;
  if (isExcepted(run, walker, op)) {
    walkers.pc[walker] = op.next;
    return time;
  }
  if (time > run.now) return run.resumeAt(walker, time);
  walkers.pc[walker] = op.next;
  const call = walkers.call[walker] as number;
  const cache = run.caches[op.cache];
  if (!cache) return time;
  const key = traffic.exactKey[call] as number;
  const at = cache.storedSince(key, Math.max(run.flushedAt, time - op.ttlMs));
  return at === -Infinity ? miss(run, walker, op, time) : hit(run, walker, op, time, key, at, false);
}

/**
 * Looks for a question that is similar enough. The same question in the same words has similarity 1, in other words a normal draw;
 * the nearest other question a draw of its own. The most similar one at or above the threshold is served, and when that is another
 * question the answer is wrong.
 */
export function lookSemantic(run: Run, walker: number, op: Op, time: number): number {
  const { walkers, traffic, draws } = run;
  if (time > run.now) return run.resumeAt(walker, time);
  walkers.pc[walker] = op.next;
  const call = walkers.call[walker] as number;
  const cache = run.caches[op.cache];
  if (!cache) return time;
  const key = traffic.repeatKey[call] as number;
  const since = Math.max(run.flushedAt, time - op.ttlMs);
  const at = cache.storedSince(key, since);
  const { sameMean, sameSpread, otherMean, otherSpread } = op.similarity;
  let same = -1;
  if (at !== -Infinity) {
    const equal = cache.hasWording(key, traffic.exactKey[call] as number);
    same = equal ? 1 : sameMean + sameSpread * draws.normal(call, drawName(PURPOSE.sameSimilarity, op.ordinal, 0));
    same = Math.min(1, Math.max(0, same));
  }
  let other = -1;
  if (cache.hasOtherSince(key < 0 ? ownMark(call) : key, since)) {
    other = otherMean + otherSpread * draws.normal(call, drawName(PURPOSE.otherSimilarity, op.ordinal, 0));
    other = Math.min(1, Math.max(0, other));
  }
  if (Math.max(same, other) < op.threshold) return miss(run, walker, op, time);
  return hit(run, walker, op, time, key, at, other > same);
}

/** Writes an answer to every cache that was asked in vain. */
export function writeCaches(run: Run, walker: number, time: number): void {
  const { walkers, traffic, program } = run;
  const call = walkers.call[walker] as number;
  const right = walkers.answer[walker] === 1;
  const confidence = walkers.confidence[walker] as number;
  for (let index = 0; index < run.caches.length; index += 1) {
    if (((walkers.missed[walker] as number) & (1 << index)) === 0) continue;
    const key = (program.caches[index]?.semantic ? traffic.repeatKey[call] : traffic.exactKey[call]) as number;
    run.caches[index]?.store(key, ownMark(call), traffic.exactKey[call] as number, time, right, confidence);
  }
}

/** Stands for the question of a call that nobody else asks. */
const ownMark = (call: number): number => -2 - call;

function miss(run: Run, walker: number, op: Op, time: number): number {
  const cache = run.caches[op.cache];
  const call = run.walkers.call[walker] as number;
  if (cache && call >= run.firstMeasured) cache.lookups += 1;
  run.walkers.missed[walker] = (run.walkers.missed[walker] as number) | (1 << op.cache);
  if (run.isTraced(call)) run.span(call, op.stageId, time, time, { hit: false });
  return time;
}

function hit(run: Run, walker: number, op: Op, time: number, key: number, at: number, mismatched: boolean): number {
  const { walkers, traffic } = run;
  const cache = run.caches[op.cache];
  if (!cache) return time;
  const call = walkers.call[walker] as number;
  const stale = !mismatched && time - at > (traffic.freshnessMs[call] as number);
  const right = !mismatched && !stale && cache.wasRight(key) && !run.isRefuseClass(call);
  if (call >= run.firstMeasured) {
    cache.lookups += 1;
    cache.hits += 1;
    if (!right) cache.wrongHits += 1;
  }
  walkers.answer[walker] = right ? 1 : 2;
  walkers.reason[walker] = mismatched ? REASON.mismatched : stale ? REASON.stale : REASON.none;
  // A cache passes on the confidence the answer was stored with; a mismatch looks as sure as a match.
  walkers.confidence[walker] = mismatched ? 1 : cache.confidenceOf(key);
  walkers.fromCache[walker] = 1;
  walkers.missed[walker] = 0;
  walkers.firstToken[walker] = time;
  walkers.pc[walker] = op.exit;
  if (run.isTraced(call))
    run.span(call, op.stageId, time, time, {
      hit: true,
      // Which other question was served is not known, so its age is not either.
      ...(mismatched ? {} : { ageMs: time - at }),
      answer: right ? 'right' : REASON_NAMES[walkers.reason[walker] as number] || 'wrong',
    });
  return time;
}
