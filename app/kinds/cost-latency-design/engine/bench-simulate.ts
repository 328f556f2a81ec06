import { catalogue } from '../catalogue';
import { design } from '../design';
import { seededRandom } from '../../../lib/random';
import { toTraffic, type Traffic } from '../traffic';
import { Draws } from './draws';
import { simulate } from './simulate';
import type { SimulationOptions } from './simulation-types';

const REPEATS = 9;

/** What the benchmark measured for so many calls: medians of processor time, milliseconds. */
export interface SimulationTiming {
  calls: number;
  ms: number;
  /** A bare loop that draws the same number of uniform and normal variates. */
  bareMs: number;
}

/**
 * Times one replication of a six-stage pipeline (guard, semantic cache, retrieve, rerank, route, generate), the summary included,
 * beside a bare loop that draws the same variates. `clock` gives milliseconds; one of processor time is steadier on a busy machine.
 */
export function timeSimulation(calls: number, clock: () => number): SimulationTiming {
  const options = workload(calls);
  const { draws } = simulate(options);
  return {
    calls,
    ms: median(clock, () => void simulate(options)),
    bareMs: median(clock, () => drawOnly(draws.uniform, draws.normal)),
  };
}

function median(clock: () => number, work: () => unknown): number {
  const times = Array.from({ length: REPEATS }, () => {
    const startedAt = clock();
    work();
    return clock() - startedAt;
  });
  return times.sort((a, b) => a - b)[REPEATS >> 1] ?? 0;
}

/** Draws variates and adds them up, so that no engine may leave the loop out. */
function drawOnly(uniform: number, normal: number): number {
  const draws = new Draws(1);
  let sum = 0;
  for (let at = 0; at < uniform; at += 1) sum += draws.uniform(at, 3);
  for (let at = 0; at < normal; at += 1) sum += draws.normal(at, 5);
  return sum;
}

function workload(calls: number): SimulationOptions {
  return {
    ...SIX_STAGES,
    traffic: traffic(calls),
    seed: 1,
    slo: { latencyMs: 2_000, share: 0.95 },
    callsPerMonth: 1_000_000,
  };
}

function traffic(calls: number): Traffic {
  const random = seededRandom(7);
  let now = 0;
  return toTraffic(
    Array.from({ length: calls }, () => ({
      timeMs: (now -= 100 * Math.log(1 - random())),
      promptTokens: 600 + Math.floor(random() * 800),
      outputTokens: 40 + Math.floor(random() * 200),
      difficulty: random(),
      repeatKey: random() < 0.4 ? `q${Math.floor(random() * 500)}` : null,
      wording: Math.floor(random() * 3),
      freshnessMs: 3_600_000,
      risk: random() < 0.1 ? 'high' : 'normal',
      slice: random() < 0.5 ? 'chat' : 'mail',
      batchOk: false,
      prefixKey: 'system',
      prefixTokens: 400,
      needsContext: true,
    })),
  );
}

const part = (id: string, medianMs: number) => ({
  id,
  title: id,
  provider: 'aux',
  latency: { medianMs, p95Ms: medianMs * 2 },
  usdPerCall: 0.0001,
  errorShare: 0.001,
});
const model = (id: string, price: number, right: number) => ({
  id,
  title: id,
  provider: id,
  prices: {
    input: price,
    output: 4 * price,
    cachedInput: price / 10,
    cacheWrite: price,
    batchInput: price / 2,
    batchOutput: 2 * price,
  },
  errorShare: 0.002,
  firstToken: { medianMs: 300, p95Ms: 700 },
  msPerPromptToken: 0.05,
  perOutputToken: { medianMs: 6, p95Ms: 11 },
  limits: { requestsPerMinute: 2_000, tokensPerMinute: 4_000_000 },
  promptCache: { ttlSeconds: 300, minTokens: 200 },
  quality: [
    { x: 0, y: right },
    { x: 1, y: right / 2 },
  ],
  memoryShare: 0.2,
  abstainShare: 0.5,
  confidence: { whenRight: 0.8, whenWrong: 0.5, spread: 0.1 },
});

const SIX_STAGES = {
  catalogue: catalogue.parse({
    schemaVersion: 1,
    date: '2031-03-01',
    riskClasses: ['normal', 'high'].map((id) => ({ id, title: id, declared: id === 'high', wanted: 'answer' })),
    models: [model('small', 0.2, 0.85), model('large', 3, 0.97)],
    guards: [{ ...part('screen', 20), detects: [{ risk: 'high', recall: 0.9, falseAlarm: 0.01 }] }],
    classifiers: [{ ...part('gauge', 15), difficultyError: 0.15 }],
    embedders: [
      {
        ...part('vectors', 12),
        similarity: { same: { mean: 0.93, spread: 0.03 }, other: { mean: 0.72, spread: 0.07 } },
      },
    ],
    retrievers: [
      {
        ...part('index', 40),
        needsEmbedding: true,
        recallByK: [{ x: 4, y: 0.8 }],
        emptyShare: 0.01,
        tokensPerPassage: 150,
      },
    ],
    rerankers: [{ ...part('sorter', 60), recallByKeep: [{ x: 2, y: 0.95 }] }],
  }),
  design: design.parse({
    schemaVersion: 1,
    stages: [
      { type: 'guard', id: 'guard', guard: 'screen', onFlag: 'continue', timeoutMs: 500, onError: 'skip' },
      { type: 'semantic-cache', id: 'cache', embedder: 'vectors', threshold: 0.9, ttlSeconds: 3_600, timeoutMs: 500 },
      {
        type: 'retrieve',
        id: 'retrieve',
        retriever: 'index',
        k: 8,
        onEmpty: 'abstain',
        timeoutMs: 500,
        onError: 'abstain',
      },
      { type: 'rerank', id: 'rerank', reranker: 'sorter', keep: 3, timeoutMs: 500, onError: 'skip' },
      {
        type: 'route-by-difficulty',
        id: 'route',
        classifier: 'gauge',
        branches: [{ below: 0.5, stages: [generate('answer-small', 'small')] }],
        otherwise: { stages: [generate('answer-large', 'large')] },
      },
    ],
  }),
};

function generate(id: string, modelId: string) {
  return {
    type: 'generate' as const,
    id,
    model: modelId,
    maxTokens: 400,
    promptCaching: true,
    timeoutMs: 8_000,
    retry: { limit: 1, backoffMs: 100 },
    fallbackModels: [modelId === 'small' ? 'large' : 'small'],
  };
}
