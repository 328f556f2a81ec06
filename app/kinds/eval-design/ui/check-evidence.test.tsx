import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Json } from '../../../lib/json';
import type { CheckResult } from '../../contract';
import type { Evidence } from '../evidence';
import { CheckEvidence } from './check-evidence';

const checkWith = (evidence: Json): CheckResult => ({
  checkId: 'any',
  title: 'Any',
  status: 'partial',
  points: 1,
  maxPoints: 2,
  summary: '',
  advice: '',
  evidence,
});
/** Text of the drawing as a reader meets it: no tags, no markers of the renderer. */
const textOf = (evidence: Evidence): string =>
  renderToString(<CheckEvidence check={checkWith(evidence)} />)
    .replaceAll('<!-- -->', '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const scale = { from: 0.2, to: 0.8 };
const compared = {
  system: 'm1',
  title: 'Unit slips',
  description: 'Thousands are read as units.',
  pairs: 100,
  baselinePassed: 90,
  systemPassed: 60,
  newlyFailed: 31,
  newlyPassed: 1,
  drop: { value: 0.3, low: 0.2, high: 0.4 },
  pValue: 0.00001,
  adjustedPValue: 0.00004,
  significant: true,
  falseAlarms: 2,
  errors: 0,
  credit: 1,
};
const confusion = { passedGood: 80, passedFaulty: 5, failedGood: 10, failedFaulty: 15, errorsGood: 0, errorsFaulty: 0 };

test('a mutant is shown with its fault, outcome, test and the planted rows caught, over all and by slice', () => {
  const text = textOf({
    check: 'mutants',
    schemaVersion: 1,
    alpha: 0.05,
    precisionFloor: 0.5,
    recallFloor: 0.6,
    killed: 1,
    wounded: 0,
    survived: 0,
    mutants: [
      { ...compared, outcome: 'killed', planted: 40, plantedCaught: 30, recall: 0.75, precision: 0.9, located: true },
    ],
    slices: [
      { id: 'a', title: 'Scanned' },
      { id: 'b', title: 'Long' },
    ],
    matrix: [
      [
        { planted: 8, caught: 6 },
        { planted: 0, caught: 0 },
      ],
    ],
  });
  for (const part of [
    'Thousands are read as units.',
    'killed',
    '30 % 20 % to 40 %',
    '31 / 1',
    '&lt; 0.001',
    '30 of 40',
    '6/8',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('0/0');
});

test('an equivalent is shown with its false alarms, and points that were cut are explained', () => {
  const text = textOf({
    check: 'equivalents',
    schemaVersion: 1,
    alpha: 0.05,
    equivalents: [{ ...compared, title: 'Terse', outcome: 'false-alarm', falseAlarmShare: 0.17 }],
    discrimination: 0.5,
  });
  expect(text).toContain('false alarm');
  expect(text).toContain('17 % of 100');
  expect(text).toContain('Counted at 50 %');
});

test('agreement shows the confusion matrix, and errors as a row only when there are some', () => {
  const agreement: Evidence = {
    check: 'agreement',
    schemaVersion: 1,
    confusion,
    kappa: { value: -0.1, low: -0.2, high: 0.05 },
    recall: 0.75,
    falseAlarmRate: 0.11,
    roles: [{ role: 'mutant', systems: 8, confusion, kappa: null, weight: 1 }],
    scale,
  };
  expect(textOf(agreement)).toContain('caught · 75 %');
  expect(textOf(agreement)).toContain('−0.10');
  expect(textOf(agreement)).not.toContain('no answer');
  expect(textOf({ ...agreement, confusion: { ...confusion, errorsGood: 2 } })).toContain('no answer');
});

test('slices come worst first, those too small to count last', () => {
  const slice = (title: string, balance: number | null, counted: boolean) => ({
    id: title,
    title,
    faulty: 10,
    good: 20,
    recall: null,
    falseAlarmRate: { value: 0.1, low: 0, high: 0.2 },
    balance,
    counted,
  });
  const text = textOf({
    check: 'slices',
    schemaVersion: 1,
    slices: [slice('Fine', 0.9, true), slice('Tiny', 0.1, false), slice('Poor', 0.3, true)],
    worst: 'Poor',
    scale,
  });
  expect(text.indexOf('Poor')).toBeLessThan(text.indexOf('Fine'));
  expect(text.indexOf('Fine')).toBeLessThan(text.indexOf('Tiny'));
  expect(text).toContain('Poor worst');
  expect(text).toContain('none in this slice');
});

test('a ranking gives equal scores equal ranks, and none to a system without a score', () => {
  const system = (title: string, trueQuality: number, measuredQuality: number | null) => ({
    system: title,
    title,
    role: 'mutant' as const,
    trueQuality,
    measuredQuality,
  });
  const text = textOf({
    check: 'ranking',
    schemaVersion: 1,
    systems: [system('A', 0.9, 0.7), system('B', 0.8, 0.7), system('C', 0.7, null), system('D', 0.6, 0.2)],
    tau: null,
    scale,
    discrimination: 1,
  });
  expect(text).toContain('no order to compare');
  expect(text).toContain('A mutant 90 % 70 % 1');
  expect(text).toContain('B mutant 80 % 70 % 1');
  expect(text).toContain('C mutant 70 % – –');
  expect(text).toContain('D mutant 60 % 20 % 3');
});

test('stability without pairs says so', () => {
  const text = textOf({
    check: 'stability',
    schemaVersion: 1,
    pairs: 0,
    unchanged: 0,
    share: null,
    passToFail: 0,
    failToPass: 0,
    toError: 0,
    scale,
    discrimination: 1,
  });
  expect(text).toContain('no pair');
});

test('a budget that is overspent says so beside the bar', () => {
  const text = textOf({
    check: 'budget',
    schemaVersion: 1,
    rows: 100,
    judgeCallsPerRow: 1.2,
    costUsdPerRow: 0.002,
    limits: { judgeCallsPerRow: 0.8, costUsdPerRow: 0.004 },
    judges: [{ id: 'j', title: 'Formcheck', calls: 120, costUsd: 0.2 }],
    discrimination: 1,
  });
  expect(text).toContain('1.2 of 0.8, over the limit');
  expect(text).toContain('$0.002 of $0.004');
  expect(text).toContain('Formcheck 120 1.20 $0.20');
});

test('a label audit explains right claims and counts what was missed', () => {
  const text = textOf({
    check: 'label-audit',
    schemaVersion: 1,
    right: 1,
    wrong: 1,
    ambiguous: 0,
    void: 0,
    missed: 3,
    precision: 0.5,
    recall: 0.25,
    f1: 0.333,
    claims: [
      { rowId: 'r-1', claimed: 'fail', verdict: 'right', why: 'The sum is off.' },
      { rowId: 'r-2', claimed: 'pass', verdict: 'wrong', why: null },
    ],
  });
  expect(text).toContain('Wrong labels missed 3');
  expect(text).toContain('The sum is off.');
  expect(text).toContain('wrong: the label was correct');
});

test('what was not measured says why and where, without the error message', () => {
  const text = textOf({
    check: 'not-measured',
    schemaVersion: 1,
    reason: 'load-error',
    error: { file: 'eval.py', name: 'SyntaxError', line: 12 },
    repeated: 0,
    differing: 0,
  });
  expect(text).toContain('did not load');
  expect(text).toContain('SyntaxError in eval.py at line 12');
});

test('evidence of an unknown shape is shown as it is stored, and no evidence as nothing', () => {
  expect(renderToString(<CheckEvidence check={checkWith({ check: 'new', value: 7 })} />)).toContain(
    '&quot;value&quot;: 7',
  );
  expect(renderToString(<CheckEvidence check={checkWith(null)} />)).toBe('');
});
