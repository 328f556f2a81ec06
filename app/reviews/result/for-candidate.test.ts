import { expect, test } from 'vitest';
import { checkOf, settledOf } from '../report/testing/make-settled';
import { forCandidate } from './for-candidate';

const settled = settledOf({
  weights: [2, 1, 1],
  checks: [checkOf('a', 4, 10)],
  verdicts: [{ level: 2 }, { level: 1, source: 'review' }, { level: null }],
});
const [standIn, given, open] = settled.verdicts;

test('a judge’s level that stands in for an owed review is not shown, nor its reason and quotes', () => {
  const owed = {
    ...standIn!,
    quotes: [{ file: 'memo.md', start: 0, end: 3, text: 'yes' }],
    awaits: ['FIRST' as const],
  };
  const { verdicts } = forCandidate({ ...settled, passes: ['FIRST'], verdicts: [owed, given!, open!] }, settled.grade!);
  const hidden = { ...{ status: 'needs-human', levelIndex: null, reason: '', quotes: [], gradedBy: 'none' } };
  expect(verdicts).toMatchObject([
    { ...hidden, needsHumanBecause: 'awaiting-review' },
    { status: 'judged', levelIndex: 1, reason: 'Because.', needsHumanBecause: null },
    { ...hidden, needsHumanBecause: 'awaiting-review' },
  ]);
});

test('what a rubric without points would await is final: nobody reviews it', () => {
  const { verdicts } = forCandidate(
    { ...settled, passes: [], verdicts: [{ ...standIn!, awaits: ['FIRST'] }] },
    settled.grade!,
  );
  expect(verdicts).toMatchObject([{ status: 'judged', levelIndex: 2 }]);
});
