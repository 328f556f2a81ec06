import { drawName, PURPOSE } from './draws';
import { ENDING, type Op } from './ops';
import { judgeAnswer } from './judge-answer';
import { outageAt } from './request-service';
import { EVENT, SUSPENDED, type OpenBatch, type Run } from './run';
import { sample } from './sampler';
import { answerName, traceRequest } from './trace-request';
import { pricesAt, type RunningModel } from './world';

/** Serial numbers of batches in event payloads run modulo this; a step is named by the rest. */
const SERIALS = 1 << 20;

/** Puts a call into the batch being filled, and hands the batch in when it is full. */
export function joinBatch(run: Run, walker: number, op: Op, time: number): number {
  if (time > run.now) return run.resumeAt(walker, time);
  const index = run.walkers.pc[walker] as number;
  const batch = run.batches[index] as OpenBatch;
  run.walkers.link[walker] = batch.size === 0 ? -1 : batch.head;
  batch.head = walker;
  batch.size += 1;
  run.walkers.heldSince[walker] = time;
  if (batch.size >= op.size) handIn(run, op, batch);
  else if (batch.size === 1) {
    run.heap.push(time + op.maxWaitMs, (index * SERIALS + (batch.serial % SERIALS)) * 4 + EVENT.flush);
  }
  return SUSPENDED;
}

/** The longest wait of a batch is over: hands it in, unless it was full before. */
export function flushBatch(run: Run, name: number): void {
  const index = Math.floor(name / SERIALS);
  const batch = run.batches[index] as OpenBatch;
  if (batch.size > 0 && batch.serial % SERIALS === name % SERIALS) handIn(run, run.program.ops[index] as Op, batch);
}

/** All calls of a batch come back together. During an outage the provider starts on it when the outage is over. */
function handIn(run: Run, op: Op, batch: OpenBatch): void {
  const model = run.world.models[op.model] as RunningModel;
  const { walkers, draws } = run;
  let start = run.now;
  for (let outage = outageAt(model, start); outage && outage.mode !== 'slow'; outage = outageAt(model, start)) {
    start = outage.toMs;
  }
  const turnaround = model.batchTurnaround ?? { scale: 0, sigma: 0 };
  const end = start + sample(turnaround, draws, batch.serial, drawName(PURPOSE.latency, op.ordinal, 0));
  let walker = batch.head;
  batch.head = -1;
  batch.size = 0;
  batch.serial += 1;
  while (walker >= 0) {
    const following = walkers.link[walker] as number;
    answerBatched(run, walker, op, model, end);
    walker = following;
  }
}

function answerBatched(run: Run, walker: number, op: Op, model: RunningModel, end: number): void {
  const { walkers, traffic, draws, settled } = run;
  const call = walkers.call[walker] as number;
  const waitingSince = walkers.heldSince[walker] as number;
  settled.at = end;
  run.count(run.sums.requests, op.stage, call);
  if (model.errorShare > 0 && draws.uniform(call, drawName(PURPOSE.error, op.ordinal, 0)) < model.errorShare) {
    run.count(run.sums.errors, op.stage, call);
    run.finish(walker, op, ENDING.failed, end);
    traceRequest(run, call, op, 'model', model.id, waitingSince, run.now, 0, 'error', { batch: true });
  } else {
    const promptTokens = (traffic.promptTokens[call] as number) + (walkers.passageTokens[walker] as number);
    const needed = Math.max(1, Math.round((traffic.outputTokens[call] as number) * model.verbosity));
    const outputTokens = Math.min(op.maxTokens, needed);
    const prices = pricesAt(model, run.now);
    const usd = promptTokens * prices.batchInput + outputTokens * prices.batchOutput;
    run.charge(call, op.stage, usd);
    judgeAnswer(run, walker, model, op, 0, outputTokens / needed);
    walkers.answer[walker] = settled.answer;
    walkers.reason[walker] = settled.reason;
    walkers.confidence[walker] = settled.confidence;
    walkers.firstToken[walker] = end;
    walkers.failed[walker] = 0;
    walkers.pc[walker] = op.next;
    const answer = answerName(settled.answer, settled.reason);
    const more = { batch: true, promptTokens, outputTokens, usd, answer, confidence: settled.confidence };
    traceRequest(run, call, op, 'model', model.id, waitingSince, run.now, 0, 'ok', more);
  }
  run.resumeAt(walker, end);
}
