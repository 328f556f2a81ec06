import { Link } from '@remix-run/react';
import { Fragment } from 'react';
import { Badge } from '../../ui/badge';
import { formatPoints } from '../../ui/format-number';
import { LocalTime } from '../../ui/local-time';
import { TableScroll } from '../../ui/table-scroll';
import type { InvitationRow } from '../invitation-views';
import { InvitationManager } from './invitation-manager';
import { lookOf, type RowScore } from './invitation-look';
import { TimeLeft } from './time-left';
import { linkStyle } from './link-style';

export interface InvitationTableProps {
  label: string;
  slug: string;
  rows: InvitationRow[];
  now: string;
  /** By sitting; those that may not be shown are left out. */
  scores: Record<string, RowScore>;
  /** Sittings whose report may be opened from here, so that a name and a report stand side by side. */
  linked: string[];
  mayManage: boolean;
  /** Id of the invitation whose forms are open. */
  managed: string | null;
  /** Address of this page with another row open. */
  manageHref(id: string | null): string;
  /** Shows the assessment instead of the candidate. */
  byAssessment?: boolean;
  /** What was wrong with the last change, by field. */
  errors: Record<string, string>;
}

/** Invitations with what became of them; one row at a time opens its forms. */
export function InvitationTable(props: InvitationTableProps) {
  const { label, rows, byAssessment = false, mayManage, managed } = props;
  const heads = [byAssessment ? 'Assessment' : 'Candidate', 'State', 'When', 'Extra time', 'Score'];
  return (
    <TableScroll label={label}>
      <table className="w-full">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="text-left text-[0.8667rem]">
            {heads.map((title) => (
              <th key={title} scope="col" className="px-3 py-2">
                {title}
              </th>
            ))}
            {mayManage && (
              <th scope="col" className="px-3 py-2">
                <span className="sr-only">Manage</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.id}>
              <Row {...props} row={row} />
              {mayManage && managed === row.id && (
                <tr>
                  <td colSpan={heads.length + 1} className="bg-sunken px-3 py-4">
                    <InvitationManager row={row} errors={props.errors} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ row, slug, now, scores, linked, mayManage, managed, manageHref, byAssessment }: RowProps) {
  const home = `/organisations/${slug}`;
  const { sitting } = row;
  const score = sitting ? scores[sitting.id] : undefined;
  const look = lookOf(row, score);
  const open = managed === row.id;
  const who = byAssessment ? row.assessment : row.name;
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="max-w-64 px-3 py-2 text-left font-normal break-words">
        <Link
          to={byAssessment ? `${home}/assessments/${row.assessmentId}` : `${home}/candidates/${row.candidateId}`}
          className={`font-medium ${linkStyle}`}
        >
          {who}
        </Link>
        {!byAssessment && <span className="block text-[0.8667rem] text-muted">{row.email}</span>}
      </th>
      <td className="px-3 py-2 whitespace-nowrap">
        <Badge tone={look.tone}>{look.title}</Badge>{' '}
        {row.state === 'running' && sitting && <TimeLeft deadlineAt={sitting.deadlineAt} now={now} />}
        {(sitting?.openProblems ?? 0) > 0 && (
          <Link to={`${home}/problems`} className="block text-[0.8667rem] text-bad underline underline-offset-2">
            reported a problem
          </Link>
        )}
      </td>
      <td className="px-3 py-2 text-[0.8667rem]">
        <When row={row} />
      </td>
      <td className="px-3 py-2 text-[0.8667rem] tabular-nums">
        {row.timeMultiplier === 1 ? '' : `× ${row.timeMultiplier}`}
        {sitting && sitting.addedSeconds > 0 && (
          <span className="block">+ {Math.round(sitting.addedSeconds / 6) / 10} min</span>
        )}
      </td>
      <td className="px-3 py-2 whitespace-nowrap tabular-nums">
        {score?.points != null && row.state !== 'running' && (
          <>
            <strong>{formatPoints(score.points)}</strong>
            {score.low !== null && score.high !== null && score.low !== score.high && (
              <span className="text-[0.8667rem] text-muted">
                {' '}
                ({formatPoints(score.low)} to {formatPoints(score.high)})
              </span>
            )}
          </>
        )}
        {sitting && linked.includes(sitting.id) && (
          <Link to={`${home}/sittings/${sitting.id}`} className={`block text-[0.8667rem] ${linkStyle}`}>
            Report<span className="sr-only"> of {who}</span>
          </Link>
        )}
      </td>
      {mayManage && (
        <td className="px-3 py-2 text-right">
          <Link to={manageHref(open ? null : row.id)} preventScrollReset aria-expanded={open} className={linkStyle}>
            {open ? 'Close' : 'Manage'}
            <span className="sr-only"> {who}</span>
          </Link>
        </td>
      )}
    </tr>
  );
}

type RowProps = InvitationTableProps & { row: InvitationRow };

const ENDED_BY = { CANDIDATE: 'by the candidate', DEADLINE: 'at the deadline', ORGANISATION: 'by you' } as const;

function When({ row: { sitting, state, startUntil, sentAt, timesSent } }: { row: InvitationRow }) {
  if (sitting?.finishedAt) {
    return (
      <>
        ended <LocalTime iso={sitting.finishedAt} />
        {sitting.endedBy && <span className="block text-muted">{ENDED_BY[sitting.endedBy]}</span>}
      </>
    );
  }
  if (sitting) {
    return (
      <>
        started <LocalTime iso={sitting.startedAt} />
      </>
    );
  }
  return (
    <>
      sent <LocalTime iso={sentAt} />
      {timesSent > 1 && `, ${timesSent} times`}
      {state !== 'revoked' && (
        <span className="block text-muted">
          {state === 'open' ? 'open until ' : 'was open until '}
          <LocalTime iso={startUntil} />
        </span>
      )}
    </>
  );
}
