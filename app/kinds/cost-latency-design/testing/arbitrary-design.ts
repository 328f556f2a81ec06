import fc from 'fast-check';
import type { DesignInput } from '../design';
import { design, type Design } from '../design';
import { plainCatalogue, plainModel } from './plain-world';
import type { ScenarioEvent } from '../scenario';
import { toTraffic, trafficCall, type Traffic } from '../traffic';

type StageInput = DesignInput['stages'][number];

/** A catalogue in which everything fails, waits and varies a little. */
export function roughCatalogue() {
  const plain = plainCatalogue();
  const rough = { errorShare: 0.05, hangShare: 0.02, concurrency: 3 };
  const latency = { medianMs: 50, p95Ms: 200 };
  const model = (id: string, right: number) =>
    plainModel({
      id,
      title: id,
      ...rough,
      provider: id,
      firstToken: { medianMs: 200, p95Ms: 700 },
      perOutputToken: { medianMs: 3, p95Ms: 9 },
      limits: { requestsPerMinute: 300, tokensPerMinute: 500_000, burstSeconds: 1, maxQueueMs: 5_000 },
      batchTurnaround: { medianMs: 20_000, p95Ms: 60_000 },
      quality: [
        { x: 0, y: right },
        { x: 1, y: right / 3 },
      ],
      memoryShare: 0.3,
      abstainShare: 0.3,
      confidence: { whenRight: 0.8, whenWrong: 0.5, spread: 0.2 },
    });
  return plainCatalogue({
    models: [model('plain', 0.8), model('spare', 0.95)],
    guards: plain.guards.map((item) => ({
      ...item,
      ...rough,
      latency,
      detects: [{ risk: 'abuse', recall: 0.8, falseAlarm: 0.05 }],
    })),
    classifiers: plain.classifiers.map((item) => ({ ...item, ...rough, latency, difficultyError: 0.2 })),
    embedders: plain.embedders.map((item) => ({ ...item, ...rough, latency })),
    rewriters: plain.rewriters.map((item) => ({ ...item, ...rough, latency })),
    retrievers: plain.retrievers.map((item) => ({ ...item, ...rough, latency, emptyShare: 0.1 })),
    rerankers: plain.rerankers.map((item) => ({ ...item, ...rough, latency })),
    humanDesk: {
      usdPerHandOff: 3,
      handling: { medianMs: 60_000, p95Ms: 200_000 },
      agents: 2,
      patienceMs: 200_000,
      rightShare: 0.97,
    },
  });
}

const waiting = {
  timeoutMs: fc.option(fc.integer({ min: 20, max: 3_000 }), { nil: undefined }),
  retry: fc.option(fc.record({ limit: fc.constantFrom(0, 1, 3, null), backoffMs: fc.integer({ min: 0, max: 500 }) }), {
    nil: undefined,
  }),
};
const onError = fc.constantFrom('skip' as const, 'fail' as const, 'abstain' as const, 'hand-off' as const);
const model = fc.constantFrom('plain', 'spare');
const id = fc.constant('x');

const generate: fc.Arbitrary<StageInput> = fc.record({
  type: fc.constant('generate' as const),
  id,
  ...waiting,
  model,
  maxTokens: fc.integer({ min: 10, max: 500 }),
  streaming: fc.boolean(),
  promptCaching: fc.boolean(),
  onlyIfConfidenceBelow: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  hedgeAfterMs: fc.option(fc.integer({ min: 50, max: 1_000 }), { nil: undefined }),
  fallbackModels: fc.array(model, { maxLength: 2 }),
  degrade: fc.option(
    fc.record({ whenQueueMsAbove: fc.integer({ min: 0, max: 500 }), model, maxTokens: fc.constant(60) }),
    { nil: undefined },
  ),
  onError,
});
const simple: fc.Arbitrary<StageInput>[] = [
  generate,
  fc.record({
    type: fc.constant('guard' as const),
    id,
    ...waiting,
    guard: fc.constant('guard'),
    onFlag: fc.constantFrom('block' as const, 'hand-off' as const, 'continue' as const),
    onError,
  }),
  fc.record({ type: fc.constant('rewrite' as const), id, ...waiting, rewriter: fc.constant('rewriter'), onError }),
  fc.record({
    type: fc.constant('rerank' as const),
    id,
    ...waiting,
    reranker: fc.constant('reranker'),
    keep: fc.constantFrom(1, 3),
    onError,
  }),
];
const shared: fc.Arbitrary<StageInput>[] = [
  fc.record({ type: fc.constant('exact-cache' as const), id, ttlSeconds: fc.constantFrom(5, 500) }),
  fc.record({
    type: fc.constant('semantic-cache' as const),
    id,
    ...waiting,
    embedder: fc.constant('embedder'),
    threshold: fc.double({ min: 0, max: 1, noNaN: true }),
    ttlSeconds: fc.constantFrom(5, 500),
  }),
  fc.record({
    type: fc.constant('batch' as const),
    id,
    model,
    maxTokens: fc.constant(200),
    size: fc.integer({ min: 1, max: 20 }),
    maxWaitMs: fc.integer({ min: 1, max: 30_000 }),
  }),
];
const branchStages = fc.array(fc.oneof(...simple), { minLength: 1, maxLength: 3 });
const stage: fc.Arbitrary<StageInput> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(...simple) },
  { weight: 3, arbitrary: fc.oneof(...shared) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('parallel' as const),
      id,
      join: fc.constantFrom('all' as const, 'first' as const),
      branches: fc.array(branchStages, { minLength: 2, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('route-by-difficulty' as const),
      id,
      ...waiting,
      classifier: fc.constant('classifier'),
      branches: fc.tuple(fc.record({ below: fc.constant(0.5), stages: branchStages })),
      otherwise: fc.record({ stages: branchStages }),
    }),
  },
);
/** An embed stage goes before every retrieve, and one before a rerank makes it find something. */
const search: fc.Arbitrary<StageInput[]> = fc
  .record({
    onEmpty: fc.constantFrom('abstain' as const, 'continue' as const, 'fallback-model' as const, 'hand-off' as const),
    onError,
    ...waiting,
  })
  .map((chosen) => [
    { type: 'embed', id: 'x', embedder: 'embedder', onError: 'skip' },
    { type: 'retrieve', id: 'x', retriever: 'retriever', k: 6, fallbackModel: 'spare', ...chosen },
  ]);

/** Designs of all stage types, each of which runs on the rough catalogue. */
export const arbitraryDesign: fc.Arbitrary<Design> = fc
  .record({
    before: fc.array(stage, { maxLength: 2 }),
    search: fc.oneof(search, fc.constant([])),
    after: fc.array(stage, { maxLength: 3 }),
    deadlineMs: fc.option(fc.integer({ min: 500, max: 10_000 }), { nil: undefined }),
    handOff: fc.record({
      rules: fc.array(
        fc.record({
          risk: fc.constantFrom([], ['normal']),
          confidenceBelow: fc.double({ min: 0, max: 0.6, noNaN: true }),
        }),
        { maxLength: 1 },
      ),
      whenFailed: fc.boolean(),
      whenAbstained: fc.boolean(),
    }),
  })
  .map(({ before, search: middle, after, ...rest }) => {
    let count = 0;
    const text = JSON.stringify({ schemaVersion: 1, stages: [...before, ...middle, ...after], ...rest });
    return design.parse(JSON.parse(text.replaceAll('"id":"x"', () => `"id":"s${(count += 1)}"`)));
  });

/** Traffic of up to 300 calls in a minute, some of which repeat questions, wait for batches, or should be refused. */
export const arbitraryTraffic: fc.Arbitrary<Traffic> = fc
  .array(
    fc.record({
      timeMs: fc.integer({ min: 0, max: 60_000 }),
      promptTokens: fc.integer({ min: 0, max: 5_000 }),
      outputTokens: fc.integer({ min: 1, max: 400 }),
      difficulty: fc.double({ min: 0, max: 1, noNaN: true }),
      repeatKey: fc.constantFrom('a', 'b', 'c', null),
      wording: fc.integer({ min: 0, max: 2 }),
      freshnessMs: fc.constantFrom(null, 5_000),
      risk: fc.constantFrom('normal', 'regulated', 'abuse'),
      slice: fc.constantFrom('chat', 'mail'),
      batchOk: fc.boolean(),
      prefixKey: fc.constantFrom('p', 'q', null),
      prefixTokens: fc.constantFrom(0, 500),
      needsContext: fc.boolean(),
    }),
    { maxLength: 300, size: 'max' },
  )
  .map((calls) =>
    toTraffic(
      calls.map((call) => trafficCall.parse(call)),
      60_000,
    ),
  );

const span = fc.integer({ min: 0, max: 40_000 }).map((fromMs) => ({ fromMs, toMs: fromMs + 15_000 }));
/** A list of things that happen. */
export const arbitraryEvents: fc.Arbitrary<ScenarioEvent[]> = fc.array(
  fc.oneof(
    span.map((when) => ({ type: 'burst' as const, ...when, factor: 2.5 })),
    fc
      .record({
        when: span,
        mode: fc.constantFrom('error' as const, 'hang' as const, 'slow' as const),
        provider: fc.constantFrom('plain', 'spare', 'aux'),
      })
      .map(({ when, ...rest }) => ({ type: 'outage' as const, ...when, ...rest, share: 0.9, slowdown: 4 })),
    fc.integer({ min: 0, max: 60_000 }).map((atMs) => ({ type: 'cold-cache' as const, atMs })),
    span.map((when) => ({ type: 'retrieval-empty' as const, ...when, share: 0.8 })),
    fc.constant({ type: 'price-change' as const, fromMs: 20_000, model: 'spare', prices: { input: 9 } }),
    span.map((when) => ({ type: 'difficulty-drift' as const, ...when, shift: 0.3 })),
  ),
  { maxLength: 3 },
);
