import type { Span } from '../../../../lib/trace/trace-types';
import { Button } from '../../../../ui/button';
import { KindChip } from '../../../../ui/trace/kind-chip';
import { shortName } from '../../../../ui/trace/span-look';

/** Spans of the broken run, and what can be done with the one that is selected in the viewer. */
export interface SpanChoosing {
  spans: ReadonlyMap<string, Span>;
  selectedId: string | null;
  /** Shows a span in the viewer. */
  onShow(spanId: string): void;
  readOnly: boolean;
}

/** A span as a link into the viewer. */
export function SpanLink({ spanId, choosing }: { spanId: string; choosing: SpanChoosing }) {
  const span = choosing.spans.get(spanId);
  if (!span) return <span className="text-bad">no span of the run: {spanId}</span>;
  return (
    <button
      type="button"
      onClick={() => choosing.onShow(spanId)}
      className="inline-flex min-h-[26px] max-w-full items-center gap-1.5 rounded-control px-1 text-left hover:bg-sunken"
    >
      <KindChip kind={span.kind} />
      <span className="min-w-0 truncate font-medium text-accent underline underline-offset-2">{shortName(span)}</span>
    </button>
  );
}

/** One place of the diagnosis that holds a span: the span, and a button that puts the selected one there. */
export function SpanChoice({
  label,
  spanId,
  hint,
  choosing,
  onChoose,
}: {
  /** What the span is: "Root cause". */
  label: string;
  /** Empty for none. */
  spanId: string;
  /** Shown while there is none. */
  hint: string;
  choosing: SpanChoosing;
  onChoose(spanId: string): void;
}) {
  const { selectedId, spans, readOnly } = choosing;
  const selected = selectedId === null ? undefined : spans.get(selectedId);
  return (
    <div role="group" aria-label={label} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span className="text-[0.8667rem] font-medium">{label}</span>
      {spanId === '' ? (
        <span className="text-[0.8667rem] text-muted">{hint}</span>
      ) : (
        <SpanLink spanId={spanId} choosing={choosing} />
      )}
      {selected && selectedId !== spanId && (
        <Button size="sm" className="max-w-full" disabled={readOnly} onClick={() => onChoose(selected.id)}>
          <span className="truncate">Use {shortName(selected)}</span>
        </Button>
      )}
      {spanId !== '' && (
        <Button
          size="sm"
          variant="ghost"
          disabled={readOnly}
          aria-label={`Clear: ${label}`}
          onClick={() => onChoose('')}
        >
          Clear
        </Button>
      )}
    </div>
  );
}
