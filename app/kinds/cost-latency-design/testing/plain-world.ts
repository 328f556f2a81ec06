import type { z } from 'zod';
import { catalogue, type Catalogue } from '../catalogue';
import { design, type Design, type DesignInput } from '../design';
import { simulate } from '../engine/simulate';
import type { SimulationOptions, SimulationResult } from '../engine/simulation-types';
import { seededRandom } from '../../../lib/random';
import { toTraffic, trafficCall, type Traffic } from '../traffic';

type CatalogueInput = z.input<typeof catalogue>;
type ModelInput = CatalogueInput['models'][number];
type CallInput = z.input<typeof trafficCall>;

const constant = (ms: number) => ({ medianMs: ms, p95Ms: ms });

/** A model without any randomness: 100 ms to the first token, 1 ms per token, always right, $1 / $2 per million tokens. */
export function plainModel(change: Partial<ModelInput> = {}): ModelInput {
  return {
    id: 'plain',
    title: 'Plain',
    provider: 'north',
    prices: { input: 1, output: 2, cachedInput: 0.1, cacheWrite: 1.25, batchInput: 0.5, batchOutput: 1 },
    firstToken: constant(100),
    msPerPromptToken: 0,
    perOutputToken: constant(1),
    limits: { burstSeconds: 0, maxQueueMs: 1e12 },
    promptCache: { ttlSeconds: 300, minTokens: 100 },
    quality: [{ x: 0, y: 1 }],
    memoryShare: 0,
    abstainShare: 0,
    confidence: { whenRight: 0.9, whenWrong: 0.4, spread: 0 },
    ...change,
  };
}

/** A catalogue with one of everything, none of it random unless changed. */
export function plainCatalogue(change: Partial<CatalogueInput> = {}): Catalogue {
  const service = (id: string) => ({ id, title: id, provider: 'aux', latency: constant(10), usdPerCall: 0.0001 });
  return catalogue.parse({
    schemaVersion: 1,
    date: '2031-03-01',
    riskClasses: [
      { id: 'normal', title: 'Normal', declared: true, wanted: 'answer' },
      { id: 'regulated', title: 'Regulated', declared: false, wanted: 'answer' },
      { id: 'abuse', title: 'Abuse', declared: false, wanted: 'refuse' },
    ],
    models: [
      plainModel(),
      plainModel({ id: 'spare', title: 'Spare', provider: 'south', batchTurnaround: constant(60_000) }),
    ],
    guards: [{ ...service('guard'), detects: [{ risk: 'abuse', recall: 1, falseAlarm: 0 }] }],
    classifiers: [{ ...service('classifier'), difficultyError: 0 }],
    embedders: [
      {
        ...service('embedder'),
        similarity: { same: { mean: 0.95, spread: 0.01 }, other: { mean: 0.7, spread: 0.05 } },
      },
    ],
    rewriters: [{ ...service('rewriter'), recallGain: 0.5 }],
    retrievers: [
      {
        ...service('retriever'),
        needsEmbedding: true,
        recallByK: [
          { x: 1, y: 0.4 },
          { x: 10, y: 1 },
        ],
        emptyShare: 0,
        tokensPerPassage: 100,
      },
    ],
    rerankers: [{ ...service('reranker'), recallByKeep: [{ x: 1, y: 1 }] }],
    humanDesk: { usdPerHandOff: 3, handling: constant(120_000), agents: 2, patienceMs: 600_000, rightShare: 1 },
    ...change,
  });
}

/** Parses a design; by default one generate stage. */
export function plainDesign(stages: DesignInput['stages'], rest: Partial<DesignInput> = {}): Design {
  return design.parse({ schemaVersion: 1, stages, ...rest });
}

/** A generate stage with the plain model. */
export const answer = (change: Partial<Extract<DesignInput['stages'][number], { type: 'generate' }>> = {}) => ({
  type: 'generate' as const,
  id: 'answer',
  model: 'plain',
  maxTokens: 1_000,
  ...change,
});

/** Calls that need no context; 1,000 prompt and 100 output tokens unless changed. */
export function plainCalls(times: readonly number[], change: (at: number) => Partial<CallInput> = () => ({})): Traffic {
  const calls = times.map((timeMs, at) =>
    trafficCall.parse({
      timeMs,
      promptTokens: 1_000,
      outputTokens: 100,
      difficulty: 0.5,
      risk: 'normal',
      slice: 'chat',
      needsContext: false,
      ...change(at),
    }),
  );
  return toTraffic(calls);
}

/** Arrival times of a Poisson process with a mean gap. */
export function poissonTimes(count: number, meanGapMs: number, seed: number): number[] {
  const random = seededRandom(seed);
  let now = 0;
  return Array.from({ length: count }, () => (now -= meanGapMs * Math.log(1 - random())));
}

/** Simulates with seed 1, a limit of two seconds and a million calls per month, unless changed. */
export function run(
  change: Partial<SimulationOptions> & Pick<SimulationOptions, 'design' | 'traffic'>,
): SimulationResult {
  return simulate({
    catalogue: plainCatalogue(),
    seed: 1,
    slo: { latencyMs: 2_000, share: 0.95 },
    callsPerMonth: 1_000_000,
    ...change,
  });
}

/** A metric of all calls; fails the test when there is none. */
export function metric(result: SimulationResult, name: keyof SimulationResult['all']['metrics']): number {
  const estimate = result.all.metrics[name];
  if (!estimate) throw new Error(`no ${name}`);
  return estimate.value;
}
