/**
 * Quantile of ascending values with linear interpolation between neighbours; `share` in [0, 1]. Null without values. Pure. Source:
 * type 7 of Hyndman & Fan, The American Statistician 50 (1996) 361-365.
 */
export function quantile(ascending: readonly number[], share: number): number | null {
  if (ascending.length === 0) return null;
  const position = (ascending.length - 1) * share;
  const below = ascending[Math.floor(position)] ?? 0;
  const above = ascending[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}
