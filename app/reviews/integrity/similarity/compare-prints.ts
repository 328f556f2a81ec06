/** Fewer fingerprints than this are too little text of one's own to compare. */
export const LEAST_PRINTS = 8;
/** From this share of the shorter text on, another submission is shown. */
const SHOWN_FROM = 0.2;
const MOST_SHOWN = 5;

export interface Compared<Id> {
  /** The most similar ones, most similar first, where there is enough in common to look at. */
  similar: { id: Id; share: number }[];
  /** For each of the own fingerprints that stand elsewhere too: in how many others. */
  spread: ReadonlyMap<number, number>;
}

/**
 * One text's fingerprints beside those of many others: the share of the shorter one's fingerprints that both have, in [0, 1]. Looks
 * each of the others' fingerprints up once, so the work grows with the number of others, never with pairs of them.
 */
export function comparePrints<Id>({
  own,
  others,
}: {
  own: ReadonlySet<number>;
  others: readonly { id: Id; prints: ReadonlySet<number> }[];
}): Compared<Id> {
  const spread = new Map<number, number>();
  const similar: { id: Id; share: number }[] = [];
  for (const { id, prints } of others) {
    let shared = 0;
    for (const hash of prints) {
      if (!own.has(hash)) continue;
      shared += 1;
      spread.set(hash, (spread.get(hash) ?? 0) + 1);
    }
    const shorter = Math.min(own.size, prints.size);
    const share = shorter === 0 ? 0 : shared / shorter;
    if (shorter >= LEAST_PRINTS && share >= SHOWN_FROM) similar.push({ id, share });
  }
  similar.sort((a, b) => b.share - a.share);
  return { similar: similar.slice(0, MOST_SHOWN), spread };
}
