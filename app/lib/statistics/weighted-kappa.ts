/**
 * Cohen's κ with quadratic weights for ordered categories: `table[i][j]` counts cases that the first rater put in category i and
 * the second in j. κw = 1 - Σ w o / Σ w e with w = (i - j)² / (c - 1)², o the observed shares and e those expected from the
 * margins: 1 is perfect, 0 is chance, and a miss by two levels costs four times a miss by one. Returns null when the table is
 * empty or when nothing could disagree (both raters used one and the same category throughout). Throws on a table that is not
 * square. Sources: Cohen, Psychological Bulletin 70 (1968) 213-220; Fleiss & Cohen, Educational and Psychological Measurement 33
 * (1973) 613-619.
 */
export function weightedKappa(table: readonly (readonly number[])[]): number | null {
  const size = table.length;
  if (table.some((row) => row.length !== size)) throw new RangeError('the table must be square');
  const total = table.flat().reduce((sum, cell) => sum + cell, 0);
  if (total <= 0) return null;
  const rows = table.map((row) => row.reduce((sum, cell) => sum + cell, 0));
  const columns = rows.map((_, at) => table.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  let observed = 0;
  let expected = 0;
  table.forEach((row, i) => {
    row.forEach((cell, j) => {
      const distance = (i - j) ** 2;
      observed += distance * cell;
      expected += (distance * (rows[i] ?? 0) * (columns[j] ?? 0)) / total;
    });
  });
  return expected > 0 ? 1 - observed / expected : null;
}
