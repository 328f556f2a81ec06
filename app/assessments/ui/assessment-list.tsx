import { Link } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format-number';
import { LinkButton } from '../../ui/link-button';
import { LocalTime } from '../../ui/local-time';
import type { AssessmentCard } from '../assessment-views';
import { CountsBar } from './counts-bar';
import { statusLook } from './status-look';

export interface AssessmentListProps {
  slug: string;
  assessments: AssessmentCard[];
  mayBuild: boolean;
  /** Problem reports without an answer; null for those who do not see candidates. */
  openProblems: number | null;
}

/** The organisation's assessments, as cards. */
export function AssessmentList({ slug, assessments, mayBuild, openProblems }: AssessmentListProps) {
  const home = `/organisations/${slug}`;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-[1.3rem]">Assessments</h2>
        <div className="flex flex-wrap gap-2">
          {openProblems !== null && (
            <LinkButton to={`${home}/problems`}>
              Problem reports{' '}
              {openProblems > 0 && <Badge tone="bad">{formatCount(openProblems, 'unanswered', 'unanswered')}</Badge>}
            </LinkButton>
          )}
          {mayBuild && (
            <LinkButton to={`${home}/assessments/new`} variant="primary">
              New assessment
            </LinkButton>
          )}
        </div>
      </div>
      {assessments.length === 0 && (
        <EmptyState title="No assessment yet">
          <p>
            An assessment is a set of exercises with a time limit.{' '}
            {mayBuild
              ? 'Make one, try it yourself, publish it, then invite candidates.'
              : 'An author or admin makes one.'}
          </p>
        </EmptyState>
      )}
      <ul className="grid gap-4 md:grid-cols-2">
        {assessments.map((one) => (
          <li key={one.id} className="relative rounded-card border border-line bg-surface p-4 hover:border-line-strong">
            <div className="flex items-baseline justify-between gap-3">
              <h3 className="min-w-0 text-[1.05rem] break-words">
                {/* The whole card is the target of this link. */}
                <Link
                  to={`${home}/assessments/${one.id}`}
                  prefetch="intent"
                  className="after:absolute after:inset-0 after:rounded-card"
                >
                  {one.name}
                </Link>
              </h3>
              <Badge tone={statusLook[one.status].tone}>{statusLook[one.status].title}</Badge>
            </div>
            <p className="mt-0.5 mb-3 text-[0.8667rem] text-muted">
              {one.role && `${one.role} · `}
              {formatCount(one.exercises, 'exercise')}
              {one.minutes > 0 && ` · ${one.minutes} min`}
              {one.dueAt && (
                <>
                  {' · due '}
                  <LocalTime iso={one.dueAt} />
                </>
              )}
            </p>
            {one.status === 'DRAFT' ? (
              <p className="text-[0.8667rem] text-muted">Nobody can be invited before it is published.</p>
            ) : (
              <CountsBar counts={one.counts} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
