import type { DraftSpan } from './finish-trace';
import type { ImportReport } from './import-report';

const UNSEEN = -1;
const ON_THE_WAY = -2;

/**
 * Sets `parentId` of every span from the source's parent ids and returns each span's depth (0 for roots). A parent that is not
 * in the trace, and one link of every circle, is noted and kept as the attribute `otlp.parent_span_id`; of a circle the span
 * that starts first becomes the root. Without recursion, linear.
 */
export function layOutParents(drafts: DraftSpan[], report: ImportReport): number[] {
  const bySource = new Map<string, number>();
  drafts.forEach(({ sourceId }, index) => bySource.has(sourceId) || bySource.set(sourceId, index));
  const parents = drafts.map((draft) => {
    if (draft.sourceParentId === null) return null;
    const parent = bySource.get(draft.sourceParentId);
    if (parent !== undefined) return parent;
    makeRoot(draft, 'its parent is not in the trace; it becomes a root', report);
    return null;
  });
  const depths = drafts.map(() => UNSEEN);
  drafts.forEach((_, index) => walkUp(index, { drafts, parents, depths, report }));
  drafts.forEach(({ span }, index) => {
    const parent = parents[index];
    span.parentId = parent === null || parent === undefined ? null : (drafts[parent]?.span.id ?? null);
  });
  return depths;
}

interface Layout {
  drafts: DraftSpan[];
  parents: (number | null)[];
  depths: number[];
  report: ImportReport;
}

/** Follows parents until one whose depth is known, then gives depths on the way back. */
function walkUp(from: number, layout: Layout): void {
  const { parents, depths } = layout;
  const way: number[] = [];
  let at: number | null = from;
  while (at !== null && depths[at] === UNSEEN) {
    depths[at] = ON_THE_WAY;
    way.push(at);
    at = parents[at] ?? null;
  }
  if (at !== null && depths[at] === ON_THE_WAY) {
    cutCircle(way.slice(way.indexOf(at)), layout);
    for (const index of way) depths[index] = UNSEEN;
    for (const index of [...way].reverse()) walkUp(index, layout);
    return;
  }
  let depth = at === null ? -1 : (depths[at] ?? -1);
  for (const index of way.reverse()) depths[index] = depth += 1;
}

function cutCircle(circle: number[], { drafts, parents, report }: Layout): void {
  const startOf = (index: number) => drafts[index]?.span.startMs ?? 0;
  const first = circle.reduce((a, b) => (startOf(b) < startOf(a) ? b : a));
  const draft = drafts[first];
  if (draft) makeRoot(draft, 'it is its own ancestor; the circle is cut here', report);
  parents[first] = null;
}

function makeRoot(draft: DraftSpan, why: string, report: ImportReport): void {
  report.note(draft.place, why);
  if (draft.sourceParentId !== null) draft.span.attributes['otlp.parent_span_id'] = draft.sourceParentId;
}
