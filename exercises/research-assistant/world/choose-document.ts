/** Which hit of a search the model opens. */
import type { TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import type { CaseParams } from './case-params.ts';
import { AVOID_WITHDRAWN } from './concepts.ts';
import { seesLimit } from './recall.ts';
import type { Found } from './recall.ts';

/** Share of runs in which the model looks at a document's shelf although nothing points there. */
const LOOKS_AT_SHELF = 0.2;

/** The best hit that fits what the model has in mind: the limit while it sees it, the shelf when something points to shelves. */
export function chooseDocument(
  view: TurnView,
  facts: CaseParams,
  found: { documents: Found[]; notice: string; filters: object | null },
): Found | null {
  const { limit } = facts;
  const minds = limit !== null && facts.slip !== 'ignores-limit' && seesLimit(view);
  const warned = found.notice.includes('filters') || found.filters !== null;
  const looks = facts.slip !== 'blind-to-shelves' && view.draw('looks at shelf') < LOOKS_AT_SHELF;
  const wary = warned || looks || view.follows(AVOID_WITHDRAWN, 0.8);
  const fitting = found.documents.filter(({ metadata }) => {
    const place = String(metadata.shelf ?? metadata.listing ?? '');
    if (wary && (place === 'withdrawn' || place === 'delisted')) return false;
    return !minds || metadata[limit.field] === limit.value;
  });
  return fitting.sort((a, b) => b.score - a.score)[0] ?? null;
}
