import { NORMAL_95 } from './wilson';

/** Cohen's κ of one square table, with the large-sample standard error and 95 % interval. */
export interface KappaEstimate {
  value: number;
  standardError: number;
  low: number;
  high: number;
}

/**
 * Cohen's κ of two raters: `table[i][j]` is how many cases (or how much weight) the first rater put in category i and the second
 * in category j. κ = (po - pe) / (1 - pe), agreement beyond chance: 1 is perfect, 0 is chance. The standard error is the
 * large-sample one for κ not assumed to be 0; the interval is κ ± 1.96 SE, cut to [-1, 1]. `n` replaces the table's total as the
 * sample size, for weighted tables. Returns null when the table is empty or chance agreement is already perfect (both raters only
 * ever used one and the same category). Throws on a table that is not square. Sources: Cohen, Educational and Psychological
 * Measurement 20 (1960) 37-46; Fleiss, Cohen & Everitt, Psychological Bulletin 72 (1969) 323-327, equation 13.
 */
export function cohenKappa(table: readonly (readonly number[])[], n?: number): KappaEstimate | null {
  const size = table.length;
  if (table.some((row) => row.length !== size)) throw new RangeError('the table must be square');
  const total = table.flat().reduce((sum, cell) => sum + cell, 0);
  if (total <= 0) return null;
  const share = table.map((row) => row.map((cell) => cell / total));
  const rows = share.map((row) => row.reduce((sum, cell) => sum + cell, 0));
  const columns = rows.map((_, at) => share.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const observed = share.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  const chance = rows.reduce((sum, row, at) => sum + row * (columns[at] ?? 0), 0);
  if (1 - chance < 1e-12) return null;
  const value = (observed - chance) / (1 - chance);

  let spread = -((value - chance * (1 - value)) ** 2);
  share.forEach((row, i) => {
    row.forEach((cell, j) => {
      const marginals = (columns[i] ?? 0) + (rows[j] ?? 0);
      spread += cell * (i === j ? (1 - marginals * (1 - value)) ** 2 : (1 - value) ** 2 * marginals ** 2);
    });
  });
  const standardError = Math.sqrt(Math.max(0, spread) / (n ?? total)) / (1 - chance);
  return {
    value,
    standardError,
    low: Math.max(-1, value - NORMAL_95 * standardError),
    high: Math.min(1, value + NORMAL_95 * standardError),
  };
}
