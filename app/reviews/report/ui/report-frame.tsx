import { Link, NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge';
import { buttonStyle } from '../../../ui/button-style';
import { classNames } from '../../../ui/class-names';
import { LocalTime } from '../../../ui/local-time';
import type { SittingHead } from '../report-views';

const ENDED: Record<NonNullable<SittingHead['endedBy']>, string> = {
  CANDIDATE: 'handed in',
  DEADLINE: 'ended by the deadline',
  ORGANISATION: 'ended by the organisation',
};

/** The head of a sitting's report: whose it is, when it was, its views and its packets. */
export function ReportFrame({ head, slug, children }: { head: SittingHead; slug: string; children: ReactNode }) {
  const home = `/organisations/${slug}`;
  const base = `${home}/sittings/${head.sittingId}`;
  const tabs = [
    { to: base, title: 'Two minutes', end: true },
    { to: `${base}/everything`, title: 'Everything', end: false },
    { to: `${base}/integrity`, title: 'Integrity', end: false },
  ];
  return (
    <article aria-labelledby="sitting-title">
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <h2 id="sitting-title" className="flex flex-wrap items-baseline gap-x-2.5 text-[1.35rem] break-words">
            {head.candidate.name}
            {head.isPreview && <Badge tone="warn">preview</Badge>}
          </h2>
          <p className="text-muted">
            <Link to={`${home}/assessments/${head.assessment.id}`} className="hover:underline">
              {head.assessment.name}
            </Link>
            , started <LocalTime iso={head.startedAt} />
            {head.finishedAt && head.endedBy ? (
              <>
                , {ENDED[head.endedBy]} <LocalTime iso={head.finishedAt} />
              </>
            ) : (
              <>
                , running until <LocalTime iso={head.deadlineAt} />
              </>
            )}
            {head.timeMultiplier !== 1 && `, ${head.timeMultiplier} times the time`}
            {head.addedSeconds > 0 && `, ${Math.round(head.addedSeconds / 60)} min added`}
          </p>
        </div>
        <div className="no-print flex flex-wrap gap-2">
          <Link
            to={`${home}/assessments/${head.assessment.id}/compare?sitting=${head.sittingId}`}
            className={buttonStyle({})}
          >
            Compare
          </Link>
          <a href={`${base}/packet.pdf`} className={buttonStyle({})} download>
            Packet (PDF)
          </a>
          <a href={`${base}/packet.json`} className={buttonStyle({})} download>
            Packet (JSON)
          </a>
        </div>
      </div>
      <nav aria-label="Views of this sitting" className="no-print mb-5 flex flex-wrap gap-1 border-b border-line">
        {tabs.map((tab) => (
          <NavLink
            key={tab.to}
            to={tab.to}
            end={tab.end}
            className={({ isActive }) =>
              classNames(
                '-mb-px border-b-2 px-3 py-2',
                isActive ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
              )
            }
          >
            {tab.title}
          </NavLink>
        ))}
      </nav>
      {children}
    </article>
  );
}
