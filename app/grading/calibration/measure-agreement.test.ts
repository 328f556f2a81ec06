import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rubric } from '../../exercises/exercise-format';
import { measureAgreement, type LabelledSample } from './measure-agreement';

const steps = (...shares: number[]) =>
  shares.map((share) => ({ share, title: `earns ${share}`, description: `what earns ${share} of it` }));
const criterion = (id: string, weight: number, levels: ReturnType<typeof steps>) => ({
  id,
  title: `About ${id}`,
  question: `Is ${id} there?`,
  weight,
  levels,
  authorNotes: '',
});
const rubric: Rubric = {
  criteria: [criterion('limits', 2, steps(0, 0.5, 1)), criterion('next-step', 1, steps(0, 1))],
  exemplars: [],
};

const sample = (at: number, human: [number, number], judge: [number | null, number | null]): LabelledSample => ({
  name: `sample-${at}`,
  human: { limits: human[0], 'next-step': human[1] },
  judge: {
    ...(judge[0] === null ? {} : { limits: judge[0] }),
    ...(judge[1] === null ? {} : { 'next-step': judge[1] }),
  },
});
const LEVELS: [number, number][] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
  [2, 0],
  [2, 1],
];
const twelve = (judge: (human: [number, number], at: number) => [number | null, number | null]) =>
  Array.from({ length: 12 }, (_, at) => {
    const human = LEVELS[at % LEVELS.length] ?? [0, 0];
    return sample(at, human, judge(human, at));
  });

describe('measureAgreement', () => {
  it('keeps a middle level apart from none and all, whatever it pays', () => {
    const judgeOf = twelve(([limits, step]) => [limits === 1 ? 2 : limits, step]);
    const overall = [0.1, 0.5, 0.9].map((share) => {
      const paid = { ...rubric, criteria: [criterion('limits', 2, steps(0, share, 1)), ...rubric.criteria.slice(1)] };
      return measureAgreement({ rubric: paid, samples: judgeOf }).overall;
    });
    expect(overall[1]?.value).toBeLessThan(1);
    expect(overall[0]).toEqual(overall[1]);
    expect(overall[2]).toEqual(overall[1]);
  });

  it('calls a judge that always gives the level people gave calibrated', () => {
    const report = measureAgreement({ rubric, samples: twelve((human) => human) });
    expect(report).toMatchObject({ met: true, shortfalls: [], coverage: 1, judgedSamples: 12 });
    expect(report.overall).toEqual({ value: 1, low: 1, high: 1 });
    expect(report.totals?.value).toBe(1);
    expect(report.criteria.map(({ equal, kappa }) => [equal, kappa])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(report.top).toMatchObject({ truePositiveRate: 1, trueNegativeRate: 1 });
    expect(report.top.corrected).toBeCloseTo(report.top.people ?? -1);
  });

  it('does not call a judge calibrated that gives everybody the best level, however often that is right', () => {
    const report = measureAgreement({ rubric, samples: twelve(() => [2, 1]) });
    expect(report.met).toBe(false);
    expect(report.overall?.value).toBeLessThan(0.1);
    expect(report.shortfalls.join(' ')).toContain('weighted κ');
    // Saying yes to everything tells nothing about the true share.
    expect(report.top.corrected).toBeNull();
  });

  it('names the one criterion on which the judge guesses', () => {
    const report = measureAgreement({
      rubric,
      samples: twelve(([limits, next], at) => [limits, at % 4 < 2 ? next : 1 - next]),
    });
    expect(report.criteria[0]?.weightedKappa?.value).toBe(1);
    expect(report.shortfalls.some((text) => text.startsWith('criterion "next-step"'))).toBe(true);
  });

  it('needs enough judged samples, and a judge that settles something', () => {
    const few = measureAgreement({ rubric, samples: twelve((human) => human).slice(0, 6) });
    expect(few.shortfalls).toEqual(['only 6 samples were judged, 8 are needed']);
    const shy = measureAgreement({ rubric, samples: twelve(([limits], at) => [at < 9 ? limits : null, null]) });
    expect(shy.coverage).toBeCloseTo(9 / 24);
    expect(shy.shortfalls.some((text) => text.includes('left 63 % of the criteria to people'))).toBe(true);
    const silent = measureAgreement({ rubric, samples: twelve(() => [null, null]) });
    expect(silent).toMatchObject({ met: false, overall: null, totals: null, judgedSamples: 0 });
    expect(measureAgreement({ rubric, samples: [] })).toMatchObject({ met: false, samples: 0, coverage: 0 });
  });

  it('gives the same report for the same labels, intervals that hold their value, and never NaN', () => {
    const level = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level), { maxLength: 14 }), (labels) => {
        const samples = labels.map(([human, judge], at) => sample(at, human, judge));
        const report = measureAgreement({ rubric, samples });
        expect(measureAgreement({ rubric, samples })).toEqual(report);
        expect(JSON.stringify(report)).not.toContain('NaN');
        for (const found of [report.overall, report.totals, ...report.criteria.map((item) => item.weightedKappa)]) {
          if (!found) continue;
          expect(found.low).toBeLessThanOrEqual(found.value);
          expect(found.high).toBeGreaterThanOrEqual(found.value);
        }
      }),
      { numRuns: 15 },
    );
  });
});
