import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rubric } from '../../exercises/exercise-format';
import type { Sample } from './read-sample';
import { needsMoreSamples, settleVerdicts } from './settle-verdicts';

const criterion = (id: string, weight: number) => ({
  id,
  title: id,
  question: `Is ${id} there?`,
  weight,
  authorNotes: '',
  levels: [0, 0.5, 1].map((share) => ({ share, title: String(share), description: 'a description' })),
});
const rubric: Rubric = { criteria: [criterion('heavy', 95), criterion('light', 5)], exemplars: [] };
const quote = { file: 'memo.md', start: 0, end: 4, text: 'text' };

const sample = (heavy: number | null, light: number | null, unsupported = false): Sample => ({
  canariesHeld: true,
  answers: [
    {
      criterionId: 'heavy',
      levelIndex: heavy,
      unsupported,
      reason: `heavy ${heavy}`,
      quotes: unsupported ? [] : [quote],
      unverifiedQuotes: [],
    },
    {
      criterionId: 'light',
      levelIndex: light,
      unsupported: false,
      reason: `light ${light}`,
      quotes: [quote],
      unverifiedQuotes: [],
    },
  ],
});
const settle = (...samples: Sample[]) => settleVerdicts({ rubric, samples, model: 'm' });

describe('settling verdicts from samples', () => {
  test('takes what the samples agree on, with the reason of one that gave it', () => {
    expect(settle(sample(2, 1), sample(2, 1), sample(2, 1))).toMatchObject([
      { criterionId: 'heavy', status: 'judged', levelIndex: 2, reason: 'heavy 2', spread: 0, needsHumanBecause: null },
      { criterionId: 'light', status: 'judged', levelIndex: 1 },
    ]);
  });

  test('lets a split that hardly moves the total be settled by the majority, the lower level in a tie', () => {
    const votes = [sample(2, 2), sample(2, 1), sample(2, 1)];
    expect(needsMoreSamples(rubric, votes)).toBe(false);
    expect(settle(...votes)[1]).toMatchObject({ status: 'judged', levelIndex: 1, spread: 1 });
    expect(settle(sample(2, 2), sample(2, 1))[1]).toMatchObject({ levelIndex: 1 });
  });

  test('asks for more samples when a split matters, and for a human when they do not settle it', () => {
    const split = [sample(2, 1), sample(1, 1), sample(2, 1)];
    expect(needsMoreSamples(rubric, split)).toBe(true);
    expect(settle(...split, sample(2, 1), sample(2, 1))[0]).toMatchObject({
      status: 'judged',
      levelIndex: 2,
      spread: 1,
    });
    expect(settle(...split, sample(1, 1), sample(2, 1))[0]).toMatchObject({
      status: 'needs-human',
      levelIndex: 2,
      needsHumanBecause: 'split',
    });
  });

  test('sends positive verdicts without a passage in the text to a human', () => {
    expect(settle(sample(0, 1, true), sample(0, 1, true), sample(2, 1))[0]).toMatchObject({
      status: 'needs-human',
      levelIndex: 0,
      needsHumanBecause: 'unsupported',
    });
  });

  test('sends what could not be assessed to a human, unless a minority could not', () => {
    expect(settle(sample(null, 1), sample(null, 1), sample(null, 1))[0]).toMatchObject({
      status: 'needs-human',
      levelIndex: null,
      needsHumanBecause: 'cannot-assess',
    });
    expect(settle(sample(null, 1), sample(null, 1), sample(2, 1))[0]).toMatchObject({
      needsHumanBecause: 'cannot-assess',
    });
    expect(settle(sample(2, 1), sample(2, 1), sample(null, 1))[0]).toMatchObject({ status: 'judged', levelIndex: 2 });
  });

  test('never gives a level that no sample gave, and does not depend on the order of samples', () => {
    const vote = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(vote, vote), { minLength: 1, maxLength: 5 }), (votes) => {
        const samples = votes.map(([heavy, light]) => sample(heavy, light));
        const forward = settle(...samples).map(({ levelIndex, status }) => ({ levelIndex, status }));
        const backward = settle(...samples.toReversed()).map(({ levelIndex, status }) => ({ levelIndex, status }));
        expect(backward).toEqual(forward);
        const given = votes.map(([heavy]) => heavy).filter((level) => level !== null);
        if (given.length === 0) expect(forward[0]?.levelIndex).toBeNull();
        else expect(given).toContain(forward[0]?.levelIndex);
      }),
    );
  });
});
