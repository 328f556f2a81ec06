import { CHECK_TONES, CHECK_WORDS } from '../../grading/ui/check-words';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { formatPoints } from '../../ui/format-number';
import type { OverrideLine } from '../review/review-page-views';
import type { SettledCheck } from '../settled-grade';
import { OverrideForm } from './override-form';
import { OverrideHistory } from './override-history';
import type { ReviewOutcome } from './review-page';

/** One executed check with its points, and the override. Its evidence stands beside the answer. */
export function CheckOutcome({
  check,
  scale,
  overrides,
  mayChange,
  outcome,
}: {
  check: SettledCheck;
  /** Points of the total that one of the check's own stands for. */
  scale: number;
  overrides: OverrideLine[];
  mayChange: boolean;
  outcome: ReviewOutcome;
}) {
  const { checkId, title, status, points, maxPoints, summary, override } = check;
  return (
    <Card
      id={`check-outcome-${checkId}`}
      headingLevel={3}
      title={
        <span className="flex flex-wrap items-baseline gap-x-2">
          {title}
          <Badge tone={CHECK_TONES[status]}>{CHECK_WORDS[status]}</Badge>
          {override && <Badge tone="accent">overridden</Badge>}
        </span>
      }
      aside={
        <span className="tabular-nums">
          <strong>{formatPoints(points * scale)}</strong> / {formatPoints(maxPoints * scale)}
        </span>
      }
    >
      <p className="break-words">{summary}</p>
      {override && (
        <p className="mt-2 break-words">
          <span className="text-muted">
            {override.authorName} set it from {override.before === null ? 'no result' : formatPoints(override.before)}{' '}
            to {formatPoints(points)} of {formatPoints(maxPoints)}:
          </span>{' '}
          {override.reason}
        </p>
      )}
      <OverrideHistory
        overrides={overrides}
        wordsOf={(line) => (line.points === null ? null : `${formatPoints(line.points)} of ${formatPoints(maxPoints)}`)}
      />
      {mayChange && (
        <OverrideForm
          target="check"
          targetId={checkId}
          {...{ title, maxPoints, outcome }}
          overridden={override !== null}
        />
      )}
    </Card>
  );
}
