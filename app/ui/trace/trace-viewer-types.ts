import type { ReactNode } from 'react';
import type { Span, SpanKind, Trace } from '../../lib/trace/trace-types';
import type { Tone } from '../tone';

/** A word about a span, shown on its row and at the head of its detail: "Your root cause", "First divergence". */
export interface TraceMark {
  spanId: string;
  label: string;
  tone: Exclude<Tone, 'neutral'>;
}

/** A span kept as evidence, whole or with one passage of its text. */
export interface TracePin {
  spanId: string;
  /** Verbatim: `occursIn` of span-passages.ts finds it in the span. Absent for the whole span. */
  quote?: string;
}

/** A button at the head of a span's detail. */
export interface SpanAction {
  label: string;
  onChoose(): void;
  /** Set for actions that are on or off: whether this one is on. */
  pressed?: boolean;
  /** A single letter that does the same while the focus is on the rows. Letters of the viewer itself win. */
  key?: string;
}

/** Which spans are shown. Within one list any value fits, empty lists fit everything; all conditions must hold. */
export interface TraceFilter {
  kinds: SpanKind[];
  tools: string[];
  agents: string[];
  errorsOnly: boolean;
}

/**
 * The interactive viewer. It knows nothing about who shows it: marks, pins and actions come from outside. Fills its parent's
 * height unless `height` is given. Must be rendered in an element that has a width.
 */
export interface TraceViewerProps {
  /** Keep its identity between renders: everything is indexed once per object. */
  trace: Trace;
  /** Controlled selection; leave both out and the viewer keeps it itself. Ids that are not in the trace select nothing. */
  selectedSpanId?: string | null;
  onSelect?: (spanId: string | null) => void;
  marks?: readonly TraceMark[];
  pins?: readonly TracePin[];
  /** Absent: nothing can be pinned. Never called for a pin that exists. */
  onPin?: (pin: TracePin) => void;
  onUnpin?: (pin: TracePin) => void;
  spanActions?: (span: Span) => SpanAction[];
  /** More about a span, beneath the head of its detail. */
  spanExtra?: (span: Span) => ReactNode;
  /** Address that opens this span; gives the "Copy link" button. */
  permalink?: (spanId: string) => string;
  initialFilter?: Partial<TraceFilter>;
  /** Name of the rows for screen readers; the trace's name by default. */
  label?: string;
  /** CSS height, for example `36rem`. */
  height?: string;
}

/** Rows of a picture that needs no JavaScript, for pages that show a result. */
export interface TraceWaterfallProps {
  trace: Trace;
  /** Which spans, in any order; their ancestors are not added. All of them when absent. */
  spanIds?: readonly string[];
  marks?: readonly TraceMark[];
  /** Heading of the picture and caption of its table. */
  caption: ReactNode;
  /** Makes names of spans links. */
  hrefOf?: (spanId: string) => string;
}

/** One line of a comparison: the spans of both runs that do the same, or one that only one run has. */
export interface SpanPair {
  left: string | null;
  right: string | null;
}

/** Two runs side by side, in lines that scroll together. */
export interface TracePairProps {
  left: { trace: Trace; title: string; marks?: readonly TraceMark[] };
  right: { trace: Trace; title: string; marks?: readonly TraceMark[] };
  /** In reading order. Spans that are in no pair are not shown. */
  pairs: readonly SpanPair[];
  /** Position in `pairs` of the first line where the runs differ; null when they do not. */
  firstDivergence: number | null;
  height?: string;
}
