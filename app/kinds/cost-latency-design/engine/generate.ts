import { ENDING, type Op } from './ops';
import { requestModel } from './request-model';
import { nextAttemptAt } from './request-service';
import { EVENT, SUSPENDED, type Run } from './run';
import { FALLBACK_ATTEMPT, HEDGE_ATTEMPT } from './trace-request';
import type { RunningModel } from './world';

/** A generate stage: skipped when the answer so far is sure enough, else attempts, hedge and fallback models in turn. */
export function generate(run: Run, walker: number, op: Op, time: number): number {
  const { walkers } = run;
  if (walkers.attempt[walker] === 0 && walkers.fallback[walker] === 0) {
    if (walkers.answer[walker] !== 0 && (walkers.confidence[walker] as number) >= op.onlyBelow) {
      const call = walkers.call[walker] as number;
      if (run.isTraced(call)) run.span(call, op.stageId, time, time, { skipped: true });
      walkers.pc[walker] = op.next;
      return time;
    }
    walkers.firstAt[walker] = time;
  }
  return attempts(run, walker, op, time);
}

function attempts(run: Run, walker: number, op: Op, time: number): number {
  const { walkers, settled } = run;
  let at = time;
  for (;;) {
    // Lines, limits and prompt caches are shared: requests reach them in order of time.
    if (at > run.now) return run.resumeAt(walker, at);
    const fallback = walkers.fallback[walker] as number;
    const attempt = walkers.attempt[walker] as number;
    if (fallback > 0) {
      const model = op.fallbacks[fallback - 1] as number;
      requestModel(run, walker, op, model, op.maxTokens, at, op.timeoutMs, FALLBACK_ATTEMPT + fallback);
    } else {
      let model = (walkers.override[walker] as number) >= 0 ? (walkers.override[walker] as number) : op.model;
      let maxTokens = op.maxTokens;
      if (op.degradeModel >= 0) {
        const { resource } = run.world.models[model] as RunningModel;
        if (resource.startFor(at) - at > op.degradeQueueMs) {
          model = op.degradeModel;
          maxTokens = op.degradeTokens;
          run.count(run.sums.degraded, op.stage, run.walkers.call[walker] as number);
        }
      }
      requestModel(run, walker, op, model, maxTokens, at, op.timeoutMs, attempt);
      if (settled.at > at + op.hedgeAfterMs) return hold(run, walker, op, model, maxTokens, at);
    }
    const next = conclude(run, walker, op);
    if (next >= 0) return next;
    at = -next - 1;
  }
}

/** Keeps the result of the first request and wakes the walker when the second is due. */
function hold(run: Run, walker: number, op: Op, model: number, maxTokens: number, at: number): typeof SUSPENDED {
  const { walkers, settled } = run;
  walkers.held[walker] = (settled.ok ? 1 : 0) + 2 * settled.answer + 16 * settled.reason;
  walkers.heldAt[walker] = settled.at;
  walkers.heldFirst[walker] = settled.firstToken;
  walkers.heldConfidence[walker] = settled.confidence;
  walkers.heldSince[walker] = at;
  walkers.heldModel[walker] = model;
  walkers.heldTokens[walker] = maxTokens;
  run.heap.push(at + op.hedgeAfterMs, walker * 4 + EVENT.hedge);
  return SUSPENDED;
}

/** Sends the second request of a hedged attempt; the first good answer of the two counts, both are billed. */
export function hedge(run: Run, walker: number, op: Op): number {
  const { walkers, settled } = run;
  const since = walkers.heldSince[walker] as number;
  const left = op.timeoutMs - (run.now - since);
  run.count(run.sums.hedges, op.stage, run.walkers.call[walker] as number);
  const attempt = HEDGE_ATTEMPT + (walkers.attempt[walker] as number);
  requestModel(
    run,
    walker,
    op,
    walkers.heldModel[walker] as number,
    walkers.heldTokens[walker] as number,
    run.now,
    left,
    attempt,
  );
  const held = walkers.held[walker] as number;
  const heldOk = (held & 1) === 1;
  const heldAt = walkers.heldAt[walker] as number;
  if (heldOk && (!settled.ok || heldAt <= settled.at)) {
    settled.ok = true;
    settled.at = heldAt;
    settled.firstToken = walkers.heldFirst[walker] as number;
    settled.confidence = walkers.heldConfidence[walker] as number;
    settled.answer = (held >> 1) & 7;
    settled.reason = held >> 4;
  } else if (!settled.ok) {
    settled.at = Math.max(settled.at, heldAt);
  }
  const next = conclude(run, walker, op);
  return next >= 0 ? next : attempts(run, walker, op, -next - 1);
}

/** After a request settled: the time at which the walker goes on, or `-1 - time` of its next attempt. */
function conclude(run: Run, walker: number, op: Op): number {
  const { walkers, settled } = run;
  if (settled.ok) {
    reset(run, walker);
    walkers.answer[walker] = settled.answer;
    walkers.reason[walker] = settled.reason;
    walkers.confidence[walker] = settled.confidence;
    walkers.firstToken[walker] = settled.firstToken;
    walkers.failed[walker] = 0;
    walkers.pc[walker] = op.next;
    return settled.at;
  }
  const fallback = walkers.fallback[walker] as number;
  if (fallback === 0) {
    const at = nextAttemptAt(run, walker, op, settled.at);
    if (at >= 0) {
      walkers.attempt[walker] = (walkers.attempt[walker] as number) + 1;
      run.count(run.sums.retries, op.stage, run.walkers.call[walker] as number);
      return -1 - at;
    }
  }
  if (fallback < op.fallbacks.length && settled.at - run.arrival(walker) < run.program.deadlineMs) {
    walkers.fallback[walker] = fallback + 1;
    run.count(run.sums.fallbacks, op.stage, run.walkers.call[walker] as number);
    return -1 - settled.at;
  }
  reset(run, walker);
  // An earlier stage has answered: that answer stands.
  const keeps = walkers.answer[walker] !== 0;
  if (!keeps && op.onError !== ENDING.none) return run.finish(walker, op, op.onError, settled.at);
  if (!keeps) walkers.failed[walker] = 1;
  walkers.pc[walker] = op.next;
  return settled.at;
}

function reset(run: Run, walker: number): void {
  run.walkers.attempt[walker] = 0;
  run.walkers.fallback[walker] = 0;
}
