import { forwardRef, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../button';
import { DetailTextContext, type DetailText } from './detail-text';
import { QuoteDialog } from './quote-dialog';
import { patternOf } from './search-trace';
import { SelectionBar, useSelectedText } from './selection-bar';
import { SpanBody } from './span-body';
import { SpanHead } from './span-head';
import { findQuoted } from './find-quoted';
import type { TraceMark, TracePin, TraceViewerProps } from './trace-viewer-types';
import type { Viewer } from './use-viewer';

export interface SpanDetailProps extends Pick<
  TraceViewerProps,
  'onPin' | 'onUnpin' | 'spanActions' | 'spanExtra' | 'permalink'
> {
  viewer: Viewer;
  /** The row to show: the selected one, or for a moment the one before. */
  row: number;
  pins: readonly TracePin[];
  marks: readonly TraceMark[];
  /** Puts the focus back on the rows. */
  onLeave(): void;
}

/** Everything about one span. Takes the focus with Enter from the rows and gives it back with Escape. */
export const SpanDetail = forwardRef<HTMLElement, SpanDetailProps>(function SpanDetail(props, element) {
  const { viewer, row, pins, onPin, onLeave } = props;
  const { index, search } = viewer;
  const span = index.spans[row];
  const scroller = useRef<HTMLDivElement>(null);
  const [quoting, setQuoting] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const selection = useSelectedText(scroller, onPin !== undefined);
  const text = useMemo<DetailText>(
    () => ({
      hit: patternOf(search.query),
      quotes: pins.flatMap(({ spanId, quote }) => (spanId === span?.id && quote ? (patternOf(quote) ?? []) : [])),
      onQuote: onPin ? setQuoting : null,
    }),
    [search.query, pins, span, onPin],
  );
  useEffect(() => {
    setProblem(null);
    const body = scroller.current;
    if (!body) return;
    body.scrollTop = 0;
    // Only its own scroll area moves, never the page.
    const mark = body.querySelector<HTMLElement>('mark[data-hit]');
    if (mark)
      body.scrollTop = mark.getBoundingClientRect().top - body.getBoundingClientRect().top - body.clientHeight / 3;
  }, [row, text.hit]);
  if (!span) return <EmptyDetail />;

  const pinQuote = (quote: string) => {
    const found = findQuoted(index, row, quote);
    setProblem(found ? null : 'That selection runs across several fields. Select within one message or value.');
    if (!found) return;
    const pin = { spanId: found.span.id, quote: quote.trim() };
    if (!pins.some(({ spanId, quote: kept }) => spanId === pin.spanId && kept === pin.quote)) onPin?.(pin);
    selection.clear();
    setQuoting(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      onLeave();
    }
    if (event.key === 'q' && selection.text && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      pinQuote(selection.text);
    }
  };
  return (
    <section
      ref={element}
      tabIndex={-1}
      aria-label={`Span ${span.name}`}
      onKeyDown={onKeyDown}
      className="@container/detail flex h-full min-h-0 flex-col bg-page -outline-offset-2"
    >
      <DetailTextContext.Provider value={text}>
        <div
          ref={scroller}
          tabIndex={0}
          role="group"
          aria-label="Content of the span"
          className="min-h-0 grow overflow-auto -outline-offset-2"
        >
          <SpanHead {...props} span={span} />
          <SpanBody viewer={viewer} row={row} span={span} key={span.id} />
        </div>
        {selection.text && onPin && (
          <SelectionBar text={selection.text} onPin={() => pinQuote(selection.text)} onClear={selection.clear} />
        )}
        {problem && (
          <p
            role="alert"
            className="flex items-center gap-2 border-t border-line bg-warn-soft px-3 py-2 text-[0.8667rem] text-warn"
          >
            {problem}
            <Button size="sm" variant="ghost" className="ml-auto" onClick={() => setProblem(null)}>
              Close
            </Button>
          </p>
        )}
      </DetailTextContext.Provider>
      <QuoteDialog text={quoting} onClose={() => setQuoting(null)} onPin={pinQuote} />
    </section>
  );
});

function EmptyDetail() {
  return (
    <div className="grid h-full place-items-center bg-page p-6 text-center text-muted">
      <p>
        Choose a span to read it.
        <br />
        With the keyboard: arrow keys on the rows, then Enter.
      </p>
    </div>
  );
}
