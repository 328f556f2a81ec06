import type { Span } from '../../lib/trace/trace-types';
import { TableScroll } from '../table-scroll';
import { durationOf, formatCost, formatMoment, formatTokens } from './format-span';
import { indexTrace, type TraceIndex } from './index-trace';
import { KindChip } from './kind-chip';
import { MarkBadges } from './mark-badges';
import { shortName, spanGist } from './span-look';
import { TimeBar } from './time-bar';
import type { TraceMark, TraceWaterfallProps } from './trace-viewer-types';

/**
 * Chosen spans as a table with a timeline in it: picture and table in one, drawn by the server, complete without JavaScript. The
 * time axis is that of the whole trace.
 */
export function TraceWaterfall({ trace, spanIds, marks = [], caption, hrefOf }: TraceWaterfallProps) {
  const index = indexTrace(trace);
  const wanted = spanIds && new Set(spanIds);
  const rows = [...index.spans.keys()].filter((row) => !wanted || wanted.has(index.spans[row]?.id ?? ''));
  const least = Math.min(...rows.map((row) => index.depth[row] ?? 0));
  const isSequence = trace.timing === 'sequence';
  return (
    <TableScroll label="Spans on a timeline">
      <table className="data-table min-w-[40rem]">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Span</th>
            <th scope="col" className="num">
              {isSequence ? 'Step' : 'Start'}
            </th>
            {!isSequence && (
              <th scope="col" className="num">
                Took
              </th>
            )}
            <th scope="col" className="num">
              Tokens, cost
            </th>
            <th scope="col" className="w-[34%]">
              Timeline
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <WaterfallRow
              key={row}
              {...{ index, row, hrefOf }}
              indent={(index.depth[row] ?? 0) - least}
              marks={marks}
            />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function WaterfallRow({
  index,
  row,
  indent,
  marks,
  hrefOf,
}: {
  index: TraceIndex;
  row: number;
  indent: number;
  marks: readonly TraceMark[];
  hrefOf: ((spanId: string) => string) | undefined;
}) {
  const { trace } = index;
  const span = index.spans[row] as Span;
  const own = marks.filter(({ spanId }) => spanId === span.id);
  const took = durationOf(trace, span);
  return (
    <tr className={own.length > 0 ? 'bg-sunken' : undefined}>
      <th scope="row" style={{ paddingLeft: `${Math.min(indent, 12) * 0.8}rem` }}>
        <span className="flex flex-wrap items-center gap-1.5">
          <KindChip kind={span.kind} />
          {hrefOf ? (
            <a href={hrefOf(span.id)} className="text-accent underline">
              {shortName(span)}
            </a>
          ) : (
            <span>{shortName(span)}</span>
          )}
          {span.status === 'error' && <span className="text-bad">failed</span>}
          <MarkBadges marks={own} />
        </span>
        <span className="line-clamp-2 max-w-[60ch] font-normal break-words text-muted">{spanGist(span)}</span>
      </th>
      <td className="num">{formatMoment(trace, span.startMs - index.startMs)}</td>
      {took !== null && <td className="num">{took}</td>}
      <td className="num">{usageOf(span)}</td>
      <td className="relative">
        <TimeBar span={span} window={{ from: index.startMs, to: index.endMs }} />
      </td>
    </tr>
  );
}

function usageOf({ tokens, costUsd }: Span): string {
  const sum = tokens.input === null && tokens.output === null ? NaN : (tokens.input ?? 0) + (tokens.output ?? 0);
  return [formatTokens(sum), formatCost(costUsd ?? NaN)].filter(Boolean).join(', ');
}
