import { normalise } from '../../grading/judge/find-quote';
import type { Quote } from '../../grading/grade-types';
import type { DraftLevels } from '../settled-grade';

export type Given = DraftLevels[string];

/** Nothing given yet for a criterion. */
export const EMPTY: Given = { levelIndex: null, reason: '', quotes: [] };

/** Levels with one criterion changed. */
export const withChange = (levels: DraftLevels, criterionId: string, change: Partial<Given>): DraftLevels => ({
  ...levels,
  [criterionId]: { ...(levels[criterionId] ?? EMPTY), ...change },
});

/** Attaches a quote unless it is there already, or there are as many as can be kept. */
export function withQuote(levels: DraftLevels, criterionId: string, quote: Quote): DraftLevels {
  const { quotes } = levels[criterionId] ?? EMPTY;
  const known = quotes.some(
    ({ file, start, end }) => file === quote.file && start === quote.start && end === quote.end,
  );
  return known || quotes.length >= 20 ? levels : withChange(levels, criterionId, { quotes: [...quotes, quote] });
}

/**
 * Where a typed passage stands in the files, or null when it does not: spaces, letter case and kinds of quotation marks may differ,
 * words may not. The quote is what stands there.
 */
export function findPassage(text: string, files: readonly { path: string; text: string }[]): Quote | null {
  const wanted = normalise(text).text.trim();
  if (wanted === '') return null;
  for (const { path, text: source } of files) {
    const { text: plain, starts, ends } = normalise(source);
    const at = plain.indexOf(wanted);
    const start = starts[at];
    const end = ends[at + wanted.length - 1];
    if (at >= 0 && start !== undefined && end !== undefined)
      return { file: path, start, end, text: source.slice(start, end) };
  }
  return null;
}

/** What a key means in the review, or null. Digits choose a level, counted from the lowest. */
export type ReviewKey =
  | { do: 'level'; index: number }
  | { do: 'move'; by: 1 | -1 }
  | { do: 'reason' | 'quote' | 'finish' | 'help' | 'leave' };

const PLAIN: Record<string, ReviewKey> = {
  j: { do: 'move', by: 1 },
  k: { do: 'move', by: -1 },
  ArrowDown: { do: 'move', by: 1 },
  ArrowUp: { do: 'move', by: -1 },
  r: { do: 'reason' },
  q: { do: 'quote' },
  '?': { do: 'help' },
};

/** Reads a key press; `typing` is true where characters are text, `arrows` false where arrow keys have a meaning of their own. */
export function reviewKeyOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  { typing, arrows }: { typing: boolean; arrows: boolean },
): ReviewKey | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return event.key === 'Enter' ? { do: 'finish' } : null;
  if (typing) return event.key === 'Escape' ? { do: 'leave' } : null;
  if (event.key.startsWith('Arrow') && !arrows) return null;
  if (/^[1-9]$/.test(event.key)) return { do: 'level', index: Number(event.key) - 1 };
  return PLAIN[event.key] ?? null;
}
