import { drawName, PURPOSE } from './draws';
import { ENDING, type Program } from './ops';
import { RESULT, SUSPENDED, type Run } from './run';
import { sample } from './sampler';
import { writeCaches } from './serve-cache';
import { HUMAN_DESK } from './world';

/** The end of a call: a human takes it where the design says so, its answer is cached, and what became of it is noted. */
export function endCall(run: Run, walker: number, time: number): typeof SUSPENDED {
  const { walkers } = run;
  const human = goesToHuman(run, walker);
  const stores = walkers.ending[walker] === ENDING.none && walkers.answer[walker] !== 0 && walkers.missed[walker] !== 0;
  // The desk and the caches are shared: calls reach them in order of time.
  if ((human || stores) && time > run.now) return run.resumeAt(walker, time);
  if (human) return handOver(run, walker, time);
  if (stores) writeCaches(run, walker, time);
  const call = walkers.call[walker] as number;
  run.result[call] = resultOf(run, walker, call);
  if (run.result[call] === RESULT.wrong) run.reason[call] = walkers.reason[walker] as number;
  run.cacheHit[call] = walkers.fromCache[walker] as number;
  const answered = walkers.ending[walker] === ENDING.none && walkers.answer[walker] !== 0;
  // Where an unsure answer would go to a human, nothing can be shown before it is known how sure it is.
  const shown = answered && !isUnderRule(run, walker) ? (walkers.firstToken[walker] as number) : time;
  record(run, walker, call, time, shown);
  return SUSPENDED;
}

function goesToHuman(run: Run, walker: number): boolean {
  const { walkers, program, world } = run;
  if (!world.desk) return false;
  const ending = walkers.ending[walker];
  if (ending === ENDING.handOff) return true;
  if (ending === ENDING.blocked) return false;
  if (ending === ENDING.failed) return program.whenFailed;
  if (ending === ENDING.abstained) return program.whenAbstained;
  if (walkers.answer[walker] === 0) return walkers.failed[walker] ? program.whenFailed : program.whenAbstained;
  for (const rule of program.rules) {
    if (isFor(run, walker, rule) && (walkers.confidence[walker] as number) < rule.below) return true;
  }
  return false;
}

/** Whether a rule speaks of calls like this one, as far as their risk is known. */
function isFor(run: Run, walker: number, rule: Program['rules'][number]): boolean {
  const seen = run.walkers.seenRisk[walker] as number;
  return rule.anyRisk || (seen > 0 && rule.risk[seen - 1] === 1);
}

function isUnderRule(run: Run, walker: number): boolean {
  for (const rule of run.program.rules) if (isFor(run, walker, rule)) return true;
  return false;
}

/** A human takes the call when one is free, unless the caller gives up first. Costs money either way once taken. */
function handOver(run: Run, walker: number, time: number): typeof SUSPENDED {
  const { desk } = run.world;
  if (!desk) return SUSPENDED;
  const call = run.walkers.call[walker] as number;
  const stage = run.program.stageIds.length;
  const measured = call >= run.firstMeasured;
  const start = desk.resource.startFor(time);
  const waitMs = Math.min(start - time, desk.patienceMs);
  run.handedOff[call] = 1;
  run.count(run.sums.requests, stage, call);
  if (measured) {
    run.desk.requests += 1;
    run.desk.waitMs += waitMs;
  }
  let end = time + waitMs;
  if (start - time > desk.patienceMs) {
    desk.resource.wait(time, waitMs);
    run.result[call] = RESULT.failed;
    if (measured) run.desk.abandoned += 1;
  } else {
    end = start + sample(desk.handling, run.draws, call, drawName(PURPOSE.human, 0, 1));
    desk.resource.take(time, start, end, 0);
    run.charge(call, stage, desk.usd);
    const right = run.draws.uniform(call, drawName(PURPOSE.human, 0, 0)) < desk.rightShare;
    run.result[call] = right ? RESULT.right : RESULT.wrong;
  }
  if (run.isTraced(call)) {
    const abandoned = run.result[call] === RESULT.failed;
    run.span(call, HUMAN_DESK, time, end, { waitedMs: waitMs, abandoned, usd: abandoned ? 0 : desk.usd });
  }
  record(run, walker, call, end, end);
  return SUSPENDED;
}

function resultOf(run: Run, walker: number, call: number): number {
  const { walkers } = run;
  const ending = walkers.ending[walker];
  if (ending === ENDING.failed) return RESULT.failed;
  if (ending === ENDING.none && walkers.answer[walker] !== 0) {
    return walkers.answer[walker] === 1 ? RESULT.right : RESULT.wrong;
  }
  if (ending === ENDING.none && walkers.failed[walker]) return RESULT.failed;
  return run.isRefuseClass(call) ? RESULT.right : RESULT.abstained;
}

function record(run: Run, walker: number, call: number, end: number, first: number): void {
  const arrival = run.traffic.timeMs[call] as number;
  run.latencyMs[call] = end - arrival;
  run.firstTokenMs[call] = Math.max(0, Math.min(first, end) - arrival);
  run.walkers.release(walker);
}
