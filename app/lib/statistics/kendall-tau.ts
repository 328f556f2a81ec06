/**
 * Kendall's τ-b of two equally long lists: how far they order the same things alike, corrected for ties. 1 is the same order, -1
 * the reverse, about 0 none. τ-b = (C - D) / sqrt((n0 - n1)(n0 - n2)) with C concordant and D discordant pairs, n0 all pairs, n1
 * and n2 the pairs tied in the first and second list. Compares every pair, so meant for short lists. Returns null when either
 * list is one single tie or shorter than two. Throws on lists of different length. Source: Kendall, Rank Correlation Methods,
 * 1948, chapter 3; Agresti, Analysis of Ordinal Categorical Data, 2010, section 7.1.
 */
export function kendallTauB(first: readonly number[], second: readonly number[]): number | null {
  if (first.length !== second.length) throw new RangeError('the lists must be equally long');
  let balance = 0;
  let untiedFirst = 0;
  let untiedSecond = 0;
  for (let i = 0; i < first.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const a = Math.sign((first[i] ?? 0) - (first[j] ?? 0));
      const b = Math.sign((second[i] ?? 0) - (second[j] ?? 0));
      balance += a * b;
      untiedFirst += Math.abs(a);
      untiedSecond += Math.abs(b);
    }
  }
  if (untiedFirst === 0 || untiedSecond === 0) return null;
  return balance / Math.sqrt(untiedFirst * untiedSecond);
}
