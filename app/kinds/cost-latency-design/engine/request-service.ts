import { drawName, PURPOSE } from './draws';
import { wholePower } from './exact-math';
import { ENDING, type Op } from './ops';
import { SUSPENDED, type Run } from './run';
import { sample } from './sampler';
import { traceRequest } from './trace-request';
import type { Remote, Service } from './world';

/** A request that hangs ends after this when the caller set no timeout. */
export const HANG_MS = 600_000;
/** Unbounded retries end here, so that a simulation ends. */
const MOST_ATTEMPTS = 60;
export const FATE = { ok: 0, error: 1, hang: 2 } as const;

/** The outage of a remote at a moment, or null. */
export function outageAt(remote: Remote, now: number) {
  for (const outage of remote.outages) if (now >= outage.fromMs && now < outage.toMs) return outage;
  return null;
}

/** Whether a request works, fails or hangs, by the outage at its start and by its own luck. */
export function fateOf(run: Run, remote: Remote, call: number, op: Op, attempt: number, start: number): number {
  if (remote.outages.length > 0) {
    const outage = outageAt(remote, start);
    if (
      outage &&
      outage.mode !== 'slow' &&
      run.draws.uniform(call, drawName(PURPOSE.outage, op.ordinal, attempt)) < outage.share
    ) {
      return outage.mode === 'error' ? FATE.error : FATE.hang;
    }
  }
  if (
    remote.errorShare > 0 &&
    run.draws.uniform(call, drawName(PURPOSE.error, op.ordinal, attempt)) < remote.errorShare
  ) {
    return FATE.error;
  }
  if (remote.hangShare > 0 && run.draws.uniform(call, drawName(PURPOSE.hang, op.ordinal, attempt)) < remote.hangShare) {
    return FATE.hang;
  }
  return FATE.ok;
}

/** How many times as long a request takes now. */
export function slowdownAt(run: Run, remote: Remote, call: number, op: Op, attempt: number, start: number): number {
  if (remote.outages.length === 0) return 1;
  const outage = outageAt(remote, start);
  if (!outage || outage.mode !== 'slow') return 1;
  return run.draws.uniform(call, drawName(PURPOSE.outage, op.ordinal, attempt)) < outage.share ? outage.slowdown : 1;
}

/**
 * When the next attempt of a stage starts after one that failed at `failedAt`, or -1 when retry limit, budget or the deadline of the
 * design allow none. Attempt n (from 0) waits backoff x factor^n.
 */
export function nextAttemptAt(run: Run, walker: number, op: Op, failedAt: number): number {
  const attempt = run.walkers.attempt[walker] as number;
  if (attempt >= op.retryLimit || attempt + 1 >= MOST_ATTEMPTS) return -1;
  const at = failedAt + op.backoffMs * wholePower(op.factor, attempt);
  if (at - (run.walkers.firstAt[walker] as number) > op.budgetMs) return -1;
  return at - run.arrival(walker) < run.program.deadlineMs ? at : -1;
}

/**
 * Sends the request of a stage to a service, attempt after attempt. Returns the time of its answer and leaves the walker where it
 * is; SUSPENDED when the walker has to wait for its turn; or, when every attempt failed, `-2 - time` after which
 * `afterFailure` says how to go on.
 */
export function requestService(run: Run, walker: number, op: Op, time: number): number {
  const { walkers } = run;
  const service = op.service as Service;
  let at = time;
  if (walkers.attempt[walker] === 0) walkers.firstAt[walker] = time;
  for (;;) {
    if (service.resource.limited && at > run.now) return run.resumeAt(walker, at);
    attemptService(run, walker, op, service, at);
    const { settled } = run;
    if (settled.ok) {
      walkers.attempt[walker] = 0;
      return settled.at;
    }
    at = nextAttemptAt(run, walker, op, settled.at);
    if (at < 0) {
      walkers.attempt[walker] = 0;
      return -2 - settled.at;
    }
    walkers.attempt[walker] = (walkers.attempt[walker] as number) + 1;
    run.count(run.sums.retries, op.stage, walkers.call[walker] as number);
  }
}

/** Where a walker goes when a stage failed for good; `code` is what `requestService` returned. */
export function afterFailure(run: Run, walker: number, op: Op, code: number): number {
  if (code === SUSPENDED) return SUSPENDED;
  const at = -2 - code;
  if (op.onError !== ENDING.none) return run.finish(walker, op, op.onError, at);
  run.walkers.pc[walker] = op.next;
  return at;
}

function attemptService(run: Run, walker: number, op: Op, service: Service, now: number): void {
  const { settled } = run;
  const call = run.walkers.call[walker] as number;
  const attempt = run.walkers.attempt[walker] as number;
  const { resource } = service;
  const start = resource.startFor(now);
  run.count(run.sums.requests, op.stage, call);
  settled.ok = false;
  if (start - now >= op.timeoutMs) {
    resource.wait(now, op.timeoutMs);
    run.count(run.sums.timeouts, op.stage, call);
    settled.at = now + op.timeoutMs;
    return traceRequest(run, call, op, 'service', service.id, now, settled.at, attempt, 'timeout');
  }
  const fate = fateOf(run, service, call, op, attempt, start);
  let end = start + service.errorAfterMs;
  if (fate === FATE.hang) end = start + HANG_MS;
  else if (fate === FATE.ok) {
    const slow = slowdownAt(run, service, call, op, attempt, start);
    end = start + slow * sample(service.latency, run.draws, call, drawName(PURPOSE.latency, op.ordinal, attempt));
  }
  const cut = end > now + op.timeoutMs;
  settled.at = cut ? now + op.timeoutMs : end;
  settled.ok = fate === FATE.ok && !cut;
  resource.take(now, start, settled.at, 0);
  if (cut || fate === FATE.hang) run.count(run.sums.timeouts, op.stage, call);
  else if (fate === FATE.error) run.count(run.sums.errors, op.stage, call);
  // Work that was done is billed, even when nobody waited for it.
  if (fate === FATE.ok) run.charge(call, op.stage, service.usdPerCall);
  const outcome = settled.ok ? 'ok' : cut || fate === FATE.hang ? 'timeout' : 'error';
  traceRequest(run, call, op, 'service', service.id, now, start, attempt, outcome, {
    usd: fate === FATE.ok ? service.usdPerCall : 0,
  });
}
