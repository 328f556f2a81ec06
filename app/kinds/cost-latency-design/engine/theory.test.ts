import { describe, expect, test } from 'vitest';
import {
  answer,
  metric,
  plainCalls,
  plainCatalogue,
  plainDesign,
  plainModel,
  poissonTimes,
  run,
} from '../testing/plain-world';

/** One place, Poisson arrivals, service time = time to the first token. */
function queue(service: object, places: number, gapMs: number, seed: number, replications = 3) {
  const model = plainModel({
    firstToken: service as never,
    perOutputToken: { medianMs: 0, p95Ms: 0 },
    concurrency: places,
  });
  return run({
    catalogue: plainCatalogue({ models: [model] }),
    design: plainDesign([answer()]),
    traffic: plainCalls(poissonTimes(60_000, gapMs, seed)),
    replications,
    seed,
  });
}
const waitOf = (result: ReturnType<typeof run>) => result.resources[0]?.meanWaitMs ?? NaN;

describe('queues wait as theory says', () => {
  // M/M/1: E[W] = rho / (mu - lambda) (Kleinrock, Queueing Systems I, 3.2).
  test.each([0.5, 0.7])('M/M/1 at load %f', (load) => {
    const serviceMs = 100;
    const result = queue({ exponentialMeanMs: serviceMs }, 1, serviceMs / load, 11);
    const expected = (load * serviceMs) / (1 - load);
    const waits = metric(result, 'latency-mean') - serviceMs;
    expect(waits / expected).toBeGreaterThan(0.93);
    expect(waits / expected).toBeLessThan(1.07);
    // The time in an M/M/1 system is exponential: its 95th percentile is ln(20) times its mean.
    const spread = metric(result, 'latency-p95') / metric(result, 'latency-mean');
    expect(spread / Math.log(20)).toBeGreaterThan(0.95);
    expect(spread / Math.log(20)).toBeLessThan(1.05);
  });

  // M/G/1, Pollaczek-Khinchine: E[W] = lambda E[S^2] / (2 (1 - rho)) (Kleinrock I, 5.6).
  test('M/D/1 waits half of M/M/1', () => {
    const expected = (0.7 * 100) / (2 * 0.3);
    expect(waitOf(queue({ medianMs: 100, p95Ms: 100 }, 1, 100 / 0.7, 12)) / expected).toBeCloseTo(1, 1);
  });

  test('M/G/1 with lognormal service', () => {
    const sigma = Math.log(200 / 100) / 1.6448536269514722;
    const mean = 100 * Math.exp(sigma ** 2 / 2);
    const square = 100 ** 2 * Math.exp(2 * sigma ** 2);
    const gap = mean / 0.6;
    const expected = square / gap / (2 * (1 - 0.6));
    expect(waitOf(queue({ medianMs: 100, p95Ms: 200 }, 1, gap, 13)) / expected).toBeCloseTo(1, 1);
  });

  // M/M/c, Erlang C: E[W] = C(c, a) / (c mu - lambda) (Kleinrock I, 3.5).
  test('M/M/3', () => {
    const [c, load, mean] = [3, 0.8, 100];
    const a = c * load;
    const top = (a ** c / 6) * (1 / (1 - load));
    const erlangC = top / (1 + a + a ** 2 / 2 + top);
    const expected = (erlangC * mean) / (c * (1 - load));
    expect(waitOf(queue({ exponentialMeanMs: mean }, c, mean / a, 14)) / expected).toBeCloseTo(1, 1);
  });

  test('a requests-per-minute limit is a server with constant service', () => {
    const model = plainModel({ limits: { requestsPerMinute: 600, burstSeconds: 0, maxQueueMs: 1e12 } });
    const result = run({
      catalogue: plainCatalogue({ models: [model] }),
      design: plainDesign([answer()]),
      traffic: plainCalls(poissonTimes(60_000, 100 / 0.6, 15)),
    });
    expect(waitOf(result) / ((0.6 * 100) / (2 * 0.4))).toBeCloseTo(1, 1);
    expect(result.resources[0]?.utilisation).toBeCloseTo(0.6, 1);
  });

  // Little's law: L = lambda W (Little 1961, Operations Research 9, 383-387), here of the requests in service.
  test("Little's law holds in service", () => {
    const result = queue({ exponentialMeanMs: 100 }, 4, 50, 16, 1);
    const [resource] = result.resources;
    const duration = plainCalls(poissonTimes(60_000, 50, 16)).durationMs;
    const inServiceMs = metric(result, 'latency-mean') - waitOf(result);
    expect((resource?.meanInService ?? 0) / ((60_000 / duration) * inServiceMs)).toBeCloseTo(1, 2);
    const binned = (resource?.inService ?? []).reduce((sum, value) => sum + value, 0) / 60;
    expect(binned).toBeCloseTo(resource?.meanInService ?? 0, 2);
  });
});

describe('percentiles of known distributions', () => {
  const idle = plainCalls(Array.from({ length: 40_000 }, (_, at) => at * 10));

  test('a lognormal step has the median and the 95th percentile it is given by', () => {
    const model = plainModel({ firstToken: { medianMs: 400, p95Ms: 900 }, perOutputToken: { medianMs: 0, p95Ms: 0 } });
    const result = run({
      catalogue: plainCatalogue({ models: [model] }),
      design: plainDesign([answer()]),
      traffic: idle,
    });
    expect(metric(result, 'latency-p50') / 400).toBeCloseTo(1, 1);
    expect(metric(result, 'latency-p95') / 900).toBeCloseTo(1, 1);
  });

  // The sum of two independent exponentials of mean m is Erlang-2: P(X > x) = (1 + x / m) exp(-x / m), so p95 = 4.7439 m.
  test('two exponential steps in a row add up to an Erlang distribution', () => {
    const each = { exponentialMeanMs: 100 };
    const base = plainCatalogue();
    const catalogue = plainCatalogue({
      models: [plainModel({ firstToken: each, perOutputToken: { medianMs: 0, p95Ms: 0 } })],
      embedders: base.embedders.map((item) => ({ ...item, latency: each })),
    });
    const stages = [{ type: 'embed' as const, id: 'embed', embedder: 'embedder' }, answer()];
    const result = run({ catalogue, design: plainDesign(stages), traffic: idle });
    expect(metric(result, 'latency-p95') / 474.39).toBeCloseTo(1, 1);
    expect(metric(result, 'latency-mean') / 200).toBeCloseTo(1, 1);
  });

  test('intervals over replications hold the true mean', () => {
    const model = plainModel({ firstToken: { exponentialMeanMs: 100 }, perOutputToken: { medianMs: 0, p95Ms: 0 } });
    const few = plainCalls(Array.from({ length: 400 }, (_, at) => at * 10));
    let held = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const options = { catalogue: plainCatalogue({ models: [model] }), design: plainDesign([answer()]), traffic: few };
      const mean = run({ ...options, seed: seed * 1_000_003, replications: 8 }).all.metrics['latency-mean'];
      if (mean && mean.low <= 100 && mean.high >= 100) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(34);
  });
});
