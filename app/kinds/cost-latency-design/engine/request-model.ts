import { drawName, PURPOSE } from './draws';
import { judgeAnswer } from './judge-answer';
import type { Op } from './ops';
import { FATE, fateOf, HANG_MS, slowdownAt } from './request-service';
import type { Run } from './run';
import { sample } from './sampler';
import { answerName, traceRequest } from './trace-request';
import { pricesAt, type RunningModel } from './world';

/**
 * Sends one request to a model at `now` and fills `run.settled`: when it ended, and if well, the answer. Times: the line at its limits,
 * the first token (longer by every prompt token not in the prompt cache), then every token. Billed is what the provider worked:
 * with streaming, a request cut by the timeout costs its prompt and the tokens written until then; without, all of it.
 */
export function requestModel(
  run: Run,
  walker: number,
  op: Op,
  modelIndex: number,
  maxTokens: number,
  now: number,
  timeoutMs: number,
  attempt: number,
): void {
  const { settled, traffic, draws } = run;
  const model = run.world.models[modelIndex] as RunningModel;
  const call = run.walkers.call[walker] as number;
  const { resource } = model;
  run.count(run.sums.requests, op.stage, call);
  settled.ok = false;
  settled.answer = 0;
  const start = resource.startFor(now);
  if (resource.refuses(now, start)) {
    run.count(run.sums.refused, op.stage, call);
    settled.at = now + model.errorAfterMs;
    return traceRequest(run, call, op, 'model', model.id, now, now, attempt, 'refused');
  }
  if (start - now >= timeoutMs) {
    resource.wait(now, timeoutMs);
    run.count(run.sums.timeouts, op.stage, call);
    settled.at = now + timeoutMs;
    return traceRequest(run, call, op, 'model', model.id, now, settled.at, attempt, 'timeout');
  }
  const promptTokens = (traffic.promptTokens[call] as number) + (run.walkers.passageTokens[walker] as number);
  const needed = Math.max(1, Math.round((traffic.outputTokens[call] as number) * model.verbosity));
  const outputTokens = Math.min(maxTokens, needed);
  const tokens = promptTokens + outputTokens;
  const fate = fateOf(run, model, call, op, attempt, start);
  if (fate !== FATE.ok) {
    const end = start + (fate === FATE.hang ? HANG_MS : model.errorAfterMs);
    settled.at = Math.min(end, now + timeoutMs);
    resource.take(now, start, settled.at, promptTokens);
    model.tokens += promptTokens;
    const hung = fate === FATE.hang || settled.at < end;
    run.count(hung ? run.sums.timeouts : run.sums.errors, op.stage, call);
    return traceRequest(run, call, op, 'model', model.id, now, start, attempt, hung ? 'timeout' : 'error');
  }
  const slow = slowdownAt(run, model, call, op, attempt, start);
  const prices = pricesAt(model, start);
  const prefix = op.promptCaching ? prefixTokens(run, call, model) : 0;
  const cached = prefix > 0 && isCached(run, call, modelIndex, start);
  const fresh = promptTokens - (cached ? prefix : 0);
  const toFirst = sample(model.firstToken, draws, call, drawName(PURPOSE.latency, op.ordinal, attempt));
  const perToken = slow * sample(model.perOutputToken, draws, call, drawName(PURPOSE.perToken, op.ordinal, attempt));
  const first = start + slow * (toFirst + fresh * model.msPerPromptToken);
  const end = first + outputTokens * perToken;
  const limit = now + timeoutMs;
  const cut = end > limit;
  settled.at = cut ? limit : end;
  const written = !cut || !op.streaming ? outputTokens : limit <= first ? 0 : Math.floor((limit - first) / perToken);
  const prefixPrice = cached ? prices.cachedInput : prices.cacheWrite;
  const usd = (promptTokens - prefix) * prices.input + prefix * prefixPrice + written * prices.output;
  if (prefix > 0 && (!cut || first <= limit || !op.streaming))
    keepPrefix(run, call, modelIndex, model, start, first, cached);
  resource.take(now, start, cut && op.streaming ? limit : end, tokens);
  model.tokens += tokens;
  run.charge(call, op.stage, usd);
  if (cut) {
    run.count(run.sums.timeouts, op.stage, call);
  } else {
    settled.ok = true;
    settled.firstToken = op.streaming && op.last ? first : end;
    judgeAnswer(run, walker, model, op, attempt, outputTokens / needed);
  }
  traceRequest(run, call, op, 'model', model.id, now, start, attempt, cut ? 'timeout' : 'ok', {
    promptTokens,
    outputTokens: written,
    cachedTokens: cached ? prefix : 0,
    writtenTokens: cached ? 0 : prefix,
    usd,
    ...(first <= settled.at && op.streaming ? { firstTokenMs: first } : {}),
    ...(cut ? {} : { answer: answerName(settled.answer, settled.reason), confidence: settled.confidence }),
  });
}

function prefixTokens(run: Run, call: number, model: RunningModel): number {
  const tokens = run.traffic.prefixTokens[call] as number;
  return (run.traffic.prefixKey[call] as number) >= 0 && tokens >= model.cacheMinTokens ? tokens : 0;
}

function isCached(run: Run, call: number, modelIndex: number, start: number): boolean {
  const at = modelIndex * run.traffic.prefixKeys + (run.traffic.prefixKey[call] as number);
  const from = run.prefixFrom[at] as number;
  return start >= from && from >= run.flushedAt && start <= (run.prefixUntil[at] as number);
}

/** A use prolongs the life of a prefix; a miss writes it, to be found once its first token has come. */
function keepPrefix(
  run: Run,
  call: number,
  modelIndex: number,
  model: RunningModel,
  start: number,
  first: number,
  cached: boolean,
): void {
  const at = modelIndex * run.traffic.prefixKeys + (run.traffic.prefixKey[call] as number);
  const from = run.prefixFrom[at] as number;
  const underWay = from > start && from !== Infinity;
  if (!cached && !underWay) run.prefixFrom[at] = first;
  run.prefixUntil[at] = Math.max(run.prefixUntil[at] as number, (cached ? start : first) + model.cacheTtlMs);
}
