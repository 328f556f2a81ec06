import { expect, test } from 'vitest';
import type { ExerciseHistory, SubmissionSummary } from '../attempt-views';
import { progressBySlug, progressOf, submissionsInOrder } from './history-progress';

const submission = (
  id: string,
  submittedAt: string,
  points: number | null,
  gradeStatus = 'graded',
): SubmissionSummary => ({
  id,
  number: 1,
  submittedAt,
  status: 'FINISHED',
  points,
  gradeStatus,
});
const attempt = (id: string, submissions: SubmissionSummary[]): ExerciseHistory['attempts'][number] => ({
  id,
  startedAt: '2026-01-01T00:00:00Z',
  draftSavedAt: '2026-01-01T00:00:00Z',
  submissions,
});

test('the best score counts over all attempts, and submissions without one do not', () => {
  const attempts = [
    attempt('new', [submission('c', '2026-01-03T00:00:00Z', null)]),
    attempt('old', [submission('a', '2026-01-01T00:00:00Z', 70), submission('b', '2026-01-02T00:00:00Z', 40)]),
  ];
  expect(progressOf({ attempts })).toEqual({ attempts: 2, submissions: 3, best: 70, bestIsProvisional: false });
});

test('of equal scores the final one counts, in whichever order they come', () => {
  const final = submission('a', '2026-01-01T00:00:00Z', 50, 'graded');
  const open = submission('b', '2026-01-02T00:00:00Z', 50, 'provisional');
  expect(progressOf({ attempts: [attempt('x', [final, open])] }).bestIsProvisional).toBe(false);
  expect(progressOf({ attempts: [attempt('x', [open, final])] }).bestIsProvisional).toBe(false);
});

test('a score of zero is a score', () => {
  expect(progressOf({ attempts: [attempt('x', [submission('a', '2026-01-01T00:00:00Z', 0)])] }).best).toBe(0);
});

test('an attempt without submissions counts as started only', () => {
  expect(progressBySlug([{ slug: 's', title: 'S', attempts: [attempt('x', [])] }])).toEqual({
    s: { attempts: 1, submissions: 0, best: null, bestIsProvisional: false },
  });
});

test('submissions are put in order of time over all attempts', () => {
  const attempts = [
    attempt('new', [submission('c', '2026-01-03T00:00:00Z', 1)]),
    attempt('old', [submission('a', '2026-01-01T00:00:00Z', 1), submission('d', '2026-01-04T00:00:00Z', 1)]),
  ];
  expect(submissionsInOrder({ attempts }).map(({ id, attemptId }) => `${attemptId}/${id}`)).toEqual([
    'old/a',
    'new/c',
    'old/d',
  ]);
});
