import { describe, expect, it } from 'vitest';
import type { EquivalentsEvidence, MutantsEvidence } from '../evidence';
import type { HiddenData } from '../exercise-data';
import { TINY_CONTENT } from '../testing/tiny-exercise';
import { observe } from '../testing/observe';
import type { SystemObservations } from './observations';
import { scoreEquivalents } from './score-equivalents';
import { scoreMutants } from './score-mutants';

const data: HiddenData = {
  systems: [],
  rows: Array.from({ length: 100 }, (_, at) => ({ id: `h${at}`, input: {}, slices: [at < 50 ? 'north' : 'south'] })),
  outputs: [],
  paraphrases: [],
  labelAudit: { wrong: [], ambiguous: [] },
};
const wellBehaved = observe('baseline', 'base', '100 good+');

function mutant(baseline: SystemObservations, ...groups: string[]) {
  const { credit, evidence } = scoreMutants({
    content: TINY_CONTENT,
    data,
    baseline,
    mutants: [observe('mutant', 'm', ...groups)],
    seed: 1,
  });
  const { mutants, matrix } = evidence as MutantsEvidence;
  return { credit, matrix, one: mutants[0] };
}

describe('killing a mutant', () => {
  it('needs the planted rows to fall: all of them is a kill with full credit', () => {
    const { one, credit, matrix } = mutant(wellBehaved, '20 planted-', '80 good+');
    expect(one).toMatchObject({ outcome: 'killed', planted: 20, plantedCaught: 20, newlyFailed: 20, newlyPassed: 0 });
    expect(one).toMatchObject({ recall: 1, precision: 1, falseAlarms: 0, drop: { value: 0.2 } });
    expect(one?.pValue).toBeCloseTo(2 ** -20, 12);
    expect(matrix).toEqual([
      [
        { planted: 20, caught: 20 },
        { planted: 0, caught: 0 },
      ],
    ]);
    expect(credit).toBe(1);
  });

  it('credits half a catch between wound and full kill by its recall', () => {
    const { one, credit } = mutant(wellBehaved, '10 planted-', '10 planted+', '80 good+');
    expect(one).toMatchObject({ outcome: 'killed', recall: 0.5 });
    expect(credit).toBeCloseTo(0.5 + 0.5 * (0.5 / 0.85), 12);
  });

  it('calls a significant fall on the wrong rows a wound, and pays no recall for noise', () => {
    const { one, credit } = mutant(wellBehaved, '5 planted-', '15 planted+', '20 good-', '60 good+');
    expect(one).toMatchObject({
      outcome: 'wounded',
      significant: true,
      located: false,
      falseAlarms: 20,
      precision: 0.2,
    });
    expect(credit).toBeCloseTo(0.25, 12);
  });

  it('calls the right rows a wound when they are too few to be significant', () => {
    const { one } = mutant(wellBehaved, '4 planted-', '96 good+');
    expect(one).toMatchObject({ outcome: 'wounded', significant: false, located: true });
  });

  it('sees nothing in an evaluator that fails the baseline alike', () => {
    const { one, credit } = mutant(observe('baseline', 'base', '100 good-'), '20 planted-', '80 good-');
    expect(one).toMatchObject({ outcome: 'survived', newlyFailed: 0, pValue: 1, recall: 0, precision: null });
    expect(credit).toBe(0);
  });

  it('asks only for faults where the baseline does well, and leaves debatable rows and errors out of the pairs', () => {
    const baseline = observe('baseline', 'base', '10 bad-', '5 ?good+', '85 good+');
    const { one } = mutant(baseline, '30 planted-', '65 good+', '5 good!');
    expect(one).toMatchObject({ planted: 15, plantedCaught: 15, pairs: 90, errors: 5, outcome: 'killed' });
  });

  it('adjusts for the number of mutants: what would kill alone may only wound among many', () => {
    const one = observe('mutant', 'a', '5 planted-', '95 good+');
    const others = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => observe('mutant', id, '20 planted+', '80 good+'));
    const run = (mutants: SystemObservations[]) =>
      (
        scoreMutants({ content: TINY_CONTENT, data, baseline: wellBehaved, mutants, seed: 1 })
          .evidence as MutantsEvidence
      ).mutants[0]?.outcome;
    expect(run([one])).toBe('killed');
    expect(run([one, ...others])).toBe('wounded');
  });
});

describe('leaving equivalents alone', () => {
  const equivalent = (discrimination: number, baseline: SystemObservations, ...groups: string[]) => {
    const equivalents = [observe('equivalent', 'e', ...groups)];
    const { credit, evidence } = scoreEquivalents({ baseline, equivalents, discrimination, seed: 1 });
    return { credit, one: (evidence as EquivalentsEvidence).equivalents[0] };
  };

  it('is worth everything when the same rows pass', () => {
    const { one, credit } = equivalent(1, wellBehaved, '98 good+', '2 good-');
    expect(one).toMatchObject({ outcome: 'quiet', falseAlarmShare: 0.02 });
    expect(credit).toBe(1);
  });

  it('falls with the share of false alarms, and to half when the worsening is significant', () => {
    const noisy = observe('baseline', 'base', '94 good+', '6 good-');
    expect(equivalent(1, noisy, '8 good-', '92 good+').one).toMatchObject({
      outcome: 'uneasy',
      newlyFailed: 8,
      newlyPassed: 6,
    });
    expect(equivalent(1, noisy, '8 good-', '92 good+').credit).toBeCloseTo(0.75, 12);
    const { one, credit } = equivalent(1, wellBehaved, '12 good-', '88 good+');
    expect(one).toMatchObject({ outcome: 'false-alarm', significant: true, falseAlarmShare: 0.12 });
    expect(credit).toBeCloseTo(0.25, 12);
  });

  it('does not take a rightly failed output for a false alarm', () => {
    expect(equivalent(1, wellBehaved, '10 bad-', '90 good+').one).toMatchObject({
      pairs: 90,
      newlyFailed: 0,
      outcome: 'quiet',
    });
  });

  it('is worth nothing to an evaluator that tells nothing apart', () => {
    expect(equivalent(0, wellBehaved, '100 good+').credit).toBe(0);
  });
});
