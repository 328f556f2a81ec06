import type { PublicCriterion } from '../../exercises/exercise-views';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { formatPoints } from '../../ui/format-number';
import type { Verdict } from '../grade-types';
import { LevelLadder } from './level-ladder';
import { CriterionTitle } from './criterion-title';
import { gradedByWords, sampleWords, whyHuman } from './verdict-words';

export interface CriterionSectionProps {
  criterion: PublicCriterion;
  /** Place in the rubric, from 0; the number and colour its quotes carry in the text. */
  index: number;
  verdict: Verdict | undefined;
  /** Points of the total this criterion can earn. */
  points: number;
}

/** One criterion: level, reason, quotes, who graded it, and the ladder of levels. */
export function CriterionSection({ criterion, index, verdict, points }: CriterionSectionProps) {
  const final = verdict?.status === 'judged';
  const level = verdict?.levelIndex == null ? undefined : criterion.levels[verdict.levelIndex];
  const samples =
    verdict &&
    sampleWords(
      verdict,
      criterion.levels.map((step) => step.title),
    );
  return (
    <Card
      id={`criterion-${criterion.id}`}
      headingLevel={3}
      title={<CriterionTitle index={index} title={criterion.title} />}
      aside={
        <span className="tabular-nums">
          {final && level ? (
            <>
              <strong>{formatPoints(level.share * points)}</strong> / {formatPoints(points)}
            </>
          ) : (
            <span className="text-muted">awaiting {formatPoints(points)}</span>
          )}
        </span>
      }
    >
      <p className="mb-3 text-muted">{criterion.question}</p>
      <LevelLadder levels={criterion.levels} reached={verdict?.levelIndex ?? null} final={final} points={points} />
      {verdict?.reason && <p className="mt-3">{verdict.reason}</p>}
      {verdict && verdict.quotes.length > 0 && (
        <ul aria-label="Quotes from your text" className="mt-3 space-y-1.5">
          {verdict.quotes.map((quote, at) => (
            <li key={at} className="border-l-2 border-line-strong pl-3 text-[0.9333rem] text-muted">
              “{quote.text}”
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-[0.8667rem] text-muted">
        <Badge tone={final ? 'neutral' : 'warn'}>{verdict ? gradedByWords(verdict) : 'Awaiting a human'}</Badge>
        {verdict && !final && <span>Because {whyHuman(verdict)}.</span>}
        {samples && <span>{samples}</span>}
      </p>
    </Card>
  );
}
