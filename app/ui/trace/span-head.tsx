import { useState } from 'react';
import type { Span } from '../../lib/trace/trace-types';
import { Badge } from '../badge';
import { Button } from '../button';
import { Highlighted } from './detail-text';
import { KindChip } from './kind-chip';
import { MarkBadges } from './mark-badges';
import { siblingAfter, siblingBefore } from './move-in-tree';
import type { SpanDetailProps } from './span-detail';
import { SpanFacts } from './span-facts';

/** The head of a detail: where the span is, what it is, what it took, and what can be done with it. */
export function SpanHead(props: SpanDetailProps & { span: Span }) {
  const { span, viewer, row, marks, pins, onPin, onUnpin, spanActions, spanExtra, permalink } = props;
  const { index } = viewer;
  const own = marks.filter(({ spanId }) => spanId === span.id);
  const pin = pins.find(({ spanId, quote }) => spanId === span.id && quote === undefined);
  return (
    <header className="grid gap-2 border-b border-line px-4 pt-3 pb-3">
      <Ancestors {...props} />
      <div className="flex flex-wrap items-center gap-2">
        <KindChip kind={span.kind} />
        <h3 className="min-w-0 text-[1.05rem] break-words">
          <Highlighted text={span.name} />
        </h3>
        {span.status === 'error' && <Badge tone="bad">failed</Badge>}
        {span.status === 'ok' && <Badge tone="good">ok</Badge>}
        <MarkBadges marks={own} />
      </div>
      {span.statusMessage && (
        <p
          className={`text-[0.9rem] break-words whitespace-pre-wrap ${span.status === 'error' ? 'font-medium text-bad' : ''}`}
        >
          <Highlighted text={span.statusMessage} />
        </p>
      )}
      <SpanFacts index={index} row={row} span={span} />
      <div className="flex flex-wrap items-center gap-1">
        {spanActions?.(span).map(({ label, onChoose, pressed, key }) => (
          <Button
            key={label}
            size="sm"
            variant={pressed ? 'primary' : 'secondary'}
            aria-pressed={pressed}
            aria-keyshortcuts={key}
            onClick={onChoose}
          >
            {label}
          </Button>
        ))}
        {onPin && (
          <Button
            size="sm"
            variant={pin ? 'primary' : 'secondary'}
            aria-pressed={pin !== undefined}
            onClick={() => (pin ? onUnpin?.(pin) : onPin({ spanId: span.id }))}
          >
            {pin ? 'Pinned' : 'Pin span'}
          </Button>
        )}
        {permalink && (
          <CopyButton label="Copy link" text={() => new URL(permalink(span.id), window.location.href).href} />
        )}
        <CopyButton label="Copy JSON" text={() => JSON.stringify(span, null, 2)} />
      </div>
      {spanExtra?.(span)}
    </header>
  );
}

/** The way from the root, and the steps beside this one. */
function Ancestors({ viewer, row }: Pick<SpanDetailProps, 'viewer' | 'row'>) {
  const { index, select } = viewer;
  const above: number[] = [];
  for (let at = index.parent[row] ?? -1; at !== -1; at = index.parent[at] ?? -1) above.unshift(at);
  // A deep trace would push everything else off the screen.
  const shown = above.slice(-4);
  const [before, after] = [siblingBefore(index, row), siblingAfter(index, row)];
  const child = (index.end[row] ?? 0) > row + 1 ? row + 1 : null;
  const step = (label: string, name: string, target: number | null) => (
    <Button
      size="sm"
      variant="ghost"
      className="!h-6 !px-1.5"
      aria-label={name}
      title={name}
      disabled={target === null}
      onClick={() => target !== null && select(target)}
    >
      {label}
    </Button>
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-[0.8rem] text-muted">
      <nav aria-label="Parents" className="flex min-w-0 flex-wrap items-center gap-x-1">
        {above.length > shown.length && <span>… /</span>}
        {shown.map((each) => (
          <span key={each} className="flex min-w-0 items-center gap-x-1">
            <button
              type="button"
              className="min-h-[26px] max-w-48 truncate text-accent hover:underline"
              onClick={() => select(each)}
            >
              {index.spans[each]?.name || 'unnamed'}
            </button>
            /
          </span>
        ))}
        {above.length === 0 && <span>root</span>}
      </nav>
      <div role="group" aria-label="Neighbours" className="flex">
        {step('↑', 'Previous sibling', before)}
        {step('↓', 'Next sibling', after)}
        {step('→', 'First child', child)}
      </div>
    </div>
  );
}

function CopyButton({ label, text }: { label: string; text(): string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <Button size="sm" variant="ghost" onClick={() => void copy()} onBlur={() => setState('idle')}>
      {state === 'copied' ? 'Copied' : state === 'refused' ? 'Not allowed' : label}
      <span role="status" className="sr-only">
        {state === 'copied' ? `${label}: done` : ''}
      </span>
    </Button>
  );
}
