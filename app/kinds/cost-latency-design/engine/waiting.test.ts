import { expect, test } from 'vitest';
import { answer, metric, plainCalls, plainCatalogue, plainDesign, plainModel, run } from '../testing/plain-world';

const outage = (mode: 'error' | 'hang' | 'slow', toMs = 1e9) => ({
  type: 'outage' as const,
  fromMs: 0,
  toMs,
  provider: 'north',
  mode,
  share: 1,
  slowdown: 5,
});
const one = plainCalls([0]);
/** A prompt of 1,000 tokens at $1 and 100 output tokens at $2 per million. */
const FULL = 0.0012;

test('one call takes the first token and every token after it, and costs its tokens', () => {
  const result = run({ design: plainDesign([answer()]), traffic: one });
  expect(metric(result, 'latency-mean')).toBeCloseTo(200);
  expect(metric(result, 'first-token-p50')).toBeCloseTo(100);
  expect(metric(result, 'cost-per-call')).toBeCloseTo(FULL, 9);
  expect(metric(result, 'right-share')).toBe(1);
});

test('without streaming nothing is seen before the end', () => {
  const result = run({ design: plainDesign([answer({ streaming: false })]), traffic: one });
  expect(metric(result, 'first-token-p50')).toBeCloseTo(200);
});

test('nothing is seen early of an answer that another stage may replace or a human may take', () => {
  const firstToken = (design: ReturnType<typeof plainDesign>) =>
    metric(run({ design, traffic: one }), 'first-token-p50');
  const second = answer({ id: 'second', onlyIfConfidenceBelow: 0.5 });
  expect(firstToken(plainDesign([answer(), second]))).toBeCloseTo(200);
  const ruled = (risk: string) =>
    plainDesign([answer()], { handOff: { rules: [{ risk: [risk], confidenceBelow: 0.5 }] } });
  expect(firstToken(ruled('normal'))).toBeCloseTo(200);
  expect(firstToken(ruled('regulated'))).toBeCloseTo(100);
});

test('a stage that only rescues calls without an answer does not hold back the first token', () => {
  const rescue = answer({ id: 'rescue', onlyIfConfidenceBelow: 0 });
  const first = (stages: Parameters<typeof plainDesign>[0]) =>
    metric(run({ design: plainDesign(stages), traffic: plainCalls([0]) }), 'first-token-p50');
  expect(first([answer(), rescue])).toBe(100);
  expect(first([answer(), { ...rescue, onlyIfConfidenceBelow: 0.1 }])).toBe(200);
});

test('a timeout pays for the tokens already written, or for all of them without streaming', () => {
  const cut = (streaming: boolean) =>
    run({ design: plainDesign([answer({ timeoutMs: 150, streaming })]), traffic: one });
  expect(metric(cut(true), 'failed-share')).toBe(1);
  expect(metric(cut(true), 'latency-mean')).toBeCloseTo(150);
  expect(metric(cut(true), 'cost-per-call')).toBeCloseTo(0.001 + 50 * 2e-6, 9);
  expect(metric(cut(false), 'cost-per-call')).toBeCloseTo(FULL, 9);
});

test('an outage with errors is retried with growing waits, within the limit', () => {
  const design = plainDesign([answer({ retry: { limit: 3, backoffMs: 100, factor: 2 } })]);
  const result = run({ design, traffic: one, events: [outage('error')] });
  // Four attempts of 200 ms until the error, waits of 100, 200 and 400 ms between them.
  expect(metric(result, 'latency-mean')).toBeCloseTo(4 * 200 + 700);
  expect(result.cost.stages[0]).toMatchObject({ requests: 4, errors: 4, retries: 3 });
  expect(metric(result, 'cost-per-call')).toBe(0);
  const recovered = run({ design, traffic: one, events: [outage('error', 500)] });
  expect(metric(recovered, 'right-share')).toBe(1);
});

test('retries stop at their budget and at the deadline of the design', () => {
  const retry = { limit: 10, backoffMs: 100, factor: 1 };
  const budget = plainDesign([answer({ retry: { ...retry, budgetMs: 700 } })]);
  expect(run({ design: budget, traffic: one, events: [outage('error')] }).cost.stages[0]?.requests).toBe(3);
  const deadline = plainDesign([answer({ retry })], { deadlineMs: 350 });
  expect(run({ design: deadline, traffic: one, events: [outage('error')] }).cost.stages[0]?.requests).toBe(2);
});

test('unbounded retries go on for as long as the outage, and the simulation still ends', () => {
  const design = plainDesign([answer({ retry: { limit: null, backoffMs: 1_000, factor: 1 } })]);
  const back = run({ design, traffic: one, events: [outage('error', 20_000)] });
  expect(metric(back, 'right-share')).toBe(1);
  expect(back.cost.stages[0]?.requests).toBe(18);
  expect(metric(run({ design, traffic: one, events: [outage('error')] }), 'failed-share')).toBe(1);
});

test('a hanging provider holds a call until its timeout, ten minutes without one', () => {
  const events = [outage('hang')];
  expect(metric(run({ design: plainDesign([answer({ timeoutMs: 900 })]), traffic: one, events }), 'latency-mean')).toBe(
    900,
  );
  expect(metric(run({ design: plainDesign([answer()]), traffic: one, events }), 'latency-mean')).toBe(600_000);
});

test('a fallback at another provider answers, after the time lost', () => {
  const design = plainDesign([answer({ timeoutMs: 500, fallbackModels: ['spare'] })]);
  const result = run({ design, traffic: one, events: [outage('hang')] });
  expect(metric(result, 'right-share')).toBe(1);
  expect(metric(result, 'latency-mean')).toBeCloseTo(700);
  expect(result.cost.stages[0]?.fallbacks).toBe(1);
});

test('a slow provider takes longer by its factor', () => {
  const result = run({ design: plainDesign([answer()]), traffic: one, events: [outage('slow')] });
  expect(metric(result, 'latency-mean')).toBeCloseTo(1_000);
});

test('a hedge is billed twice and the faster answer counts', () => {
  const calls = plainCalls(Array.from({ length: 4_000 }, (_, at) => at * 1_000));
  const catalogue = plainCatalogue({ models: [plainModel({ firstToken: { medianMs: 100, p95Ms: 1_000 } })] });
  const alone = run({ catalogue, design: plainDesign([answer()]), traffic: calls });
  const hedged = run({ catalogue, design: plainDesign([answer({ hedgeAfterMs: 400 })]), traffic: calls });
  const hedges = hedged.cost.stages[0]?.hedges ?? 0;
  expect(hedges).toBeGreaterThan(100);
  expect(metric(hedged, 'cost-per-call')).toBeCloseTo(FULL * (1 + hedges / 4_000), 9);
  expect(metric(hedged, 'latency-p99')).toBeLessThan(0.7 * metric(alone, 'latency-p99'));
  expect(metric(hedged, 'latency-p50')).toBeCloseTo(metric(alone, 'latency-p50'), 6);
});

test('a provider refuses what would wait too long, and retries pay with time', () => {
  const model = plainModel({ limits: { requestsPerMinute: 60, burstSeconds: 0, maxQueueMs: 2_500 } });
  const catalogue = plainCatalogue({ models: [model] });
  const result = run({
    catalogue,
    design: plainDesign([answer()]),
    traffic: plainCalls(Array(10).fill(0) as number[]),
  });
  expect(metric(result, 'failed-share')).toBeCloseTo(0.7);
  expect(result.resources[0]).toMatchObject({ requests: 3, refused: 7, maxWaitMs: 2_000 });
});

test('a tokens-per-minute limit spaces large requests', () => {
  const model = plainModel({ limits: { tokensPerMinute: 66_000, burstSeconds: 0, maxQueueMs: 1e9 } });
  const catalogue = plainCatalogue({ models: [model] });
  // 1,100 tokens each at 1,100 tokens per second: one per second.
  const result = run({ catalogue, design: plainDesign([answer()]), traffic: plainCalls([0, 0, 0]) });
  expect(result.resources[0]?.maxWaitMs).toBeCloseTo(2_000);
});

test('a timeout counts waiting in line, and who left the line keeps nobody waiting', () => {
  const model = plainModel({ concurrency: 1 });
  const catalogue = plainCatalogue({ models: [model] });
  const traffic = plainCalls([0, 0, 0, 410]);
  const result = run({ catalogue, design: plainDesign([answer({ timeoutMs: 400 })]), traffic });
  // 200 ms each: the third would start at 400 and has left by then; the fourth starts at once.
  expect(metric(result, 'failed-share')).toBe(0.25);
  expect(metric(result, 'latency-mean')).toBeCloseTo((200 + 400 + 400 + 200) / 4);
});

test('a stage degrades while the line is long', () => {
  const model = plainModel({ concurrency: 1 });
  const catalogue = plainCatalogue({ models: [model, plainModel({ id: 'spare' })] });
  const degrade = { whenQueueMsAbove: 300, model: 'spare', maxTokens: 50 };
  const design = plainDesign([answer({ degrade })]);
  const result = run({ catalogue, design, traffic: plainCalls([0, 0, 0, 0]) });
  expect(result.cost.stages[0]?.degraded).toBe(2);
});

test('prices change from their moment on', () => {
  const events = [{ type: 'price-change' as const, fromMs: 1_000, model: 'plain', prices: { output: 4 } }];
  const result = run({ design: plainDesign([answer()]), traffic: plainCalls([0, 2_000]), events });
  expect(metric(result, 'cost-per-call')).toBeCloseTo((FULL + FULL + 100 * 2e-6) / 2, 9);
});

test('a cached prefix is paid in full first, then at the cached price until its life ends', () => {
  const prefix = () => ({ prefixKey: 'system', prefixTokens: 800 });
  const design = plainDesign([answer({ promptCaching: true })]);
  const cost = (times: number[], events = [] as { type: 'cold-cache'; atMs: number }[]) =>
    metric(run({ design, traffic: plainCalls(times, prefix), events }), 'cost-per-call') * times.length;
  const miss = 200e-6 + 800 * 1.25e-6 + 200e-6;
  const hit = 200e-6 + 800 * 0.1e-6 + 200e-6;
  expect(cost([0])).toBeCloseTo(miss, 9);
  expect(cost([0, 1_000])).toBeCloseTo(miss + hit, 9);
  // The second request comes before the first token of the first: nothing is cached yet.
  expect(cost([0, 50])).toBeCloseTo(2 * miss, 9);
  expect(cost([0, 400_000])).toBeCloseTo(2 * miss, 9);
  // Each use prolongs it.
  expect(cost([0, 200_000, 400_000])).toBeCloseTo(miss + 2 * hit, 9);
  expect(cost([0, 1_000], [{ type: 'cold-cache', atMs: 500 }])).toBeCloseTo(2 * miss, 9);
});
