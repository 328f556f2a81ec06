import { Card } from '../../ui/card';
import { formatShare } from '../../ui/format-number';
import type { Criterion, Rubric } from '../exercise-format';

/** A published rubric, whole, for people who grade. */
export function RubricTextView({ rubric }: { rubric: Rubric }) {
  const weights = rubric.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <div className="space-y-4">
      {rubric.criteria.map((criterion, at) => (
        <CriterionText key={criterion.id} criterion={criterion} number={at + 1} share={criterion.weight / weights} />
      ))}
      {rubric.exemplars.length > 0 && (
        <Card title="Graded excerpts" headingLevel={3}>
          <ul className="space-y-4">
            {rubric.exemplars.map((exemplar, at) => (
              <li key={at}>
                <blockquote className="border-l-[3px] border-line-strong pl-3 whitespace-pre-line">
                  {exemplar.excerpt}
                </blockquote>
                <p className="mt-1 text-muted">
                  {Object.entries(exemplar.levels)
                    .map(([id, level]) => `${titleOf(rubric, id)}: ${levelOf(rubric, id, level)}`)
                    .join('; ')}
                  . {exemplar.why}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

const criterionOf = (rubric: Rubric, id: string) => rubric.criteria.find((item) => item.id === id);
const titleOf = (rubric: Rubric, id: string) => criterionOf(rubric, id)?.title ?? id;
const levelOf = (rubric: Rubric, id: string, level: number) => criterionOf(rubric, id)?.levels[level]?.title ?? level;

function CriterionText({ criterion, number, share }: { criterion: Criterion; number: number; share: number }) {
  return (
    <Card
      title={`${number}. ${criterion.title}`}
      headingLevel={3}
      aside={<span className="text-[0.8667rem] text-muted tabular-nums">{formatShare(share)} of the rubric</span>}
    >
      <p className="max-w-[72ch]">{criterion.question}</p>
      <ol className="mt-3 space-y-1.5">
        {criterion.levels.map((level, at) => (
          <li key={at} className="border-l-[3px] border-line py-0.5 pl-3">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{level.title}</span>
              <span className="text-[0.8667rem] text-muted tabular-nums">earns {formatShare(level.share)}</span>
            </p>
            <p className="max-w-[72ch] text-[0.9333rem]">{level.description}</p>
          </li>
        ))}
      </ol>
      {criterion.authorNotes && (
        <p className="mt-3 max-w-[72ch] text-[0.9333rem] whitespace-pre-line text-muted">
          <span className="font-medium">For graders only: </span>
          {criterion.authorNotes}
        </p>
      )}
    </Card>
  );
}
