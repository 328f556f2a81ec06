import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, type Catalogue } from '../../app/kinds/cost-latency-design/catalogue';
import { design } from '../../app/kinds/cost-latency-design/design';
import { findDesignProblems } from '../../app/kinds/cost-latency-design/design-problems';
import { hiddenScenarios, publicScenarios } from '../../app/kinds/cost-latency-design/formats';
import { readTraffic } from '../../app/kinds/cost-latency-design/read-traffic';
import type { TrafficCall } from '../../app/kinds/cost-latency-design/traffic';
import { generate as draw } from './generate';
import { buildDesign, CHOICES, type Choice } from './generator/design-space';
import { drawFrom } from './generator/random';

const made = new Map<number, Record<string, string>>();
/** Files of a seed, made once. */
function generate(seed: number): Record<string, string> {
  const files = made.get(seed) ?? draw(seed);
  made.set(seed, files);
  return files;
}

const SEEDS = [2026, 7, 90_210];
const TRAFFIC = ['public/afternoon.csv', 'public/evening.csv', 'grading/weekday.csv', 'grading/payday.csv'];
const BURST = { 'public/evening.csv': [25, 37], 'grading/payday.csv': [30, 44] } as const;

const read = (files: Record<string, string>, path: string): unknown => JSON.parse(files[path] ?? '');
const callsOf = (files: Record<string, string>, path: string): TrafficCall[] => {
  const { calls, problems } = readTraffic(path, files[path] ?? '');
  expect(problems).toEqual([]);
  return calls;
};
const share = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length / items.length;
const modelOf = (from: Catalogue, id: string) => {
  const model = from.models.find((one) => one.id === id);
  if (!model) throw new Error(`no ${id}`);
  return model;
};

/** Share of calls whose question has been asked before. */
function repeatedShare(calls: readonly TrafficCall[]): number {
  const seen = new Set<string>();
  return share(calls, ({ repeatKey }) => {
    if (repeatKey === null) return false;
    const known = seen.has(repeatKey);
    seen.add(repeatKey);
    return known;
  });
}

describe('the generator of the support copilot', () => {
  it('writes the same bytes for the same seed and others for another', () => {
    expect(draw(7)).toEqual(generate(7));
    for (const path of [...TRAFFIC, 'public/catalogue.json']) expect(generate(7)[path]).not.toBe(generate(8)[path]);
  });

  it.each(SEEDS)('gives seed %i files the formats accept, below a megabyte', (seed) => {
    const files = generate(seed);
    expect(catalogue.safeParse(read(files, 'public/catalogue.json')).success).toBe(true);
    expect(catalogue.safeParse(read(files, 'public/catalogue-changed.json')).success).toBe(true);
    expect(publicScenarios.safeParse(read(files, 'public/scenarios.json')).success).toBe(true);
    expect(hiddenScenarios.safeParse(read(files, 'grading/scenarios.json')).success).toBe(true);
    for (const path of TRAFFIC) expect(callsOf(files, path).length).toBeGreaterThan(1_700);
    expect(Object.values(files).join('').length).toBeLessThan(1_000_000);
  });

  it.each(SEEDS)('draws hidden traffic of seed %i apart from the public one', (seed) => {
    const files = generate(seed);
    const marks = (path: string) => callsOf(files, path).map((call) => `${call.timeMs} ${call.promptTokens}`);
    const shown = new Set([...marks('public/afternoon.csv'), ...marks('public/evening.csv')]);
    const hidden = [...marks('grading/weekday.csv'), ...marks('grading/payday.csv')];
    expect(share(hidden, (mark) => shown.has(mark))).toBeLessThan(0.001);
  });

  it.each(SEEDS)('keeps what the brief says of the traffic of seed %i', (seed) => {
    const files = generate(seed);
    for (const path of TRAFFIC) {
      const calls = callsOf(files, path);
      expect(repeatedShare(calls), path).toBeGreaterThan(0.33);
      expect(repeatedShare(calls), path).toBeLessThan(0.5);
      expect(share(calls, ({ risk }) => risk === 'regulated')).toBeGreaterThan(0.05);
      expect(share(calls, ({ risk }) => risk === 'regulated')).toBeLessThan(0.115);
    }
    const regulated = TRAFFIC.flatMap((path) => callsOf(files, path)).filter(({ risk }) => risk === 'regulated');
    const elsewhere = share(regulated, ({ slice }) => slice !== 'credit');
    expect(elsewhere).toBeGreaterThan(0.25);
    expect(elsewhere).toBeLessThan(0.55);
  });

  it.each(SEEDS)('plants the burst of seed %i where the quiet hours hide it', (seed) => {
    const files = generate(seed);
    for (const [path, [from, to]] of Object.entries(BURST)) {
      const calls = callsOf(files, path);
      const minutes = (call: TrafficCall) => call.timeMs / 60_000;
      const inside = calls.filter((call) => minutes(call) >= from + 1 && minutes(call) < to - 3);
      const before = calls.filter((call) => minutes(call) < from);
      const factor = inside.length / (to - from - 4) / (before.length / from);
      expect(factor, path).toBeGreaterThan(3);
      expect(factor, path).toBeLessThan(6);
      expect(share(inside, ({ slice }) => slice === 'payments')).toBeGreaterThan(0.55);
    }
  });

  it.each(SEEDS)('makes repeated regulated answers of seed %i age within minutes', (seed) => {
    const calls = TRAFFIC.flatMap((path) => callsOf(generate(seed), path));
    const repeated = calls.filter(({ risk, repeatKey }) => risk === 'regulated' && repeatKey !== null);
    expect(share(repeated, ({ freshnessMs }) => freshnessMs !== null && freshnessMs < 5 * 60_000)).toBeGreaterThan(0.6);
    expect(repeated.every(({ freshnessMs }) => freshnessMs !== null)).toBe(true);
  });

  it.each(SEEDS)('says of seed %i in the letter what the changed catalogue says', (seed) => {
    const files = generate(seed);
    const before = catalogue.parse(read(files, 'public/catalogue.json'));
    const after = catalogue.parse(read(files, 'public/catalogue-changed.json'));
    const ratio = (id: string) => modelOf(after, id).prices.input / modelOf(before, id).prices.input;
    expect(ratio('halden-mid')).toBeCloseTo(2.6, 1);
    expect(ratio('halden-grand')).toBeCloseTo(0.42, 1);
    expect(ratio('orrery-core')).toBeCloseTo(0.72, 1);
    expect(modelOf(after, 'orrery-core').promptCache.minTokens).toBe(1_024);
    expect(modelOf(after, 'halden-mid').limits).toEqual(modelOf(before, 'halden-mid').limits);
    const { prices } = modelOf(after, 'halden-mid');
    expect(prices.cachedInput / prices.input).toBeCloseTo(0.4, 2);
  });

  it('puts the tempting fallback and the embedder with the provider that fails', () => {
    const { models, embedders } = catalogue.parse(read(generate(2026), 'public/catalogue.json'));
    const halden = models.filter(({ provider }) => provider === 'halden').map(({ id }) => id);
    expect(halden).toEqual(['halden-grand', 'halden-mid', 'halden-mini']);
    expect(embedders.find(({ id }) => id === 'halden-embed')?.provider).toBe('halden');
  });
});

describe('the design space of the search', () => {
  it('holds nothing but designs that run on the catalogue', () => {
    const known = catalogue.parse(read(generate(2026), 'public/catalogue.json'));
    const random = drawFrom('designs of the space');
    const names = Object.keys(CHOICES) as (keyof Choice)[];
    for (let count = 0; count < 300; count += 1) {
      const choice = Object.fromEntries(
        names.map((name) => [name, CHOICES[name][random.int(0, CHOICES[name].length - 1)]]),
      ) as Choice;
      expect(findDesignProblems(design.parse(buildDesign(choice)), known)).toEqual([]);
    }
  });

  it('fits the sample designs to both catalogues', () => {
    const files = generate(2026);
    for (const name of ['exemplar', 'competent', 'naive', 'cache-everything']) {
      for (const [file, path] of [
        ['design.json', 'public/catalogue.json'],
        ['change-design.json', 'public/catalogue-changed.json'],
      ] as const) {
        const text = readFileSync(new URL(`samples/${name}/${file}`, import.meta.url), 'utf8');
        const parsed = design.parse(JSON.parse(text));
        expect(findDesignProblems(parsed, catalogue.parse(read(files, path)))).toEqual([]);
      }
    }
  });
});
