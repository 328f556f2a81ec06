import { Link, useSearchParams } from '@remix-run/react';
import { MiniInterval } from '../../../ui/charts/mini-interval';
import { formatPoints } from '../../../ui/format-number';
import type { Comparison, ComparedSitting } from '../comparison-views';
import { DecisionBadge } from './decision-badge';
import { STATE_WORDS } from './exercise-lines';

/** Every finished sitting as a row: score with its interval, points per exercise, decision. Sorted by links, chosen by check boxes. */
export function CompareTable({ comparison, slug }: { comparison: Comparison; slug: string }) {
  const { sittings, exercises, chosen, sort } = comparison;
  return (
    <div tabIndex={0} role="group" aria-label="Finished sittings" className="overflow-x-auto">
      <table className="data-table w-full">
        <caption className="sr-only">Finished sittings, scores of 100</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Compare</span>
            </th>
            <SortableHead id="name" sort={sort}>
              Candidate
            </SortableHead>
            <SortableHead id="score" sort={sort}>
              Score
            </SortableHead>
            <th scope="col">
              <span className="sr-only">Interval</span>
            </th>
            {exercises.map(({ assessmentExerciseId, title }) => (
              <SortableHead key={assessmentExerciseId} id={assessmentExerciseId} sort={sort}>
                {title}
              </SortableHead>
            ))}
            <SortableHead id="decision" sort={sort}>
              Decision
            </SortableHead>
          </tr>
        </thead>
        <tbody>
          {sittings.map((row) => (
            <Row key={row.sittingId} row={row} slug={slug} chosen={chosen.includes(row.sittingId)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, slug, chosen }: { row: ComparedSitting; slug: string; chosen: boolean }) {
  const { points, low, high, status } = row.score;
  return (
    <tr className={chosen ? 'bg-accent-soft' : undefined}>
      <td>
        <input
          type="checkbox"
          name="sitting"
          value={row.sittingId}
          defaultChecked={chosen}
          aria-label={`Compare ${row.name}`}
          className="size-5 align-middle"
        />
      </td>
      <th scope="row" className="min-w-36">
        <Link to={`/organisations/${slug}/sittings/${row.sittingId}`} className="hover:underline">
          {row.name}
        </Link>
      </th>
      <td className="num whitespace-nowrap">
        {points === null ? '–' : <strong>{formatPoints(points)}</strong>}
        {low !== null && high !== null && high > low && (
          <span className="text-muted">
            {' '}
            ({formatPoints(low)}–{formatPoints(high)})
          </span>
        )}
        {status !== 'settled' && <span className="text-muted"> {status}</span>}
      </td>
      <td>
        {points !== null && <MiniInterval value={points} low={low ?? points} high={high ?? points} domain={[0, 100]} />}
      </td>
      {row.exercises.map(({ assessmentExerciseId, points: earned, state }) => (
        <td
          key={assessmentExerciseId}
          className="num print:[print-color-adjust:exact]"
          style={{ background: tint(earned) }}
        >
          {earned === null ? STATE_WORDS[state] : formatPoints(earned)}
        </td>
      ))}
      <td>
        <DecisionBadge outcome={row.decision} />
      </td>
    </tr>
  );
}

/** As in `HeatTable`: never so strong that the number in the cell loses contrast. */
const tint = (points: number | null): string | undefined =>
  points === null ? undefined : `color-mix(in srgb, var(--accent) ${Math.round(points * 0.42)}%, transparent)`;

function SortableHead({ id, sort, children }: { id: string; sort: Comparison['sort']; children: string }) {
  const [params] = useSearchParams();
  const active = sort.by === id;
  const next = new URLSearchParams(params);
  next.set('sort', id);
  // Names begin at A, everything else with the most.
  const descending = active ? !sort.descending : id !== 'name';
  next.set('order', descending ? 'down' : 'up');
  return (
    <th
      scope="col"
      className="max-w-48 min-w-32 align-bottom whitespace-normal"
      aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <Link to={`?${next.toString()}`} preventScrollReset className="hover:underline">
        {children}
        <span aria-hidden="true">{active ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
      </Link>
    </th>
  );
}
