import type { Span } from '../../lib/trace/trace-types';
import { previousCall } from './model-context';
import type { TraceIndex } from './index-trace';
import { occursIn } from './span-passages';

/**
 * The span a passage that is shown with `row` is recorded in: the span itself, or an earlier call of the same conversation, whose
 * messages a model call only carries on or has dropped. Null when the passage is no single piece of any of them.
 */
export function findQuoted(index: TraceIndex, row: number, quote: string): { span: Span } | null {
  const seen = new Set<number>();
  for (let at: number | null = row; at !== null && !seen.has(at);) {
    const span: Span | undefined = index.spans[at];
    if (!span) return null;
    seen.add(at);
    if (occursIn(span, quote)) return { span };
    at = span.kind === 'model' ? previousCall(index, at) : null;
  }
  return null;
}
