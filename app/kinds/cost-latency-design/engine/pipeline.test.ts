import { describe, expect, test } from 'vitest';
import { answer, metric, plainCalls, plainCatalogue, plainDesign, plainModel, run } from '../testing/plain-world';

const embed = { type: 'embed' as const, id: 'embed', embedder: 'embedder' };
const retrieve = { type: 'retrieve' as const, id: 'retrieve', retriever: 'retriever', k: 10 };
const exact = { type: 'exact-cache' as const, id: 'exact', ttlSeconds: 60 };
const semantic = (threshold: number) => ({
  type: 'semantic-cache' as const,
  id: 'semantic',
  embedder: 'embedder',
  threshold,
  ttlSeconds: 3_600,
});

describe('caches', () => {
  const same = () => ({ repeatKey: 'q' });

  test('an exact cache serves the same wording within its life, and nothing before the answer is there', () => {
    const design = plainDesign([exact, answer()]);
    const hits = (times: number[], change: (at: number) => object = same) =>
      run({ design, traffic: plainCalls(times, change) }).caches[0]?.hits;
    expect(hits([0, 1_000, 2_000])).toBe(2);
    expect(hits([0, 100])).toBe(0);
    expect(hits([0, 70_000])).toBe(0);
    expect(hits([0, 1_000], (at) => ({ repeatKey: 'q', wording: at }))).toBe(0);
    expect(hits([0, 1_000], () => ({}))).toBe(0);
  });

  test('a hit costs nothing and is as wrong as what was stored', () => {
    const wrong = plainCatalogue({ models: [plainModel({ quality: [{ x: 0, y: 0 }] })] });
    const design = plainDesign([exact, answer()]);
    const result = run({ catalogue: wrong, design, traffic: plainCalls([0, 1_000], same) });
    expect(metric(result, 'wrong-share')).toBe(1);
    expect(result.caches[0]?.wrongHits).toBe(1);
    expect(metric(result, 'cost-per-call')).toBeCloseTo(0.0006, 9);
  });

  test('an answer older than a call allows is stale', () => {
    const design = plainDesign([exact, answer()]);
    const traffic = plainCalls([0, 30_000], () => ({ repeatKey: 'q', freshnessMs: 10_000 }));
    expect(metric(run({ design, traffic }), 'stale-share')).toBe(0.5);
  });

  test('a semantic cache that takes everything for the same serves answers to other questions', () => {
    const traffic = plainCalls(
      Array.from({ length: 300 }, (_, at) => at * 1_000),
      (at) => ({ repeatKey: `q${at % 50}`, wording: at }),
    );
    const mismatched = (threshold: number) =>
      metric(run({ design: plainDesign([semantic(threshold), answer()]), traffic }), 'mismatched-share');
    expect(mismatched(0)).toBeGreaterThan(0.9);
    expect(mismatched(0.75)).toBeGreaterThan(mismatched(0.8));
    expect(mismatched(0.9)).toBeLessThan(0.02);
    const careful = run({ design: plainDesign([semantic(0.9), answer()]), traffic });
    expect(metric(careful, 'cache-share')).toBeGreaterThan(0.7);
    expect(metric(careful, 'wrong-share')).toBeLessThan(0.02);
  });

  test('risk classes can be kept out, as far as they are known', () => {
    const traffic = plainCalls([0, 1_000], () => ({ repeatKey: 'q', risk: 'normal' }));
    const design = plainDesign([{ ...exact, exceptRisk: ['normal'] }, answer()]);
    expect(run({ design, traffic }).caches[0]).toMatchObject({ lookups: 0, hits: 0 });
  });

  test('a cold cache has forgotten everything', () => {
    const traffic = plainCalls([0, 1_000, 2_000], same);
    const design = plainDesign([exact, answer()]);
    expect(run({ design, traffic, events: [{ type: 'cold-cache', atMs: 1_500 }] }).caches[0]?.hits).toBe(1);
  });
});

describe('retrieval', () => {
  const needs = plainCalls([0, 1_000], () => ({ needsContext: true }));
  const empty = [{ type: 'retrieval-empty' as const, fromMs: 0, toMs: 1e9, share: 1 }];
  const design = (onEmpty: 'abstain' | 'continue' | 'fallback-model' | 'hand-off') =>
    plainDesign([embed, { ...retrieve, onEmpty, fallbackModel: 'spare' }, answer()]);

  test('without the facts a model invents; with them it does not', () => {
    expect(metric(run({ design: plainDesign([answer()]), traffic: needs }), 'invented-share')).toBe(1);
    expect(metric(run({ design: design('continue'), traffic: needs }), 'right-share')).toBe(1);
    expect(metric(run({ design: design('continue'), traffic: needs, events: empty }), 'invented-share')).toBe(1);
  });

  test('nothing found can be said, handed over, or left to a model that knows', () => {
    expect(metric(run({ design: design('abstain'), traffic: needs, events: empty }), 'abstained-share')).toBe(1);
    expect(metric(run({ design: design('hand-off'), traffic: needs, events: empty }), 'hand-off-share')).toBe(1);
    const knowing = plainCatalogue({ models: [plainModel(), plainModel({ id: 'spare', memoryShare: 1 })] });
    const result = run({ catalogue: knowing, design: design('fallback-model'), traffic: needs, events: empty });
    expect(metric(result, 'right-share')).toBe(1);
  });

  test('passages are paid for as prompt tokens, and reranking keeps fewer of them', () => {
    const kept = plainDesign([
      embed,
      { ...retrieve, onEmpty: 'continue' },
      { type: 'rerank', id: 'rerank', reranker: 'reranker', keep: 3 },
      answer(),
    ]);
    const all = metric(run({ design: design('continue'), traffic: needs }), 'cost-per-call');
    expect(metric(run({ design: kept, traffic: needs }), 'cost-per-call')).toBeCloseTo(all + 0.0001 - 700e-6, 9);
  });

  test('a rewritten query is embedded again, an unchanged one is not', () => {
    const again = { ...embed, id: 'again' };
    const rewrite = { type: 'rewrite' as const, id: 'rewrite', rewriter: 'rewriter' };
    const requests = (stages: Parameters<typeof plainDesign>[0]) =>
      run({ design: plainDesign(stages), traffic: needs }).cost.stages.find(({ stageId }) => stageId === 'again')
        ?.requests;
    expect(requests([embed, again, answer()])).toBe(0);
    expect(requests([embed, rewrite, again, answer()])).toBe(2);
  });

  test('an embedding that failed leaves vectors out: nothing is found', () => {
    const events = [
      { type: 'outage' as const, fromMs: 0, toMs: 1e9, provider: 'aux', mode: 'error' as const, share: 1, slowdown: 1 },
    ];
    const stages = [
      { ...embed, onError: 'skip' as const },
      { ...retrieve, onEmpty: 'continue' as const, onError: 'skip' as const },
      answer(),
    ];
    expect(metric(run({ design: plainDesign(stages), traffic: needs, events }), 'invented-share')).toBe(1);
  });
});

describe('ways through', () => {
  test('difficulty decides the branch, by the estimate of the classifier', () => {
    const stages = [
      {
        type: 'route-by-difficulty' as const,
        id: 'route',
        classifier: 'classifier',
        branches: [{ below: 0.4, stages: [answer({ id: 'easy' })] }],
        otherwise: { stages: [answer({ id: 'hard', model: 'spare' })] },
      },
    ];
    const traffic = plainCalls([0, 1, 2, 3], (at) => ({ difficulty: at / 4 }));
    const result = run({ design: plainDesign(stages), traffic });
    expect(result.cost.stages.map(({ stageId, requests }) => [stageId, requests])).toEqual([
      ['route', 4],
      ['easy', 2],
      ['hard', 2],
      ['human-desk', 0],
    ]);
  });

  test('a risk class that is not declared is unknown until a guard has seen it', () => {
    const route = {
      type: 'route-by-attribute' as const,
      id: 'route',
      attribute: 'risk' as const,
      branches: [{ values: ['abuse'], stages: [{ type: 'abstain' as const, id: 'refuse' }] }],
      otherwise: { stages: [answer()] },
    };
    const traffic = plainCalls([0, 1_000], () => ({ risk: 'abuse' }));
    expect(metric(run({ design: plainDesign([route]), traffic }), 'wrong-share')).toBe(1);
    const guard = { type: 'guard' as const, id: 'guard', guard: 'guard', onFlag: 'continue' as const };
    expect(metric(run({ design: plainDesign([guard, route]), traffic }), 'right-share')).toBe(1);
    const blocking = plainDesign([{ ...guard, onFlag: 'block' as const }, answer()]);
    expect(metric(run({ design: blocking, traffic }), 'right-share')).toBe(1);
  });

  test('a second model runs only when the first is unsure', () => {
    const unsure = plainModel({
      quality: [
        { x: 0, y: 1 },
        { x: 0.5, y: 1 },
        { x: 0.51, y: 0 },
      ],
    });
    const catalogue = plainCatalogue({ models: [unsure, plainModel({ id: 'spare' })] });
    const design = plainDesign([answer(), answer({ id: 'second', model: 'spare', onlyIfConfidenceBelow: 0.6 })]);
    const traffic = plainCalls([0, 1_000, 2_000, 3_000], (at) => ({ difficulty: at / 4 }));
    const result = run({ catalogue, design, traffic });
    expect(metric(result, 'right-share')).toBe(1);
    expect(result.cost.stages[1]?.requests).toBe(1);
  });

  test('a batch goes when it is full or has waited long enough, at the batch price', () => {
    const batch = { type: 'batch' as const, id: 'batch', model: 'spare', maxTokens: 1_000, size: 3, maxWaitMs: 10_000 };
    const traffic = plainCalls([0, 1_000, 2_000, 5_000]);
    const result = run({ design: plainDesign([batch]), traffic, traceCalls: [0, 3] });
    expect(metric(result, 'cost-per-call')).toBeCloseTo(0.0005 + 0.0001, 9);
    expect(result.traces.map(({ spans }) => spans[0]?.endMs)).toEqual([62_000, 75_000]);
    expect(result.traces[1]?.spans[1]).toMatchObject({ name: 'batch', attributes: { waitedMs: 10_000, batch: true } });
  });

  test('parallel branches take the time of the slowest, or of the first that answers', () => {
    const slow = plainModel({ id: 'spare', firstToken: { medianMs: 900, p95Ms: 900 } });
    const catalogue = plainCatalogue({ models: [plainModel(), slow] });
    const both = (join: 'all' | 'first') =>
      plainDesign([
        {
          type: 'parallel',
          id: 'both',
          join,
          branches: [[answer({ id: 'a' })], [answer({ id: 'b', model: 'spare' })]],
        },
      ]);
    const traffic = plainCalls([0, 5_000]);
    const all = run({ catalogue, design: both('all'), traffic });
    const first = run({ catalogue, design: both('first'), traffic });
    expect(metric(all, 'latency-mean')).toBeCloseTo(1_000);
    expect(metric(first, 'latency-mean')).toBeCloseTo(200);
    expect(metric(first, 'cost-per-call')).toBeCloseTo(metric(all, 'cost-per-call'), 12);
  });

  test('what parallel branches prepare is known after them', () => {
    const design = plainDesign([
      {
        type: 'parallel',
        id: 'prepare',
        join: 'all',
        branches: [
          [{ type: 'guard', id: 'guard', guard: 'guard', onFlag: 'block' }],
          [embed, { ...retrieve, onEmpty: 'abstain' }],
        ],
      },
      answer(),
    ]);
    const traffic = plainCalls([0, 1_000], (at) => ({ needsContext: true, risk: at === 0 ? 'normal' : 'abuse' }));
    const result = run({ design, traffic });
    expect(metric(result, 'right-share')).toBe(1);
    expect(result.cost.stages.find(({ stageId }) => stageId === 'answer')?.requests).toBe(1);
  });

  test('an answer that does not fit is right less often', () => {
    const traffic = plainCalls(Array.from({ length: 2_000 }, (_, at) => at * 1_000));
    const result = run({ design: plainDesign([answer({ maxTokens: 50 })]), traffic });
    expect(metric(result, 'truncated-share')).toBeCloseTo(0.5, 1);
  });
});

describe('people', () => {
  test('rules hand unsure answers over, which costs money and time', () => {
    const rules = [{ risk: ['normal'], confidenceBelow: 0.95 }];
    const result = run({ design: plainDesign([answer()], { handOff: { rules } }), traffic: plainCalls([0]) });
    expect(metric(result, 'hand-off-share')).toBe(1);
    expect(metric(result, 'cost-per-call')).toBeCloseTo(3.0012, 6);
    expect(result.handOff.p95ResolveMs).toBeCloseTo(120_200);
    expect(result.all.metrics['latency-p95']).toBeNull();
  });

  test('the desk has so many people, and callers so much patience', () => {
    const design = plainDesign([{ type: 'hand-off', id: 'human' }]);
    const result = run({ design, traffic: plainCalls(Array(14).fill(0) as number[]) });
    // Two people, two minutes each, ten minutes of patience: six rounds of two are served.
    expect(metric(result, 'failed-share')).toBeCloseTo(2 / 14);
    expect(result.handOff.abandonedShare).toBeCloseTo(2 / 14);
    expect(result.cost.stages.at(-1)?.usdPerCall).toBeCloseTo((12 * 3) / 14, 9);
    // Rounds wait 0, 2, 4, 6, 8 and 10 minutes; the last two calls give up after ten.
    expect(result.handOff.meanWaitMs).toBeCloseTo((60_000 * 2 * (0 + 2 + 4 + 6 + 8 + 10 + 10)) / 14);
  });

  test('failures and refusals go to people only where the design says so', () => {
    const failing = plainDesign([answer({ timeoutMs: 10 })], { handOff: { whenFailed: true } });
    expect(metric(run({ design: failing, traffic: plainCalls([0]) }), 'right-share')).toBe(1);
    expect(
      metric(run({ design: plainDesign([answer({ timeoutMs: 10 })]), traffic: plainCalls([0]) }), 'failed-share'),
    ).toBe(1);
    const nothing = run({ design: plainDesign([]), traffic: plainCalls([0]) });
    expect(metric(nothing, 'abstained-share')).toBe(1);
  });
});
