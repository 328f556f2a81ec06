/** One thing the command palette offers. */
export interface PaletteEntry {
  id: string;
  label: string;
  /** Small text beside the label; searched too. */
  hint?: string;
  /** Heading it is listed under. */
  group: string;
}

/**
 * Entries in which every word of the query starts a word of the label or hint, best first: matches in the label before matches
 * in the hint only, then the given order. An empty query keeps all.
 */
export function matchEntries<Entry extends PaletteEntry>(entries: readonly Entry[], query: string): Entry[] {
  const words = wordsOf(query);
  const startsIn = (text: string, word: string) => wordsOf(text).some((candidate) => candidate.startsWith(word));
  return entries
    .map((entry, order) => {
      const inLabel = words.every((word) => startsIn(entry.label, word));
      const anywhere = words.every((word) => startsIn(`${entry.label} ${entry.hint ?? ''}`, word));
      return { entry, order, rank: inLabel ? 0 : anywhere ? 1 : 2 };
    })
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ entry }) => entry);
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
