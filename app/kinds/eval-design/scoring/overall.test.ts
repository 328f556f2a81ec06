import { describe, expect, it } from 'vitest';
import type { AgreementEvidence, RankingEvidence, SlicesEvidence } from '../evidence';
import type { HiddenData } from '../exercise-data';
import { observe } from '../testing/observe';
import { TINY_CONTENT } from '../testing/tiny-exercise';
import { balanceOf } from './observations';
import { scoreAgreement } from './score-agreement';
import { scoreRanking } from './score-ranking';
import { scoreSlices } from './score-slices';

describe('agreement', () => {
  it('weighs systems that work and systems with planted faults alike, however many there are', () => {
    // Good systems: half of the weight, all right. Mutants: the other half, of 10 rows 4 faulty, 2 of them missed.
    const good = [observe('baseline', 'b', '10 good+'), observe('equivalent', 'e', '10 good+')];
    const mutants = ['m1', 'm2', 'm3'].map((id) => observe('mutant', id, '6 good+', '2 planted-', '2 planted+'));
    const { evidence } = scoreAgreement([...good, ...mutants], 1);
    const { kappa, recall, falseAlarmRate, confusion, roles } = evidence as AgreementEvidence;
    // Shares: faulty 0.2, failed 0.1, agreement 0.9, by chance 0.2 * 0.1 + 0.8 * 0.9 = 0.74.
    expect(kappa.value).toBeCloseTo((0.9 - 0.74) / (1 - 0.74), 12);
    expect(kappa.low).toBeLessThanOrEqual(kappa.value);
    expect(kappa.high).toBeGreaterThanOrEqual(kappa.value);
    expect(recall).toBeCloseTo(0.5, 12);
    expect(falseAlarmRate).toBe(0);
    expect(confusion).toMatchObject({ passedGood: 38, failedFaulty: 6, passedFaulty: 6, failedGood: 0 });
    expect(roles.map(({ role, weight }) => [role, Number(weight.toFixed(12))])).toEqual([
      ['baseline', 0.25],
      ['equivalent', 0.25],
      ['mutant', 0.5],
    ]);
  });

  it('leaves debatable outputs out and counts errors as wrong on both sides', () => {
    const sure = [observe('baseline', 'b', '5 good+', '5 bad-'), observe('mutant', 'm', '5 good+', '5 planted-')];
    const unsure = [
      observe('baseline', 'b', '5 good+', '5 bad-', '9 ?good-'),
      observe('mutant', 'm', '5 good+', '5 planted-', '9 ?bad+'),
    ];
    expect(balanceOf(sure)).toEqual({ recall: 1, falseAlarmRate: 0, youdenJ: 1 });
    expect(balanceOf(unsure)).toEqual({ recall: 1, falseAlarmRate: 0, youdenJ: 1 });
    const failing = [observe('baseline', 'b', '5 good!', '5 bad!'), observe('mutant', 'm', '5 good!', '5 planted!')];
    expect(balanceOf(failing)).toEqual({ recall: 0, falseAlarmRate: 1, youdenJ: -1 });
    const { evidence } = scoreAgreement(failing, 1);
    expect((evidence as AgreementEvidence).kappa.value).toBeCloseTo(-1, 12);
    expect((evidence as AgreementEvidence).confusion).toMatchObject({ errorsGood: 10, errorsFaulty: 10 });
  });
});

describe('weakest slice', () => {
  const data: HiddenData = {
    systems: [],
    rows: Array.from({ length: 40 }, (_, at) => ({ id: `h${at}`, input: {}, slices: [at < 20 ? 'north' : 'south'] })),
    outputs: [],
    paraphrases: [],
    labelAudit: { wrong: [], ambiguous: [] },
  };

  it('is the one with the lowest recall minus false alarms, so failing everything there buys nothing', () => {
    const system = observe('mutant', 'm', '9 planted-', '1 planted+', '10 good+', '10 planted-', '10 good-');
    const { credit, evidence } = scoreSlices(TINY_CONTENT, data, [system]);
    const { worst, slices } = evidence as SlicesEvidence;
    expect(worst).toBe('south');
    expect(slices[0]).toMatchObject({ id: 'north', faulty: 10, good: 10, balance: 0.9, recall: { value: 0.9 } });
    expect(slices[1]).toMatchObject({ id: 'south', balance: 0, falseAlarmRate: { value: 1 } });
    expect(credit).toBe(0);
  });

  it('does not count a slice with too few outputs of either sort', () => {
    const system = observe('mutant', 'm', '10 planted-', '10 good+', '3 planted+', '17 good+');
    const { credit, evidence } = scoreSlices(TINY_CONTENT, data, [system]);
    expect(evidence).toMatchObject({ worst: 'north', slices: [{ counted: true }, { counted: false, balance: 0 }] });
    expect(credit).toBe(1);
  });
});

describe('ranking', () => {
  const systems = [
    observe('baseline', 'best', '10 good+'),
    observe('mutant', 'middle', '7 good+', '3 planted-'),
    observe('mutant', 'worst', '4 good+', '6 planted-'),
  ];

  it('compares mean scores with true quality, best first', () => {
    const { credit, evidence } = scoreRanking([...systems].reverse(), 1);
    expect(
      (evidence as RankingEvidence).systems.map(({ system, trueQuality, measuredQuality }) => [
        system,
        trueQuality,
        measuredQuality,
      ]),
    ).toEqual([
      ['best', 1, 1],
      ['middle', 0.7, 0.7],
      ['worst', 0.4, 0.4],
    ]);
    expect((evidence as RankingEvidence).tau).toBeCloseTo(1, 12);
    expect(credit).toBe(1);
    expect(scoreRanking(systems, 0.5).credit).toBe(0.5);
  });

  it('ranks a system without any verdict last and has nothing to say when all are tied', () => {
    const broken = [observe('baseline', 'best', '10 good!'), ...systems.slice(1)];
    expect((scoreRanking(broken, 1).evidence as RankingEvidence).tau).toBeLessThan(0);
    const tied = [observe('baseline', 'best', '10 good+'), observe('mutant', 'worst', '4 good+', '6 planted+')];
    expect(scoreRanking(tied, 1)).toMatchObject({ credit: 0, evidence: { tau: null } });
  });
});
