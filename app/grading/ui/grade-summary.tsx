import type { ReactNode } from 'react';
import { PointsBar } from '../../ui/charts/points-bar';
import { formatDuration, formatPoints } from '../../ui/format-number';
import { LocalTime } from '../../ui/local-time';
import { Notice } from '../../ui/notice';
import type { Grade } from '../grade-types';
import type { SubmissionResult } from '../result-view';

type Outcome = NonNullable<SubmissionResult['outcome']>;

/** The total with its parts, and in plain words whether it is final. */
export function GradeSummary({ outcome, children }: { outcome: Outcome; children?: ReactNode }) {
  const { grade } = outcome;
  return (
    <section aria-label="Grade" className="rounded-card border border-line bg-surface">
      <div className="grid gap-x-10 gap-y-6 p-5 lg:grid-cols-[20rem_1fr]">
        <div>
          <h2 id="result-title" tabIndex={-1} className="text-[1rem] text-muted outline-none">
            {statusTitle[grade.status]}
          </h2>
          <p className="mt-1 text-[3.2rem] leading-none font-semibold tracking-tight tabular-nums">
            {grade.points === null ? '–' : formatPoints(grade.points)}
            <span className="text-[1.2rem] font-normal text-muted"> / {formatPoints(grade.maxPoints)}</span>
          </p>
          <div className="mt-4">
            <PointsBar
              label="Total"
              earned={grade.points ?? 0}
              awaiting={grade.awaiting}
              max={grade.maxPoints}
              height={12}
            />
          </div>
          <dl className="mt-3 grid grid-cols-[1fr_auto] gap-y-0.5">
            {[grade.checks, grade.rubric]
              .filter((part) => part.max > 0)
              .map((part) => (
                <PartLine key={part.id} part={part} />
              ))}
            {grade.awaiting > 0 && grade.status === 'provisional' && (
              <>
                <dt className="text-muted">can still come</dt>
                <dd className="text-right text-muted tabular-nums">{formatPoints(grade.awaiting)}</dd>
              </>
            )}
          </dl>
          <p className="mt-4 text-[0.8667rem] text-muted">
            {grade.status === 'ungraded' ? 'Ended' : 'Graded'} <LocalTime iso={outcome.finishedAt} /> after{' '}
            {formatDuration(outcome.durationMs)}
          </p>
        </div>
        <div className="min-w-0 space-y-4">
          <StatusNotice outcome={outcome} />
          {children}
        </div>
      </div>
    </section>
  );
}

const statusTitle: Record<Grade['status'], string> = {
  graded: 'Graded',
  provisional: 'Provisional grade',
  ungraded: 'Not graded',
};

function PartLine({ part }: { part: Grade['checks'] }) {
  return (
    <>
      <dt>{part.title}</dt>
      <dd className="text-right tabular-nums">
        {part.earned === null ? 'awaiting' : <strong>{formatPoints(part.earned)}</strong>} / {formatPoints(part.max)}
      </dd>
    </>
  );
}

function StatusNotice({ outcome: { grade, judgeModel } }: { outcome: Outcome }) {
  if (grade.status === 'ungraded') {
    return (
      <Notice tone="warn" title="This submission could not be graded. That is our failure and not a zero.">
        <p>{grade.reason}</p>
      </Notice>
    );
  }
  if (grade.status === 'graded') return null;
  return (
    <Notice tone="warn" title={`${formatPoints(grade.awaiting)} points are not decided yet.`}>
      {judgeModel === 'none' ? (
        <p>
          No judge model is connected, so the rubric awaits a human. To connect one, set{' '}
          <code className="font-mono">OPENAI_API_KEY</code> or <code className="font-mono">OPENAI_BASE_URL</code>, and{' '}
          <code className="font-mono">JUDGE_MODEL</code>.
        </p>
      ) : (
        <p>Some criteria await a human; each says why.</p>
      )}
    </Notice>
  );
}
