import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { formatPoints } from '../../ui/format-number';
import { LinkButton } from '../../ui/link-button';
import { LocalTime } from '../../ui/local-time';
import { PageHeading } from '../../ui/page-heading';
import type { GradingProgress, SubmissionResult } from '../result-view';
import { CheckSection } from './check-section';
import { ChecksOverview } from './checks-overview';
import { FlagList } from './flag-list';
import { GradeSummary } from './grade-summary';
import { GradingLive } from './grading-live';
import { RubricResult } from './rubric-result';
import { ScoreHistory } from './score-history';

/** One submission: what grading is doing while it lasts, then the result with its evidence, without a reload in between. */
export function ResultPage({ result, progress }: { result: SubmissionResult; progress: GradingProgress }) {
  const { exercise, outcome } = result;
  useResultFocus(outcome !== null);
  return (
    <>
      <PageHeading
        title={
          <Link to={`/exercises/${exercise.slug}`} className="hover:underline">
            {exercise.title}
          </Link>
        }
        actions={
          <LinkButton to={`/attempts/${result.attemptId}`} variant="primary">
            {outcome ? 'Try again' : 'Back to the workspace'}
          </LinkButton>
        }
      >
        <p>
          Submission {result.number}, handed in <LocalTime iso={result.submittedAt} />
        </p>
      </PageHeading>
      <p role="status" className="sr-only">
        {announcement(result, progress)}
      </p>
      {outcome ? <Outcome result={result} outcome={outcome} /> : <GradingLive progress={progress} />}
    </>
  );
}

function Outcome({ result, outcome }: { result: SubmissionResult; outcome: NonNullable<SubmissionResult['outcome']> }) {
  const { exercise, answer } = result;
  const own = outcome.checks.reduce((sum, check) => sum + check.maxPoints, 0);
  const scale = own > 0 ? outcome.grade.checks.max / own : 0;
  return (
    <div className="space-y-8">
      <GradeSummary outcome={outcome}>
        <FlagList flags={outcome.flags} />
        {outcome.checks.length > 0 && <ChecksOverview checks={outcome.checks} scale={scale} />}
      </GradeSummary>
      <ScoreHistory history={result.history} currentId={result.id} />
      {outcome.checks.length > 0 && (
        <section aria-labelledby="checks-title">
          <h2 id="checks-title" className="mb-4 text-[1.2rem]">
            {outcome.grade.checks.title}
          </h2>
          <div className="space-y-5">
            {outcome.checks.map((check) => (
              <CheckSection key={check.checkId} check={check} scale={scale} exercise={exercise} answer={answer} />
            ))}
          </div>
        </section>
      )}
      {outcome.verdicts.length > 0 && <RubricResult exercise={exercise} answer={answer} outcome={outcome} />}
    </div>
  );
}

/** What a screen reader hears when something changed: the running step, then the outcome in a sentence. */
function announcement({ outcome }: SubmissionResult, progress: GradingProgress): string {
  if (!outcome) {
    if (progress.status === 'QUEUED') return 'Waiting for a grader.';
    return progress.steps.find((step) => step.state === 'running')?.title ?? 'Grading.';
  }
  const { grade } = outcome;
  if (grade.points === null) return 'This submission could not be graded.';
  const so = grade.status === 'provisional' ? ' so far' : '';
  return `Graded: ${formatPoints(grade.points)} of ${formatPoints(grade.maxPoints)} points${so}.`;
}

/** When the result replaces the progress, reading goes on at the result, unless the person has moved elsewhere meanwhile. */
function useResultFocus(hasOutcome: boolean) {
  const had = useRef(hasOutcome);
  useEffect(() => {
    if (hasOutcome && !had.current && (!document.activeElement || document.activeElement === document.body)) {
      document.getElementById('result-title')?.focus({ preventScroll: true });
    }
    had.current = hasOutcome;
  }, [hasOutcome]);
}
