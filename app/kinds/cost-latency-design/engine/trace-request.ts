import type { Op } from './ops';
import { REASON, REASON_NAMES, type Run } from './run';

/** Attempts of a stage that draw apart from the retries: hedges, fallback models. */
export const HEDGE_ATTEMPT = 100;
export const FALLBACK_ATTEMPT = 200;

function roleOf(attempt: number): string {
  if (attempt >= FALLBACK_ATTEMPT) return 'fallback';
  if (attempt >= HEDGE_ATTEMPT) return 'hedge';
  return attempt > 0 ? 'retry' : 'first attempt';
}

/**
 * Notes a request as a span of a traced call, from the moment it was sent to the one it was settled (`run.settled.at`), with the time
 * it stood in line before `start`. `more` adds to its attributes; what it cost is `usd`.
 */
export function traceRequest(
  run: Run,
  call: number,
  op: Op,
  to: 'model' | 'service',
  id: string,
  now: number,
  start: number,
  attempt: number,
  outcome: 'ok' | 'error' | 'timeout' | 'refused',
  more: Record<string, number | boolean | string> = {},
): void {
  if (!run.isTraced(call)) return;
  run.span(call, op.stageId, now, run.settled.at, {
    request: to,
    id,
    role: roleOf(attempt),
    attempt: (attempt % HEDGE_ATTEMPT) + 1,
    waitedMs: start - now,
    outcome,
    usd: 0,
    ...more,
  });
}

/** What became of an answer, in words: `answer` and `reason` as in `Settled`. */
export function answerName(answer: number, reason: number): string {
  if (answer === 0) return 'abstained';
  if (answer === 1) return 'right';
  return reason === REASON.none ? 'wrong' : (REASON_NAMES[reason] ?? 'wrong');
}
