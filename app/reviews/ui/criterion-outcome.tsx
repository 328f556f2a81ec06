import type { Criterion } from '../../exercises/exercise-format';
import { CriterionTitle } from '../../grading/ui/criterion-title';
import { sampleWords, whyHuman } from '../../grading/ui/verdict-words';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { classNames } from '../../ui/class-names';
import { passTitle } from '../queue/queue-views';
import type { OverrideLine } from '../review/review-page-views';
import type { SettledVerdict, Source } from '../settled-grade';
import { OverrideForm } from './override-form';
import { OverrideHistory } from './override-history';
import type { ReviewOutcome } from './review-page';

const SOURCE: Record<Source, string> = {
  check: 'executed',
  judge: 'the judge’s level counts',
  review: 'the reviewers’ level counts',
  adjudication: 'adjudicated',
  override: 'overridden',
  none: 'awaits a human',
};

/** One criterion with everything said about it: a column of dots per voice, the reasons, and the override. */
export function CriterionOutcome({
  criterion,
  index,
  verdict,
  ownLevel,
  overrides,
  mayChange,
  outcome,
}: {
  criterion: Criterion;
  index: number;
  verdict: SettledVerdict | null;
  ownLevel: number | null;
  overrides: OverrideLine[];
  mayChange: boolean;
  outcome: ReviewOutcome;
}) {
  const titles = criterion.levels.map(({ title }) => title);
  const voices = voicesOf(verdict, titles);
  const final = verdict?.status === 'judged' ? verdict.levelIndex : null;
  return (
    <Card
      id={`criterion-${criterion.id}`}
      headingLevel={3}
      title={<CriterionTitle index={index} title={criterion.title} />}
      aside={<Badge tone={final === null ? 'warn' : 'neutral'}>{SOURCE[verdict?.source ?? 'none']}</Badge>}
    >
      <table className="w-full table-fixed text-[0.8667rem]">
        <caption className="sr-only">Who gave which level for {criterion.title}</caption>
        <thead>
          <tr>
            <td className="w-[8.5rem]" />
            {titles.map((title, at) => (
              <th key={at} scope="col" className={classNames('px-1 pb-1 break-words', at === final && 'text-accent')}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {voices.map((voice) => (
            <tr key={voice.who} className="border-t border-line">
              <th scope="row" className="py-1 pr-2 text-left font-normal break-words text-muted">
                {voice.who}
              </th>
              {titles.map((title, at) => (
                <td key={at} className={classNames('text-center', at === final && 'bg-accent-soft')}>
                  {voice.levelIndex === at && (
                    <>
                      <span aria-hidden="true">●</span>
                      <span className="sr-only">{title}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {ownLevel !== null && <p className="mt-2 text-[0.8667rem] text-muted">You gave: {titles[ownLevel]}.</p>}
      {verdict?.status === 'needs-human' && (
        <p className="mt-2 text-[0.8667rem] text-muted">Awaits a human, because {whyHuman(verdict)}.</p>
      )}
      <dl className="mt-3 space-y-2">
        {voices
          .filter(({ reason }) => reason !== '')
          .map(({ who, reason, note }) => (
            <div key={who}>
              <dt className="text-[0.8667rem] text-muted">
                {who}
                {note && `, ${note}`}
              </dt>
              <dd className="break-words">{reason}</dd>
            </div>
          ))}
      </dl>
      <OverrideHistory
        overrides={overrides}
        wordsOf={({ levelIndex }) => (levelIndex === null ? null : (titles[levelIndex] ?? null))}
      />
      {mayChange && (
        <OverrideForm
          target="criterion"
          targetId={criterion.id}
          title={criterion.title}
          levels={titles}
          overridden={verdict?.override != null}
          outcome={outcome}
        />
      )}
    </Card>
  );
}

interface Voice {
  who: string;
  levelIndex: number | null;
  reason: string;
  note: string | null;
}

function voicesOf(verdict: SettledVerdict | null, titles: readonly string[]): Voice[] {
  if (!verdict) return [];
  const { judge, reviews, override } = verdict;
  const people = reviews.map(({ pass, reviewerName, levelIndex, reason }) => ({
    ...{ who: `${passTitle[pass]}: ${reviewerName}`, levelIndex, reason, note: null },
  }));
  const model = judge && judge.gradedBy !== 'none' ? `Judge ${judge.gradedBy}` : 'Judge';
  return [
    ...(judge && (judge.levelIndex !== null || judge.reason !== '')
      ? [{ who: model, levelIndex: judge.levelIndex, reason: judge.reason, note: sampleWords(judge, titles) }]
      : []),
    ...people,
    ...(override
      ? [
          {
            who: `Override: ${override.authorName}`,
            levelIndex: verdict.levelIndex,
            reason: override.reason,
            note: null,
          },
        ]
      : []),
  ];
}
