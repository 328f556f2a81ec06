import { renderToString } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server';
import { expect, test } from 'vitest';
import type { ExercisePage, ForCandidates } from '../../exercises/exercise-views';
import type { Verdict } from '../grade-types';
import type { SubmissionResult } from '../result-view';
import { ResultPage } from './result-page';

const memo = 'The eval is blind to tone. It was measured on 50 rows.';
const exercise = {
  slug: 'an-exercise',
  title: 'An exercise',
  kind: 'eval-design',
  answerFiles: [{ path: 'memo.md', title: 'Memo', language: 'markdown', maxBytes: 1000, prose: true }],
  criteria: [
    {
      id: 'limits',
      title: 'Names limits',
      question: 'Does it say where it is blind?',
      weight: 1,
      levels: [
        { share: 0, title: 'Silent', description: 'Names no limit at all.' },
        { share: 0.5, title: 'Vague', description: 'Names limits in general.' },
        { share: 1, title: 'Concrete', description: 'Names two concrete faults.' },
      ],
    },
  ],
} as Partial<ExercisePage> as ForCandidates<ExercisePage>;

const verdict: Verdict = {
  criterionId: 'limits',
  status: 'judged',
  levelIndex: 1,
  reason: 'Tone is named, nothing concrete.',
  quotes: [{ file: 'memo.md', start: 0, end: 26, text: memo.slice(0, 26) }],
  samples: [],
  spread: 0,
  gradedBy: 'a-model',
  needsHumanBecause: null,
};
const outcome: NonNullable<SubmissionResult['outcome']> = {
  grade: {
    status: 'graded',
    points: 55,
    awaiting: 0,
    maxPoints: 100,
    checks: { id: 'checks', title: 'Executed checks', earned: 40, max: 70 },
    rubric: { id: 'rubric', title: 'Judged rubric', earned: 15, max: 30 },
    reason: null,
  },
  checks: [],
  verdicts: [verdict],
  flags: [],
  judgeModel: 'a-model',
  finishedAt: '2026-01-01T00:00:10.000Z',
  durationMs: 2300,
  judgeCalls: 3,
  judgeCostUsd: 0.0041,
  calibration: null,
};
const result: SubmissionResult = {
  id: 's1',
  number: 2,
  submittedAt: '2026-01-01T00:00:00.000Z',
  attemptId: 'a1',
  exercise,
  answer: { schemaVersion: 1, files: { 'memo.md': memo }, fields: {} },
  progress: { status: 'FINISHED', ahead: null, steps: [] },
  outcome,
  history: [{ id: 's1', attemptId: 'a1', number: 2, submittedAt: '2026-01-01T00:00:00.000Z', points: 55 }],
};

const htmlOf = (shown: SubmissionResult): string =>
  renderToString(
    <StaticRouter location="/submissions/s1">
      <ResultPage result={shown} progress={shown.progress} />
    </StaticRouter>,
  ).replaceAll('<!-- -->', '');

test('a graded submission shows its total, the level reached, the next one, and the quote marked in the memo', () => {
  const html = htmlOf(result);
  expect(html).toContain('Graded: 55 of 100 points.');
  expect(html).toMatch(/Vague<\/span><span[^>]*>yours/);
  expect(html).toMatch(/Concrete<\/span><span[^>]*>would have earned the next level/);
  expect(html).toMatch(/<mark[^>]*>The eval is blind to tone\.<\/mark>/);
  expect(html).toContain('How far this judge agrees with people on this rubric has not been measured');
  expect(html).toContain('href="/attempts/a1"');
});

test('without a judge the grade is provisional and says how to connect one', () => {
  const html = htmlOf({
    ...result,
    outcome: {
      ...outcome,
      judgeModel: 'none',
      grade: {
        ...outcome.grade,
        status: 'provisional',
        points: 40,
        awaiting: 30,
        rubric: { ...outcome.grade.rubric, earned: null },
      },
      verdicts: [
        {
          ...verdict,
          status: 'needs-human',
          levelIndex: null,
          reason: '',
          quotes: [],
          gradedBy: 'none',
          needsHumanBecause: 'no-judge',
        },
      ],
    },
  });
  expect(html).toContain('Graded: 40 of 100 points so far.');
  expect(html).toContain('30 points are not decided yet.');
  for (const name of ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'JUDGE_MODEL']) expect(html).toContain(name);
  expect(html).toContain('no judge model is connected');
  expect(html).not.toContain('>yours<');
});

test('a level that a human has to confirm is called proposed, not yours', () => {
  const html = htmlOf({
    ...result,
    outcome: { ...outcome, verdicts: [{ ...verdict, status: 'needs-human', needsHumanBecause: 'split' }] },
  });
  expect(html).toContain('>proposed<');
  expect(html).not.toContain('>yours<');
  expect(html).toContain('awaiting 30');
});

test('an ungraded submission is no zero', () => {
  const none = { earned: null };
  const { checks, rubric } = outcome.grade;
  const html = htmlOf({
    ...result,
    outcome: {
      ...outcome,
      verdicts: [],
      grade: {
        ...outcome.grade,
        status: 'ungraded',
        points: null,
        awaiting: 100,
        checks: { ...checks, ...none },
        rubric: { ...rubric, ...none },
        reason: 'The grader stopped.',
      },
    },
  });
  expect(html).toContain('our failure and not a zero');
  expect(html).toContain('The grader stopped.');
  expect(html).toContain('This submission could not be graded.');
});

test('while grading lasts, the steps are shown with counts, and a page without JavaScript asks again', () => {
  const html = htmlOf({
    ...result,
    outcome: null,
    progress: {
      status: 'RUNNING',
      ahead: null,
      steps: [
        { id: 'a', title: 'Reading', state: 'done' },
        { id: 'b', title: 'Running', state: 'running', done: 5, total: 13, note: 'Mutant 4' },
      ],
    },
  });
  expect(html).toContain('5 / 13');
  expect(html).toContain('Mutant 4');
  expect(html).toContain('aria-valuenow="5"');
  expect(html).toContain('<noscript><meta http-equiv="refresh" content="3"/></noscript>');
});

test('the measured agreement of the judge stands beside its verdicts, with what it misses', () => {
  const report = {
    samples: 11,
    judgedSamples: 9,
    coverage: 0.8,
    criteria: [
      { criterionId: 'limits', pairs: 9, equal: 0.5, kappa: 0.2, weightedKappa: { value: 0.41, low: -0.1, high: 0.7 } },
    ],
    overall: { value: 0.41, low: -0.1, high: 0.7 },
    totals: null,
    top: { truePositiveRate: null, trueNegativeRate: null, apparent: null, corrected: null, people: null },
    met: false,
    shortfalls: ['weighted κ is 0.41, below 0.6'],
  };
  const calibration = { judgeModel: 'a-model', promptHash: 'a'.repeat(64), measuredAt: '2026-01-01T00:00:00Z', report };
  const html = htmlOf({ ...result, outcome: { ...outcome, calibration } });
  expect(html).toContain('people on 9 labelled samples: weighted κ 0.41 (-0.10 to 0.70)');
  expect(html).toContain('It misses the bar: weighted κ is 0.41, below 0.6.');
  expect(html).toContain('50 %');
});
