import { Badge } from '../../../ui/badge';
import { Card } from '../../../ui/card';
import { classNames } from '../../../ui/class-names';
import { formatPoints } from '../../../ui/format-number';
import { CriterionTitle } from '../../../grading/ui/criterion-title';
import { sampleWords, whyHuman } from '../../../grading/ui/verdict-words';
import type { OverrideLine } from '../everything-views';
import type { ScoredCriterion } from '../score-types';
import { OverrideNotes } from './override-notes';

const PASS = { FIRST: 'First reviewer', SECOND: 'Second reviewer', ADJUDICATION: 'Adjudicator' } as const;

/** One criterion with everything that was said of it: levels, who gave which and why, quotes, samples, overrides. */
export function ReportCriterion({
  criterion,
  index,
  overrides,
}: {
  criterion: ScoredCriterion;
  /** Place in the rubric, from 0: number and colour of its quotes. */
  index: number;
  overrides: readonly OverrideLine[];
}) {
  const { verdict, share, max, levels } = criterion;
  const titles = levels.map(({ title }) => title);
  return (
    <Card
      id={`criterion-${criterion.id}`}
      headingLevel={4}
      title={<CriterionTitle index={index} title={criterion.title} />}
      aside={
        <span className="tabular-nums">
          {share === null ? (
            <span className="text-muted">awaiting {formatPoints(max)}</span>
          ) : (
            <>
              <strong>{formatPoints(share * max)}</strong> / {formatPoints(max)}
            </>
          )}
        </span>
      }
    >
      <p className="mb-3 text-muted">{criterion.question}</p>
      <ol reversed className="space-y-1">
        {levels
          .map((level, at) => (
            <li
              key={at}
              className={classNames(
                'rounded-r-control border-l-[3px] py-1 pr-2 pl-3',
                at === verdict?.levelIndex ? 'border-accent bg-accent-soft' : 'border-line',
              )}
            >
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{level.title}</span>
                {at === verdict?.levelIndex && <Badge tone="accent">{share === null ? 'proposed' : 'counts'}</Badge>}
                <span className="ml-auto text-[0.8667rem] text-muted tabular-nums">
                  {formatPoints(level.share * max)}
                </span>
              </p>
              <p className="text-[0.9333rem] text-muted">{level.description}</p>
            </li>
          ))
          .reverse()}
      </ol>
      {verdict?.reason && <p className="mt-3 break-words">{verdict.reason}</p>}
      {verdict && verdict.quotes.length > 0 && (
        <ul aria-label="Quotes from the answer" className="mt-3 space-y-1.5">
          {verdict.quotes.map((quote, at) => (
            <li key={at} className="border-l-2 border-line-strong pl-3 text-[0.9333rem] break-words text-muted">
              “{quote.text}”
            </li>
          ))}
        </ul>
      )}
      <dl className="mt-3 grid gap-x-4 gap-y-1 text-[0.8667rem] sm:grid-cols-[auto_1fr]">
        {verdict?.reviews.map((review) => (
          <Said key={review.pass} who={`${PASS[review.pass]}, ${review.reviewerName}`}>
            {titles[review.levelIndex] ?? 'unknown level'}
            {review.reason && `: ${review.reason}`}
          </Said>
        ))}
        {verdict?.judge && (
          <Said who={`Judge model ${verdict.judge.gradedBy}`}>{judgeWords(verdict.judge, titles)}</Said>
        )}
        {share === null && (
          <Said who="Awaits a human">{verdict ? `because ${whyHuman(verdict)}` : 'nobody has read this yet'}</Said>
        )}
      </dl>
      <OverrideNotes overrides={overrides} />
    </Card>
  );
}

function Said({ who, children }: { who: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{who}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

type Judged = NonNullable<NonNullable<ScoredCriterion['verdict']>['judge']>;

function judgeWords(judge: Judged, titles: readonly string[]): string {
  const level = judge.levelIndex === null ? 'no level' : (titles[judge.levelIndex] ?? 'unknown level');
  const samples = sampleWords(judge, titles);
  return `${level}${samples ? ` (${samples})` : ''}${judge.spread > 0 ? `; its samples are ${judge.spread === 1 ? 'a level' : `${judge.spread} levels`} apart` : ''}`;
}
