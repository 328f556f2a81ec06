import { Form, Link } from '@remix-run/react';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { inputStyle } from '../../ui/field';
import { LinkButton } from '../../ui/link-button';
import { LocalTime } from '../../ui/local-time';
import { TableScroll } from '../../ui/table-scroll';
import type { CandidateLine } from '../invitation-views';
import { Pager } from './invitation-filter';
import { linkStyle } from './link-style';

export interface CandidateListProps {
  slug: string;
  candidates: CandidateLine[];
  count: number;
  page: number;
  pages: number;
  search: string;
}

const cell = 'px-3 py-2 align-top';

/** Everybody the organisation has invited, by name. */
export function CandidateList({ slug, candidates, count, page, pages, search }: CandidateListProps) {
  const home = `/organisations/${slug}`;
  if (count === 0 && search === '') {
    return (
      <EmptyState
        title="No candidate yet"
        actions={<LinkButton to={`${home}/assessments`}>To the assessments</LinkButton>}
      >
        <p>Candidates appear here once they are invited to an assessment.</p>
      </EmptyState>
    );
  }
  return (
    <Card title={`Candidates (${count})`} padded={false}>
      <Form method="get" role="search" className="flex gap-2 border-b border-line p-3">
        <input
          type="search"
          name="search"
          aria-label="Search name or address"
          placeholder="Name or address"
          defaultValue={search}
          className={inputStyle}
        />
        <Button type="submit">Search</Button>
      </Form>
      {candidates.length === 0 ? (
        <p className="px-3 py-6 text-muted">Nobody matches. Clear the search to see everybody.</p>
      ) : (
        <TableScroll label="Candidates">
          <table className="w-full">
            <caption className="sr-only">Candidates by name</caption>
            <thead>
              <tr className="text-left text-[0.8667rem]">
                {['Candidate', 'Extra time', 'Invited', 'Sat', 'Last invited'].map((title) => (
                  <th key={title} scope="col" className={cell}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {candidates.map((one) => (
                <tr key={one.id} className="border-t border-line">
                  <th scope="row" className={`${cell} max-w-64 text-left font-normal break-words`}>
                    <Link to={`${home}/candidates/${one.id}`} className={`font-medium ${linkStyle}`}>
                      {one.name}
                    </Link>
                    <span className="block text-[0.8667rem] text-muted">{one.email}</span>
                  </th>
                  <td className={`${cell} tabular-nums`}>
                    {one.timeMultiplier === 1 ? '' : `× ${one.timeMultiplier}`}
                  </td>
                  <td className={`${cell} tabular-nums`}>{one.invitations}</td>
                  <td className={`${cell} tabular-nums`}>{one.sittings}</td>
                  <td className={cell}>{one.lastInvitedAt && <LocalTime iso={one.lastInvitedAt} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <Pager
        page={page}
        pages={pages}
        href={(to) => `?${new URLSearchParams({ search, page: String(to) }).toString()}`}
      />
    </Card>
  );
}
