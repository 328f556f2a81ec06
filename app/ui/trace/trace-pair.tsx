import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Span, Trace } from '../../lib/trace/trace-types';
import { Badge } from '../badge';
import { Button } from '../button';
import { classNames } from '../class-names';
import { moveSelection } from '../data-table/move-selection';
import { durationOf } from './format-span';
import { ValueView } from './json-view';
import { KindChip } from './kind-chip';
import { MarkBadges } from './mark-badges';
import { MessageView } from './message-view';
import { shortName, spanGist } from './span-look';
import type { SpanPair, TraceMark, TracePairProps } from './trace-viewer-types';

type Side = TracePairProps['left'];

/**
 * Two runs side by side, one line per pair, so that both always scroll together. The first line that differs is marked and can be
 * jumped to; the chosen line is shown in full beneath, again side by side. Readable as a table without JavaScript.
 */
export function TracePair({ left, right, pairs, firstDivergence, height = '32rem' }: TracePairProps) {
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(firstDivergence ?? -1);
  const at = Math.min(chosen, pairs.length - 1);
  const choose = (line: number) => {
    setChosen(line);
    document.getElementById(`${prefix}-${line}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'd' && firstDivergence !== null) choose(firstDivergence);
    const pageSize = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / 48) - 1);
    const next = moveSelection({ key: event.key, index: at, count: pairs.length, pageSize });
    if (next === undefined) return;
    event.preventDefault();
    if (next === null) setChosen(-1);
    else choose(next);
  };
  return (
    <div
      className="@container/pair flex min-h-0 flex-col overflow-hidden rounded-card border border-line"
      style={{ height }}
    >
      <div className="flex flex-wrap items-center gap-3 border-b border-line bg-surface px-3 py-1.5 text-[0.8667rem]">
        {firstDivergence === null ? (
          <span className="text-muted">The runs do not differ.</span>
        ) : (
          <>
            <span>
              The runs are the same for {firstDivergence === 1 ? '1 line' : `${firstDivergence} lines`}, then differ.
            </span>
            <Button size="sm" onClick={() => choose(firstDivergence)}>
              Go to the first divergence
            </Button>
          </>
        )}
      </div>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={`${left.title} and ${right.title}, line by line`}
        aria-rowcount={pairs.length + 1}
        aria-activedescendant={at >= 0 ? `${prefix}-${at}` : undefined}
        onKeyDown={onKeyDown}
        className="min-h-32 grow overflow-auto bg-surface text-[0.8667rem] -outline-offset-2"
      >
        <div className="min-w-[34rem]">
          <div role="row" className="sticky top-0 z-10 grid grid-cols-2 border-b border-line bg-page font-medium">
            <div role="columnheader" className="truncate px-3 py-1">
              {left.title}
            </div>
            <div role="columnheader" className="truncate border-l border-line px-3 py-1">
              {right.title}
            </div>
          </div>
          <PairLines {...{ left, right, pairs, firstDivergence, prefix }} chosen={at} onChoose={choose} />
        </div>
      </div>
      {at >= 0 && <PairDetail {...{ left, right }} pair={pairs[at] as SpanPair} />}
    </div>
  );
}

function PairLines({
  left,
  right,
  pairs,
  firstDivergence,
  prefix,
  chosen,
  onChoose,
}: TracePairProps & { prefix: string; chosen: number; onChoose(line: number): void }) {
  const [inLeft, inRight] = [useSpans(left.trace), useSpans(right.trace)];
  return (
    <div role="rowgroup">
      {pairs.map((pair, line) => (
        <div
          key={line}
          id={`${prefix}-${line}`}
          role="row"
          aria-rowindex={line + 2}
          aria-selected={line === chosen}
          onClick={() => onChoose(line)}
          className={classNames(
            'grid min-h-11 cursor-pointer scroll-mt-9 grid-cols-2 border-b [contain-intrinsic-size:auto_46px] [content-visibility:auto]',
            line === firstDivergence ? 'border-t-2 border-t-warn border-b-line' : 'border-line',
            line === chosen ? 'bg-accent-soft' : 'hover:bg-sunken',
            firstDivergence !== null && line < firstDivergence && 'text-muted',
          )}
        >
          <PairCell side={left} span={inLeft.get(pair.left ?? '')} diverges={line === firstDivergence} />
          <PairCell side={right} span={inRight.get(pair.right ?? '')} diverges={line === firstDivergence} second />
        </div>
      ))}
    </div>
  );
}

const useSpans = (trace: Trace): Map<string, Span> =>
  useMemo(() => new Map(trace.spans.map((span) => [span.id, span])), [trace]);

function PairCell({
  side,
  span,
  diverges,
  second,
}: {
  side: Side;
  span: Span | undefined;
  diverges: boolean;
  second?: boolean;
}) {
  const marks: TraceMark[] = side.marks?.filter(({ spanId }) => spanId === span?.id) ?? [];
  return (
    <div
      role="gridcell"
      className={classNames('min-w-0 px-3 py-1', second && 'border-l border-line', !span && 'hatched opacity-40')}
    >
      {span ? (
        <>
          <p className="flex items-center gap-1.5">
            <KindChip kind={span.kind} />
            <span className={classNames('min-w-0 truncate', span.status === 'error' && 'font-medium text-bad')}>
              {shortName(span)}
            </span>
            {span.status === 'error' && <span className="text-bad">failed</span>}
            {diverges && <Badge tone="warn">first divergence</Badge>}
            <MarkBadges marks={marks} />
            <span className="ml-auto shrink-0 text-muted tabular-nums">{durationOf(side.trace, span)}</span>
          </p>
          <p className="truncate text-muted">{spanGist(span)}</p>
        </>
      ) : (
        <span className="sr-only">not in {side.title}</span>
      )}
    </div>
  );
}

function PairDetail({ left, right, pair }: { left: Side; right: Side; pair: SpanPair }) {
  const [inLeft, inRight] = [useSpans(left.trace), useSpans(right.trace)];
  return (
    <section
      aria-label="The chosen line in full"
      tabIndex={0}
      className="grid max-h-[55%] shrink-0 overflow-auto border-t-2 border-accent bg-page -outline-offset-2 @min-[40rem]/pair:grid-cols-2"
    >
      <SpanInFull title={left.title} span={inLeft.get(pair.left ?? '')} />
      <SpanInFull title={right.title} span={inRight.get(pair.right ?? '')} />
    </section>
  );
}

function SpanInFull({ title, span }: { title: string; span: Span | undefined }) {
  return (
    <div className="min-w-0 border-line px-3 py-2 text-[0.8667rem] @min-[40rem]/pair:[&+&]:border-l">
      <p className="mb-1 text-[0.8rem] text-muted">{title}</p>
      {span ? (
        <div className="grid gap-2">
          <p className="font-semibold">{span.name}</p>
          {span.statusMessage && (
            <p className={span.status === 'error' ? 'text-bad' : undefined}>{span.statusMessage}</p>
          )}
          {span.input !== null && (
            <div>
              <p className="text-[0.8rem] text-muted">{span.kind === 'tool' ? 'arguments' : 'input'}</p>
              <ValueView value={span.input} />
            </div>
          )}
          {span.output !== null && (
            <div>
              <p className="text-[0.8rem] text-muted">{span.kind === 'tool' ? 'result' : 'output'}</p>
              <ValueView value={span.output} />
            </div>
          )}
          {span.messages.output.map((message, at) => (
            <MessageView key={at} message={message} />
          ))}
        </div>
      ) : (
        <p className="text-muted">This run has no such step.</p>
      )}
    </div>
  );
}
