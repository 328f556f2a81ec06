import type { ForCandidates } from '../../../exercises/exercise-views';
import { PointsBar } from '../../../ui/charts/points-bar';
import { Card } from '../../../ui/card';
import { formatPoints } from '../../../ui/format-number';
import { LocalTime } from '../../../ui/local-time';
import { Notice } from '../../../ui/notice';
import { PageHeading } from '../../../ui/page-heading';
import type { OwnExerciseResult, OwnResult } from '../result-view';
import { OwnAppealPanel } from './own-appeal-panel';
import { OwnFullResult } from './own-full-result';

/** An appeal that was refused, with what was typed. */
export interface AppealOutcome {
  submissionId: string;
  reason: string;
  error: string;
}

/** What a candidate reads after the end, as far as the policy shows it. */
export function OwnResultPage({
  result,
  outcome,
}: {
  result: ForCandidates<OwnResult>;
  outcome: AppealOutcome | null;
}) {
  const { organisation, assessment, finishedAt, policy, exercises } = result;
  return (
    <>
      <PageHeading title={assessment}>
        <p>
          {organisation}
          {finishedAt && (
            <>
              , handed in <LocalTime iso={finishedAt} />
            </>
          )}
        </p>
      </PageHeading>
      {policy === 'NOTHING' ? (
        <Thanks organisation={organisation} />
      ) : (
        <div className="space-y-6">
          <Total result={result} />
          {exercises.map((exercise, at) => (
            <Card
              key={exercise.submissionId ?? at}
              title={exercise.title}
              aside={<PointsOf exercise={exercise} />}
              id={exercise.submissionId ? `submission-${exercise.submissionId}` : undefined}
            >
              <p className="text-muted">{WORDS[exercise.state]}</p>
              <div className="mt-2">
                <PointsBar
                  label={exercise.title}
                  earned={exercise.points ?? 0}
                  awaiting={exercise.awaiting}
                  max={exercise.maxPoints}
                />
              </div>
              {exercise.full && <OwnFullResult full={exercise.full} />}
              {exercise.appeal && exercise.submissionId && (
                <OwnAppealPanel
                  appeal={exercise.appeal}
                  submissionId={exercise.submissionId}
                  title={exercise.title}
                  outcome={outcome?.submissionId === exercise.submissionId ? outcome : null}
                />
              )}
            </Card>
          ))}
        </div>
      )}
    </>
  );
}

const WORDS: Record<OwnExerciseResult['state'], string> = {
  'not-submitted': 'You did not begin this exercise.',
  grading: 'Being graded.',
  ungraded: 'We could not grade this yet. That is our failure; it does not count against you.',
  provisional: 'Provisional: a reviewer has yet to look at it, so the points can still change.',
  settled: 'Graded.',
};

function Thanks({ organisation }: { organisation: string }) {
  return (
    <Card title="Thank you: your work has arrived">
      <p className="max-w-[65ch]">
        Everything that was saved has been handed in. {organisation} will look at it and tell you how it goes on;
        results are not shown here.
      </p>
      <p className="mt-2 max-w-[65ch] text-muted">There is nothing more for you to do. You can close this page.</p>
    </Card>
  );
}

function Total({ result: { status, points, awaiting, isPreview } }: { result: OwnResult }) {
  return (
    <Card
      title={status === 'settled' ? 'Your result' : status === 'provisional' ? 'Provisional result' : 'Being graded'}
    >
      {isPreview && <Notice className="mb-3" title="This is a preview; candidates see their own result here." />}
      <p className="text-[3rem] leading-none font-semibold tracking-tight tabular-nums">
        {points === null ? '–' : formatPoints(points)}
        <span className="text-[1.2rem] font-normal text-muted"> / 100</span>
      </p>
      <div className="mt-4">
        <PointsBar label="Total" earned={points ?? 0} awaiting={awaiting} max={100} height={12} />
      </div>
      <p className="mt-3 max-w-[65ch] text-muted">
        {status === 'settled' && 'All of it has been graded.'}
        {status === 'provisional' &&
          (awaiting > 0
            ? `People have yet to decide about up to ${formatPoints(awaiting)} points. Come back later.`
            : 'People have yet to look at it, and the points can still change. Come back later.')}
        {status === 'grading' && 'This takes some minutes. Load the page again, or come back later.'}
      </p>
    </Card>
  );
}

function PointsOf({ exercise: { points, maxPoints, share } }: { exercise: OwnExerciseResult }) {
  return (
    <span className="tabular-nums">
      {points === null ? '–' : <strong>{formatPoints(points)}</strong>} / {formatPoints(maxPoints)}
      <span className="ml-3 text-[0.8667rem] text-muted">counts {formatPoints(share * 100)} %</span>
    </span>
  );
}
