import { Link } from '@remix-run/react';
import { Badge } from '../../../ui/badge';
import { formatPoints } from '../../../ui/format-number';
import { TableScroll } from '../../../ui/table-scroll';
import type { CriterionMove } from '../compare-regrade';
import type { RegradeRowView } from '../regrade-views';

/** What a row is called: the candidate's name, or the end of the sitting's id where nobody is to know. */
export const callRow = ({ name, shortId }: Pick<RegradeRowView, 'name' | 'shortId'>): string =>
  name ?? `Sitting ${shortId}`;

/** Every submission before and after, with the criteria that move it. */
export function RegradeTable({ slug, rows, mayRead }: { slug: string; rows: RegradeRowView[]; mayRead: boolean }) {
  return (
    <TableScroll label="Before and after">
      <table className="w-full min-w-[44rem] border-collapse text-left text-[0.9333rem]">
        <thead>
          <tr className="border-b border-line-strong text-[0.8667rem] text-muted">
            <th scope="col" className="py-2 pr-4 font-medium">
              Candidate
            </th>
            {['Before', 'After', 'Change', 'Rank'].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 text-right font-medium">
                {title}
              </th>
            ))}
            <th scope="col" className="py-2 pl-4 font-medium">
              What moves it
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-b border-line align-top">
              <th scope="row" className="py-2 pr-4 font-medium">
                {mayRead ? (
                  <Link to={`/organisations/${slug}/sittings/${row.sittingId}`} className="text-accent hover:underline">
                    {callRow(row)}
                  </Link>
                ) : (
                  callRow(row)
                )}
              </th>
              <td className="px-3 py-2 text-right tabular-nums">
                <Points {...row.before} />
              </td>
              <td className="px-3 py-2 text-right tabular-nums">
                {row.isUngraded ? <Badge tone="warn">not graded</Badge> : <Points {...row.after} />}
              </td>
              <td className="px-3 py-2 text-right font-medium tabular-nums">{signed(row.change)}</td>
              <td className="px-3 py-2 text-right whitespace-nowrap tabular-nums">{ranks(row)}</td>
              <td className="py-2 pl-4">
                <Moves row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Points({ points, awaiting }: { points: number | null; awaiting: number }) {
  if (points === null) return <span className="text-muted">–</span>;
  return (
    <>
      {formatPoints(points)}
      {awaiting > 0 && <span className="block text-[0.8rem] text-muted">+{formatPoints(awaiting)} awaiting</span>}
    </>
  );
}

const signed = (change: number | null): string =>
  change === null ? '–' : change === 0 ? '0' : `${change > 0 ? '+' : '−'}${formatPoints(Math.abs(change))}`;

const ranks = ({ before, after }: RegradeRowView): string => {
  if (after.rank === null || before.rank === null) return String(before.rank ?? '–');
  return before.rank === after.rank ? String(after.rank) : `${before.rank} → ${after.rank}`;
};

function Moves({ row }: { row: RegradeRowView }) {
  if (row.moves.length === 0 && row.needsReview.length === 0) return <span className="text-muted">nothing</span>;
  return (
    <ul className="space-y-0.5">
      {row.moves.map((move) => (
        <li key={move.criterionId}>
          {move.title}: <span className="text-muted tabular-nums">{describe(move)}</span>
        </li>
      ))}
      {row.needsReview.map((title) => (
        <li key={`review ${title}`} className="text-warn">
          {title}: would need a new review
        </li>
      ))}
    </ul>
  );
}

function describe({ before, after, beforeLevel, afterLevel }: CriterionMove): string {
  const side = (points: number | null, level: string | null) =>
    points === null
      ? 'nothing yet'
      : `${formatPoints(points)}${beforeLevel === afterLevel ? '' : ` (${level ?? '–'})`}`;
  return `${side(before, beforeLevel)} → ${side(after, afterLevel)}`;
}
