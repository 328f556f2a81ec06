import { Suspense } from 'react';
import type { CheckResult } from '../../kinds/contract';
import { getKindUi } from '../../kinds/registry.ui';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { PointsBar } from '../../ui/charts/points-bar';
import { formatPoints } from '../../ui/format-number';
import type { SubmissionResult } from '../result-view';
import { CHECK_TONES, CHECK_WORDS } from './check-words';

export interface CheckSectionProps {
  check: CheckResult;
  /** Points of the total that one point of the checks' own scale stands for. */
  scale: number;
  exercise: SubmissionResult['exercise'];
  answer: SubmissionResult['answer'];
}

/** One executed check: status, points of the total, what was measured, what would have earned more, and its evidence. */
export function CheckSection({ check, scale, exercise, answer }: CheckSectionProps) {
  const { CheckEvidence } = getKindUi(exercise.kind);
  const points = check.points * scale;
  const max = check.maxPoints * scale;
  return (
    <Card
      id={`check-${check.checkId}`}
      headingLevel={3}
      title={
        <span className="flex flex-wrap items-baseline gap-x-2">
          {check.title}
          <Badge tone={CHECK_TONES[check.status]}>{CHECK_WORDS[check.status]}</Badge>
        </span>
      }
      aside={
        <span className="flex items-center gap-3 tabular-nums">
          <span className="hidden w-28 sm:block">
            <PointsBar label={check.title} earned={points} max={max} />
          </span>
          <span>
            <strong>{formatPoints(points)}</strong> / {formatPoints(max)}
          </span>
        </span>
      }
    >
      <p className="max-w-[75ch]">{check.summary}</p>
      {check.advice && (
        <p className="mt-2 max-w-[75ch]">
          <span className="font-medium">To earn more: </span>
          {check.advice}
        </p>
      )}
      <div className="mt-5">
        <Suspense fallback={<p className="text-muted">Loading the evidence…</p>}>
          <CheckEvidence check={check} content={exercise.content} view={exercise.view} answer={answer} />
        </Suspense>
      </div>
    </Card>
  );
}
