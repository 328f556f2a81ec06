import type { CardProgress } from '../../exercises/ui/card-progress';
import type { ExerciseHistory, SubmissionSummary } from '../attempt-views';

/** How far the visitor has come with each exercise of their history, by slug. */
export function progressBySlug(histories: readonly ExerciseHistory[]): Record<string, CardProgress> {
  return Object.fromEntries(histories.map((history) => [history.slug, progressOf(history)]));
}

/** Attempts, submissions and the best score of one exercise; of equal scores, a final one counts before a provisional one. */
export function progressOf({ attempts }: Pick<ExerciseHistory, 'attempts'>): CardProgress {
  const submissions = attempts.flatMap((attempt) => attempt.submissions);
  const best = submissions.reduce<SubmissionSummary | null>((so, next) => {
    if (next.points === null) return so;
    if (so?.points == null || next.points > so.points) return next;
    return next.points === so.points && next.gradeStatus === 'graded' ? next : so;
  }, null);
  return {
    attempts: attempts.length,
    submissions: submissions.length,
    best: best?.points ?? null,
    bestIsProvisional: best?.gradeStatus === 'provisional',
  };
}

/** All submissions of an exercise with the attempt each belongs to, oldest first. */
export function submissionsInOrder({
  attempts,
}: Pick<ExerciseHistory, 'attempts'>): (SubmissionSummary & { attemptId: string })[] {
  return attempts
    .flatMap((attempt) => attempt.submissions.map((submission) => ({ ...submission, attemptId: attempt.id })))
    .sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : a.submittedAt > b.submittedAt ? 1 : a.number - b.number));
}
