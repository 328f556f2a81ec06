import { drawName, PURPOSE } from './draws';
import type { Op } from './ops';
import { REASON, type Run } from './run';
import { lookUp } from './sampler';
import type { RunningModel } from './world';

/**
 * Whether an answer is right. Every call has one coin for all models, so a better model is right wherever a worse one is. Without
 * the facts a model abstains, is right by memory, or invents. A cut-off answer is right by the share of it that fits.
 */
export function judgeAnswer(
  run: Run,
  walker: number,
  model: RunningModel,
  op: Op,
  attempt: number,
  complete: number,
): void {
  const { settled, traffic, draws, walkers } = run;
  const call = walkers.call[walker] as number;
  const facts = walkers.facts[walker] === 1;
  settled.reason = REASON.none;
  if (!facts && draws.uniform(call, drawName(PURPOSE.abstain, 0, 0)) < model.abstainShare) {
    settled.answer = 0;
    settled.confidence = 0;
    return;
  }
  const clear = 1 - model.distraction * (walkers.passages[walker] as number);
  const able = lookUp(model.quality, traffic.difficulty[call] as number) * Math.max(0, clear);
  const coin = draws.uniform(call, drawName(PURPOSE.right, 0, 0));
  const whole = coin < able * (facts ? 1 : model.memoryShare);
  const right =
    whole && coin < able * (facts ? 1 : model.memoryShare) * Math.min(1, complete) && !run.isRefuseClass(call);
  if (!right) {
    if (!facts) settled.reason = REASON.invented;
    else if (whole && complete < 1) settled.reason = REASON.truncated;
  }
  settled.answer = right ? 1 : 2;
  const mean = right ? model.whenRight : model.whenWrong;
  const noise =
    model.spread === 0 ? 0 : model.spread * draws.normal(call, drawName(PURPOSE.confidence, op.ordinal, attempt));
  settled.confidence = Math.min(1, Math.max(0, mean + noise));
}
