import { NavLink } from '@remix-run/react';
import { may, type Role } from '../../accounts/roles';
import { Badge } from '../../ui/badge';
import { classNames } from '../../ui/class-names';
import type { AssessmentStatus } from '../assessment-views';
import { statusLook } from './status-look';

/** The head of every page of an assessment. */
export function AssessmentTabs({
  slug,
  role,
  assessment,
}: {
  slug: string;
  role: Role;
  assessment: { id: string; name: string; status: AssessmentStatus };
}) {
  const home = `/organisations/${slug}/assessments/${assessment.id}`;
  const people = may(role, 'read-reports') && assessment.status !== 'DRAFT';
  const pages = [
    { to: home, title: 'Overview', end: true, shown: true },
    { to: `${home}/candidates`, title: 'Candidates', shown: people },
    { to: `${home}/compare`, title: 'Compare', shown: people },
    { to: `${home}/statistics`, title: 'Statistics', shown: people },
  ].filter(({ shown }) => shown);
  const look = statusLook[assessment.status];
  return (
    <div className="mb-6">
      <p className="text-[0.8667rem]">
        <NavLink to={`/organisations/${slug}/assessments`} end className="text-muted underline underline-offset-2">
          Assessments
        </NavLink>
      </p>
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="min-w-0 text-[1.3rem] break-words">{assessment.name}</h2>
        <Badge tone={look.tone}>{look.title}</Badge>
      </div>
      {pages.length > 1 && (
        <nav aria-label={assessment.name} className="flex flex-wrap gap-1">
          {pages.map(({ to, title, end }) => (
            <NavLink
              key={to}
              to={to}
              end={end ?? false}
              className={({ isActive }) =>
                classNames(
                  'rounded-control px-3 py-1.5',
                  isActive ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-sunken hover:text-ink',
                )
              }
            >
              {title}
            </NavLink>
          ))}
        </nav>
      )}
    </div>
  );
}
