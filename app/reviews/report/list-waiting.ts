import { formatPoints } from '../../ui/format-number';
import type { ReportNote } from './report-views';
import type { ScoredExercise } from './score-types';

/** What still awaits a human or a machine in a sitting, in plain words, with where to do it. Pure. */
export function listWaiting(exercises: readonly ScoredExercise[]): ReportNote[] {
  return exercises.flatMap((exercise): ReportNote[] => {
    const words = wordsOf(exercise);
    if (words === null) return [];
    const to = exercise.submissionId && exercise.state !== 'grading' ? `reviews/${exercise.submissionId}` : null;
    return [{ kind: 'waiting', text: `${words} (${exercise.title})`, to }];
  });
}

function wordsOf({ state, reviewState, awaiting, reason }: ScoredExercise): string | null {
  if (state === 'grading') return 'Being graded';
  if (state === 'ungraded')
    return `Could not be graded, which is our failure, and is left out of the score: ${reason ?? 'no reason was noted'}`;
  const owed = reviewState === null ? undefined : OWED[reviewState];
  const points = awaiting > 0 ? `${formatPoints(awaiting)} of 100 points await a human` : null;
  if (points) return `${points}${owed ? `; ${owed}` : ''}`;
  return owed ? `${owed.charAt(0).toUpperCase()}${owed.slice(1)}` : null;
}

const OWED: Record<string, string | undefined> = {
  'awaiting-first': 'a first review is owed',
  'awaiting-second': 'a second review is owed',
  'awaiting-adjudication': 'two reviewers differ, and somebody has to decide',
};
