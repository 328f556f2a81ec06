import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../app/kinds/cost-latency-design/catalogue';
import { design } from '../../app/kinds/cost-latency-design/design';
import { findDesignProblems } from '../../app/kinds/cost-latency-design/design-problems';
import { hiddenScenarios, publicScenarios } from '../../app/kinds/cost-latency-design/formats';
import { readTraffic } from '../../app/kinds/cost-latency-design/read-traffic';
import type { TrafficCall } from '../../app/kinds/cost-latency-design/traffic';
import { generate as draw } from './generate';

const made = new Map<number, Record<string, string>>();
/** Files of a seed, made once. */
function generate(seed: number): Record<string, string> {
  const files = made.get(seed) ?? draw(seed);
  made.set(seed, files);
  return files;
}

const SEEDS = [2026, 7, 90_210];
const TRAFFIC = ['public/tuesday.csv', 'public/month-end.csv', 'grading/thursday.csv', 'grading/quarter-end.csv'];
const RUSHES = { 'public/month-end.csv': [29, 51], 'grading/quarter-end.csv': [29, 66] } as const;

const read = (files: Record<string, string>, path: string): unknown => JSON.parse(files[path] ?? '');
function callsOf(files: Record<string, string>, path: string): TrafficCall[] {
  const { calls, problems } = readTraffic(path, files[path] ?? '');
  expect(problems).toEqual([]);
  return calls;
}
const share = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length / items.length;
const ofLane = (calls: readonly TrafficCall[], lane: string) => calls.filter(({ slice }) => slice === lane);

/** Questions per contract, by lane. */
function questionsPerContract(calls: readonly TrafficCall[], lane: string): number {
  const own = ofLane(calls, lane).filter(({ prefixKey }) => prefixKey !== null && !prefixKey.startsWith('own-'));
  return own.length / new Set(own.map(({ prefixKey }) => prefixKey)).size;
}

describe('the generator of the contract review', () => {
  it('writes the same bytes for the same seed and others for another', () => {
    expect(draw(2026)).toEqual(generate(2026));
    for (const path of TRAFFIC) expect(generate(7)[path]).not.toBe(generate(2026)[path]);
  });

  it('has made what is committed', () => {
    const { seed } = JSON.parse(readFileSync(new URL('exercise.json', import.meta.url), 'utf8')) as { seed: number };
    for (const [path, text] of Object.entries(generate(seed))) {
      expect(readFileSync(new URL(path, import.meta.url), 'utf8') === text, path).toBe(true);
    }
  });

  it.each(SEEDS)('makes catalogues, scenarios and traffic that can be read, with seed %i', (seed) => {
    const files = generate(seed);
    const before = catalogue.parse(read(files, 'public/catalogue.json'));
    const after = catalogue.parse(read(files, 'public/catalogue-changed.json'));
    expect(after.models.map(({ id }) => id)).toEqual(before.models.map(({ id }) => id));
    expect(publicScenarios.parse(read(files, 'public/scenarios.json'))).toHaveLength(2);
    expect(hiddenScenarios.parse(read(files, 'grading/scenarios.json')).length).toBeGreaterThanOrEqual(8);
    const risks = new Set(before.riskClasses.map(({ id }) => id));
    for (const path of TRAFFIC) expect(callsOf(files, path).every(({ risk }) => risks.has(risk))).toBe(true);
  });

  it.each(SEEDS)('keeps the sweep cheaper in the cache and intake cheaper in the batch, with seed %i', (seed) => {
    const files = generate(seed);
    const { models } = catalogue.parse(read(files, 'public/catalogue.json'));
    const { prices } = models.find(({ id }) => id === 'quill-large') ?? { prices: null };
    if (!prices) throw new Error('no quill-large');
    const cached = (questions: number) => prices.cacheWrite + (questions - 1) * prices.cachedInput;
    for (const path of TRAFFIC) {
      const calls = callsOf(files, path);
      const sweep = questionsPerContract(calls, 'sweep');
      const intake = questionsPerContract(calls, 'intake');
      expect(cached(sweep)).toBeLessThan(0.6 * sweep * prices.batchInput);
      expect(cached(intake)).toBeGreaterThan(intake * prices.batchInput);
    }
  });

  it.each(SEEDS)('turns that round in October, with seed %i', (seed) => {
    const { models } = catalogue.parse(read(generate(seed), 'public/catalogue-changed.json'));
    const { prices } = models.find(({ id }) => id === 'quill-large') ?? { prices: null };
    if (!prices) throw new Error('no quill-large');
    expect(prices.cacheWrite + 12 * prices.cachedInput).toBeGreaterThan(2 * 13 * prices.batchInput);
  });

  it.each(SEEDS)('lets lawyers and signatures rush, and nobody else, with seed %i', (seed) => {
    const files = generate(seed);
    for (const [path, [from, to]] of Object.entries(RUSHES)) {
      const calls = callsOf(files, path);
      const last = calls.at(-1)?.timeMs ?? 0;
      const rate = (lanes: string[]) => {
        const own = calls.filter(({ slice }) => lanes.includes(slice));
        const inside = own.filter(({ timeMs }) => timeMs >= from * 60_000 && timeMs < to * 60_000).length;
        const outside = own.filter(({ timeMs }) => timeMs < 25 * 60_000).length;
        return inside / (to - from) / (outside / 25);
      };
      expect(rate(['desk', 'signature'])).toBeGreaterThan(1.3);
      expect(rate(['sweep', 'intake'])).toBeLessThan(1.35);
      expect(last).toBeGreaterThan(to * 60_000);
    }
  });

  it.each(SEEDS)('tells risk, prefixes and repeats as the documents do, with seed %i', (seed) => {
    const calls = TRAFFIC.flatMap((path) => callsOf(generate(seed), path));
    expect(share(calls, ({ prefixTokens, promptTokens }) => prefixTokens > 0.9 * promptTokens)).toBeGreaterThan(0.9);
    expect(
      calls.every(({ risk, slice }) => risk === 'planted' || (risk === 'signature') === (slice === 'signature')),
    ).toBe(true);
    const planted = share(calls, ({ risk }) => risk === 'planted');
    expect(planted).toBeGreaterThan(0.007);
    expect(planted).toBeLessThan(0.022);
    const library = share(calls, ({ needsContext }) => needsContext);
    expect(library).toBeGreaterThan(0.18);
    expect(library).toBeLessThan(0.32);
    expect(share(ofLane(calls, 'intake'), ({ repeatKey }) => repeatKey?.startsWith('own-') ?? false)).toBeGreaterThan(
      0.2,
    );
    expect(calls.every(({ batchOk, slice }) => batchOk === (slice === 'sweep' || slice === 'intake'))).toBe(true);
  });

  it('shows no contract of the hidden work in public', () => {
    const files = generate(2026);
    const contracts = (paths: readonly string[]) =>
      new Set(
        paths
          .flatMap((path) => callsOf(files, path))
          .flatMap(({ prefixKey }) => (prefixKey === null || prefixKey.startsWith('own-') ? [] : [prefixKey])),
      );
    const shown = contracts(TRAFFIC.slice(0, 2));
    expect([...contracts(TRAFFIC.slice(2))].filter((key) => shown.has(key))).toEqual([]);
  });

  it('has samples and a starter whose designs run', () => {
    const files = generate(2026);
    const before = catalogue.parse(read(files, 'public/catalogue.json'));
    for (const path of ['public/starter/design.json', 'samples/exemplar/design.json', 'samples/naive/design.json']) {
      const parsed = design.parse(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
      expect(findDesignProblems(parsed, before), path).toEqual([]);
    }
  });
});
