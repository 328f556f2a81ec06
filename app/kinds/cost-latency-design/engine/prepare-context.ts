import { drawName, PURPOSE } from './draws';
import { ENDING, ON_EMPTY, type Op } from './ops';
import { afterFailure, requestService } from './request-service';
import type { Run } from './run';
import { lookUp, type Lookup } from './sampler';

/** Screens a call: it may see the call's risk class, or one that is not there. */
export function screen(run: Run, walker: number, op: Op, time: number): number {
  const at = requestService(run, walker, op, time);
  if (at < 0) return afterFailure(run, walker, op, at);
  const call = run.walkers.call[walker] as number;
  const risk = run.riskOf[run.traffic.risk[call] as number] as number;
  run.walkers.pc[walker] = op.next;
  for (let index = 0; index < op.detects.length; index += 1) {
    const detect = op.detects[index];
    if (!detect) continue;
    const chance = detect.risk === risk ? detect.recall : detect.falseAlarm;
    const name = drawName(PURPOSE.flag + Math.min(detect.risk, 40), op.ordinal, 0);
    if (chance === 0 || run.draws.uniform(call, name) >= chance) continue;
    run.walkers.seenRisk[walker] = detect.risk + 1;
    if (run.isTraced(call)) run.span(call, op.stageId, at, at, { flagged: run.world.riskIds[detect.risk] ?? '' });
    if (op.onFlag !== ENDING.none) return run.finish(walker, op, op.onFlag, at);
  }
  return at;
}

/** Rewrites the query; vectors of the old one no longer fit. */
export function rewrite(run: Run, walker: number, op: Op, time: number): number {
  const at = requestService(run, walker, op, time);
  if (at < 0) return afterFailure(run, walker, op, at);
  run.walkers.recallGain[walker] = op.recallGain;
  run.walkers.embedder[walker] = -1;
  run.walkers.pc[walker] = op.next;
  return at;
}

/** Embeds the query, unless the same embedder has done so already. */
export function embed(run: Run, walker: number, op: Op, time: number): number {
  if (run.walkers.embedder[walker] === op.embedder) {
    run.walkers.pc[walker] = op.next;
    return time;
  }
  const at = requestService(run, walker, op, time);
  if (at < 0) return afterFailure(run, walker, op, at);
  run.walkers.embedder[walker] = op.embedder;
  run.walkers.pc[walker] = op.next;
  return at;
}

/**
 * Retrieves passages: none at all with a chance that a scenario may raise (and always when there is no vector to search by), else k of
 * them, among which the facts are with the recall at k.
 */
export function retrieve(run: Run, walker: number, op: Op, time: number): number {
  const { walkers, draws } = run;
  const at = requestService(run, walker, op, time);
  if (at < 0) return afterFailure(run, walker, op, at);
  const call = walkers.call[walker] as number;
  const vectors = walkers.embedder[walker] as number;
  walkers.pc[walker] = op.next;
  let chance = op.emptyShare;
  for (const spike of run.world.emptySpikes) {
    if (at >= spike.fromMs && at < spike.toMs) chance = Math.max(chance, spike.share);
  }
  if (op.needsEmbedding && vectors < 0) chance = 1;
  if (chance > 0 && draws.uniform(call, drawName(PURPOSE.empty, op.ordinal, 0)) < chance) {
    if (run.isTraced(call)) run.span(call, op.stageId, at, at, { passages: 0 });
    if (op.onEmpty === ON_EMPTY.abstain) return run.finish(walker, op, ENDING.abstained, at);
    if (op.onEmpty === ON_EMPTY.handOff) return run.finish(walker, op, ENDING.handOff, at);
    if (op.onEmpty === ON_EMPTY.fallbackModel) walkers.override[walker] = op.fallbackModel;
    return at;
  }
  let recall = op.recall * (op.needsEmbedding ? (run.program.recallFactor[vectors] as number) : 1);
  recall += (1 - recall) * (walkers.recallGain[walker] as number);
  walkers.passages[walker] = op.k;
  walkers.passageTokens[walker] = op.k * op.tokensPerPassage;
  const found = draws.uniform(call, drawName(PURPOSE.recall, op.ordinal, 0)) < recall;
  if (found) walkers.facts[walker] = 1;
  if (run.isTraced(call)) run.span(call, op.stageId, at, at, { passages: op.k, facts: walkers.facts[walker] === 1 });
  return at;
}

/** Keeps the best passages; the one with the facts is among them with the reranker's recall. Keeping all loses none. */
export function rerank(run: Run, walker: number, op: Op, time: number): number {
  const { walkers } = run;
  const before = walkers.passages[walker] as number;
  if (before === 0) {
    walkers.pc[walker] = op.next;
    return time;
  }
  const at = requestService(run, walker, op, time);
  if (at < 0) return afterFailure(run, walker, op, at);
  walkers.pc[walker] = op.next;
  if (op.k >= before) return at;
  const call = walkers.call[walker] as number;
  walkers.passages[walker] = op.k;
  walkers.passageTokens[walker] = Math.round(((walkers.passageTokens[walker] as number) * op.k) / before);
  const keeps = lookUp(op.recallByKeep as Lookup, op.k);
  const needs = run.traffic.needsContext[call] === 1;
  if (needs && run.draws.uniform(call, drawName(PURPOSE.keep, op.ordinal, 0)) >= keeps) walkers.facts[walker] = 0;
  if (run.isTraced(call)) run.span(call, op.stageId, at, at, { passages: op.k, facts: walkers.facts[walker] === 1 });
  return at;
}

/** Estimates difficulty, with the classifier's error, and takes the first branch whose limit is above it. */
export function routeByDifficulty(run: Run, walker: number, op: Op, time: number): number {
  const code = requestService(run, walker, op, time);
  if (code === -1) return code;
  const last = op.branches.length - 1;
  let branch = last;
  // Without an estimate a call is taken for a hard one.
  const at = code < 0 ? -2 - code : code;
  const call = run.walkers.call[walker] as number;
  if (code >= 0) {
    const noise = op.error === 0 ? 0 : op.error * run.draws.normal(call, drawName(PURPOSE.estimate, op.ordinal, 0));
    const estimate = Math.min(0.999999, Math.max(0, (run.traffic.difficulty[call] as number) + noise));
    branch = 0;
    while (branch < last && estimate >= (op.limits[branch] as number)) branch += 1;
    if (run.isTraced(call)) run.span(call, op.stageId, at, at, { branch: branch + 1, estimatedDifficulty: estimate });
  }
  run.walkers.pc[walker] = op.branches[branch] as number;
  return at;
}

/** Takes the branch for what is known of a call without asking anybody. */
export function routeByAttribute(run: Run, walker: number, op: Op, time: number): number {
  const call = run.walkers.call[walker] as number;
  const value =
    op.attribute === 0
      ? (run.walkers.seenRisk[walker] as number)
      : op.attribute === 1
        ? (run.traffic.slice[call] as number) + 1
        : (run.traffic.batchOk[call] as number) + 1;
  const branch = op.branchOf[value] as number;
  if (run.isTraced(call)) run.span(call, op.stageId, time, time, { branch: branch + 1 });
  run.walkers.pc[walker] = op.branches[branch] as number;
  return time;
}
