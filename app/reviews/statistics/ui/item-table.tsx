import { MiniColumns } from '../../../ui/charts/mini-columns';
import { MiniInterval } from '../../../ui/charts/mini-interval';
import { formatPoints, formatShare } from '../../../ui/format-number';
import { TableScroll } from '../../../ui/table-scroll';
import type { ExerciseStatistics, ItemStatistics } from '../statistics-types';
import { describeEstimate } from './statistics-words';

const KIND: Record<ItemStatistics['kind'], string> = { exercise: 'Exercise', check: 'Check', criterion: 'Criterion' };

/** An exercise, its checks and its criteria: how hard each is, how it is spread, and whether it goes along with the rest. */
export function ItemTable({ exercise }: { exercise: ExerciseStatistics }) {
  return (
    <TableScroll label={`Parts of ${exercise.title}`}>
      <table className="data-table">
        <caption className="sr-only">Difficulty and discrimination of the parts of {exercise.title}</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="num">
              Points
            </th>
            <th scope="col" className="num">
              Mean
            </th>
            <th scope="col">From none to all</th>
            <th scope="col" className="num">
              None
            </th>
            <th scope="col" className="num">
              All
            </th>
            <th scope="col">Goes along with the rest</th>
            <th scope="col" className="num">
              Of
            </th>
          </tr>
        </thead>
        <tbody>
          {[exercise.whole, ...exercise.parts].map((item) => (
            <ItemRow key={`${item.kind} ${item.id}`} item={item} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function ItemRow({ item }: { item: ItemStatistics }) {
  const { kind, title, max, mean, spread, floor, ceiling, discrimination, n, awaiting, levels, advice } = item;
  const drawn = typeof discrimination === 'string' ? null : discrimination;
  return (
    <tr>
      <th scope="row" className="min-w-56">
        {kind === 'exercise' ? 'Whole exercise' : title}
        {kind !== 'exercise' && <span className="ml-1.5 font-normal text-muted">{KIND[kind].toLowerCase()}</span>}
        {levels.length > 0 && (
          <span className="block font-normal text-muted">
            {levels.map((level) => `${level.title}: ${level.count}`).join(', ')}
            {awaiting > 0 && `; awaiting a human: ${awaiting}`}
          </span>
        )}
        {levels.length === 0 && awaiting > 0 && (
          <span className="block font-normal text-muted">Awaiting a human: {awaiting}</span>
        )}
        {advice.map((line) => (
          <span key={line} className="mt-0.5 block max-w-[52ch] font-normal">
            {line}
          </span>
        ))}
      </th>
      <td className="num">{kind === 'exercise' ? `${Math.round(max)} %` : formatPoints(max)}</td>
      <td className="num">{formatShare(mean)}</td>
      <td>
        <MiniColumns counts={spread} />
      </td>
      <td className="num">{floor}</td>
      <td className="num">{ceiling}</td>
      <td className="whitespace-nowrap">
        {drawn?.low != null && drawn.high !== null && (
          <MiniInterval value={drawn.value} low={drawn.low} high={drawn.high} domain={[-1, 1]} reference={0} />
        )}
        <span className={drawn ? 'tabular-nums' : 'text-muted'}>{describeEstimate(discrimination)}</span>
      </td>
      <td className="num">{n}</td>
    </tr>
  );
}
