import { joinBatch, flushBatch } from './batch-queue';
import { endCall } from './end-call';
import { generate, hedge } from './generate';
import { CODE, ENDING, type Op } from './ops';
import { fork, join } from './parallel';
import { embed, rerank, retrieve, rewrite, routeByAttribute, routeByDifficulty, screen } from './prepare-context';
import { afterFailure, requestService } from './request-service';
import { EVENT, SUSPENDED, type Run } from './run';
import { isExcepted, lookExact, lookSemantic } from './serve-cache';

/** Runs all calls of the traffic to their end, in order of time. The run then holds what became of each of them. */
export function runReplication(run: Run): void {
  const { traffic, heap, walkers } = run;
  const { timeMs } = traffic;
  let next = 0;
  for (;;) {
    const arrival = next < traffic.length ? (timeMs[next] as number) : Infinity;
    const event = heap.nextTime;
    if (arrival === Infinity && event === Infinity) return;
    run.now = Math.min(arrival, event);
    coolCaches(run);
    if (arrival <= event) {
      const risk = run.riskOf[traffic.risk[next] as number] as number;
      const seen = run.world.declared[risk] === 1 ? risk + 1 : 0;
      const walker = walkers.create(next, run.program.start, seen, traffic.needsContext[next] === 1 ? 0 : 1);
      next += 1;
      advance(run, walker, run.now);
      continue;
    }
    const payload = heap.pop();
    const kind = payload & 3;
    const id = payload >> 2;
    if (kind === EVENT.flush) {
      flushBatch(run, id);
      continue;
    }
    let time = run.now;
    if (kind === EVENT.hedge) time = hedge(run, id, run.program.ops[walkers.pc[id] as number] as Op);
    if (time !== SUSPENDED) advance(run, id, time);
  }
}

function coolCaches(run: Run): void {
  const cold = run.world.coldTimes;
  while (run.coldSeen < cold.length && (cold[run.coldSeen] as number) <= run.now) {
    run.flushedAt = cold[run.coldSeen] as number;
    run.coldSeen += 1;
  }
}

/** Takes a walker from step to step until it has to wait or is done. */
function advance(run: Run, walker: number, from: number): void {
  const { walkers } = run;
  const { ops } = run.program;
  let time = from;
  while (time !== SUSPENDED) time = step(run, walker, ops[walkers.pc[walker] as number] as Op, time);
}

function step(run: Run, walker: number, op: Op, time: number): number {
  switch (op.code) {
    case CODE.guard:
      return screen(run, walker, op, time);
    case CODE.exactCache:
      return lookExact(run, walker, op, time);
    case CODE.semanticEmbed:
      if (isExcepted(run, walker, op)) return skipLookup(run, walker, op, time);
      return embedForLookup(run, walker, op, time);
    case CODE.semanticLookup:
      return lookSemantic(run, walker, op, time);
    case CODE.rewrite:
      return rewrite(run, walker, op, time);
    case CODE.embed:
      return embed(run, walker, op, time);
    case CODE.retrieve:
      return retrieve(run, walker, op, time);
    case CODE.rerank:
      return rerank(run, walker, op, time);
    case CODE.routeByDifficulty:
      return routeByDifficulty(run, walker, op, time);
    case CODE.routeByAttribute:
      return routeByAttribute(run, walker, op, time);
    case CODE.generate:
      return generate(run, walker, op, time);
    case CODE.batch:
      return joinBatch(run, walker, op, time);
    case CODE.parallel:
      return fork(run, walker, op, time);
    case CODE.join:
      return join(run, walker, op, time);
    case CODE.handOff:
      return run.finish(walker, op, ENDING.handOff, time);
    case CODE.abstain:
      return run.finish(walker, op, ENDING.abstained, time);
    default:
      return endCall(run, walker, time);
  }
}

function embedForLookup(run: Run, walker: number, op: Op, time: number): number {
  if (run.walkers.embedder[walker] === op.embedder) {
    run.walkers.pc[walker] = op.next;
    return time;
  }
  const at = requestService(run, walker, op, time);
  if (at === SUSPENDED) return SUSPENDED;
  if (at < 0) return skipLookup(run, walker, op, afterFailure(run, walker, op, at));
  run.walkers.embedder[walker] = op.embedder;
  run.walkers.pc[walker] = op.next;
  return at;
}

/** The step after the lookup. */
function skipLookup(run: Run, walker: number, op: Op, time: number): number {
  run.walkers.pc[walker] = (run.program.ops[op.next] as Op).next;
  return time;
}
