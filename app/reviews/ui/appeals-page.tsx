import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LinkButton } from '../../ui/link-button';
import { LocalTime } from '../../ui/local-time';
import type { AppealView } from '../appeals/list-appeals.server';
import { appealOutcomeWords } from '../appeals/appeal-forms';

/** What candidates appeal against; open ones first. */
export function AppealsPage({ appeals, slug }: { appeals: AppealView[]; slug: string }) {
  const reviews = `/organisations/${slug}/reviews`;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-[1.2rem]">Appeals</h2>
        <LinkButton to={reviews}>Reviews</LinkButton>
      </div>
      {appeals.length === 0 && (
        <EmptyState title="Nobody has appealed">
          <p>
            Candidates who see their result can say why they disagree with a grade, within two weeks. It appears here.
          </p>
        </EmptyState>
      )}
      {appeals.map(({ id, submissionId, exercise, assessment, reason, at, answered }) => (
        <Card
          key={id}
          headingLevel={3}
          title={
            <span className="flex flex-wrap items-baseline gap-x-2">
              {exercise}
              <Badge tone={answered ? 'neutral' : 'warn'}>
                {answered ? appealOutcomeWords[answered.outcome] : 'Awaits an answer'}
              </Badge>
            </span>
          }
          aside={
            <LinkButton to={`${reviews}/${submissionId}#appeal`} size="sm" variant={answered ? 'secondary' : 'primary'}>
              {answered ? 'Open' : 'Look into it'}
            </LinkButton>
          }
        >
          <p className="mb-2 text-[0.8667rem] text-muted">
            {assessment}, <LocalTime iso={at} />
          </p>
          <p className="max-w-[75ch] break-words whitespace-pre-wrap">{reason}</p>
          {answered && (
            <div className="mt-3 border-l-2 border-line-strong pl-3">
              <p className="max-w-[75ch] break-words whitespace-pre-wrap">{answered.answer}</p>
              <p className="text-[0.8667rem] text-muted">
                {answered.by}, <LocalTime iso={answered.at} />
              </p>
            </div>
          )}
        </Card>
      ))}
    </div>
  );
}
