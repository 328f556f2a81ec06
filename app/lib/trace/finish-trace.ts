import type { Json } from '../json';
import { stableStringify } from '../json';
import type { ImportReport } from './import-report';
import { layOutParents } from './lay-out-parents';
import type { Span, Trace } from './trace-types';

/** A span as a reader leaves it: still under the ids of the source, possibly without times. */
export interface DraftSpan {
  span: Span;
  /** The id by which others name it as their parent. */
  sourceId: string;
  sourceParentId: string | null;
  startMs: number | null;
  endMs: number | null;
  place: string;
  /** The whole record, to tell a repeated one from another one with the same id. */
  record?: Json;
}

/**
 * Makes a trace of what a reader found, so that all promises of `Trace` and `Span` hold whatever the source did: unique ids
 * (records sent twice are dropped), parents that exist and form a tree, no negative durations, spans in order. Everything that
 * had to be changed is noted. Linear in the number of spans, apart from sorting. `spans` must not be empty.
 */
export function finishTrace({
  drafts,
  report,
  name,
  ...trace
}: Omit<Trace, 'spans' | 'name'> & { name: string | null; drafts: DraftSpan[]; report: ImportReport }): Trace {
  const kept = giveUniqueIds(drafts, report);
  fillTimes(kept, report);
  const depths = layOutParents(kept, report);
  const order = kept.map((_, index) => index);
  order.sort((a, b) => startOf(kept, a) - startOf(kept, b) || (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
  const spans = order.flatMap((index) => kept[index]?.span ?? []);
  checkContexts(spans, report);
  return { ...trace, name: name ?? defaultName(spans), spans };
}

/** The name of a trace that has none of its own. */
export const defaultName = (spans: Span[]) => spans.find((span) => span.parentId === null)?.name ?? '';

const startOf = (drafts: DraftSpan[], index: number) => drafts[index]?.span.startMs ?? 0;

function giveUniqueIds(drafts: DraftSpan[], report: ImportReport): DraftSpan[] {
  const firsts = new Map<string, { draft: DraftSpan; json?: string }>();
  const ids = new Set<string>();
  const copies = new Map<string, number>();
  return drafts.filter((draft) => {
    const first = firsts.get(draft.sourceId);
    if (!first) firsts.set(draft.sourceId, { draft });
    // Written once per first record: a file may repeat it many times.
    else if (draft.record !== undefined && stableStringify(draft.record) === (first.json ??= jsonOf(first.draft))) {
      report.note(draft.place, 'the same span is recorded twice; the second is dropped');
      return false;
    }
    const wanted = draft.span.id;
    if (ids.has(wanted)) {
      report.note(draft.place, 'another span has the same id; renamed');
      let copy = copies.get(wanted) ?? 2;
      while (ids.has(`${wanted}~${copy}`)) copy += 1;
      copies.set(wanted, copy + 1);
      draft.span.id = `${wanted}~${copy}`;
    }
    ids.add(draft.span.id);
    return true;
  });
}

const jsonOf = ({ record }: DraftSpan) => stableStringify(record ?? null);

function fillTimes(drafts: DraftSpan[], report: ImportReport): void {
  let earliest: number | null = null;
  for (const { startMs } of drafts) {
    if (startMs !== null && (earliest === null || startMs < earliest)) earliest = startMs;
  }
  for (const draft of drafts) {
    const { span } = draft;
    span.startMs = draft.startMs ?? draft.endMs ?? earliest ?? 0;
    span.endMs = draft.endMs ?? span.startMs;
    if (span.endMs >= span.startMs) continue;
    const why = span.endMs === 0 ? 'the span was not finished' : 'the span ends before it starts';
    report.note(draft.place, `${why}; its duration is set to 0`);
    span.endMs = span.startMs;
  }
}

/** A context can only come from an earlier span; anything else would make `contextOf` wrong or endless. */
function checkContexts(spans: Span[], report: ImportReport): void {
  const seen = new Set<string>();
  for (const span of spans) {
    if (span.contextFrom !== null && !seen.has(span.contextFrom)) {
      report.note(`span ${span.id}`, 'names a context that is no earlier span; left out');
      span.contextFrom = null;
    }
    seen.add(span.id);
  }
}
