import { fQuantile } from './f-distribution';

export interface AlphaEstimate {
  /** At most 1; below 0 when the items disagree. */
  value: number;
  /** 95 % interval. */
  low: number;
  high: number;
  people: number;
  items: number;
}

/**
 * Cronbach's alpha: how far the items of a test measure one thing, from complete rows of scores (a row per person, a column per
 * item). Interval of Feldt, Psychometrika 30 (1965) 357-370, in the form of Feldt, Woodruff & Salih, Applied Psychological
 * Measurement 11 (1987) 93-103, formulas 6 and 7. Null with fewer than two items or three people, and when the totals do not vary.
 */
export function cronbachAlpha(rows: readonly (readonly number[])[]): AlphaEstimate | null {
  const people = rows.length;
  const items = rows[0]?.length ?? 0;
  if (people < 3 || items < 2) return null;
  const total = varianceOf(rows.map((row) => row.reduce((sum, score) => sum + score, 0)));
  if (total <= 1e-12) return null;
  let ofItems = 0;
  for (let item = 0; item < items; item += 1) ofItems += varianceOf(rows.map((row) => row[item] ?? 0));
  const value = (items / (items - 1)) * (1 - ofItems / total);
  const df1 = people - 1;
  const df2 = df1 * (items - 1);
  const bound = (p: number) => 1 - (1 - value) * fQuantile(p, df1, df2);
  return { value, low: bound(0.975), high: bound(0.025), people, items };
}

/** Unbiased sample variance. */
function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
