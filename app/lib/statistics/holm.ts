/**
 * Holm's step-down adjustment of p values, in the order given. Rejecting where the adjusted value is at most alpha keeps the
 * chance of any false rejection at or below alpha, whatever the dependence. With the p values sorted upwards the i-th of m is
 * multiplied by m - i + 1, made non-decreasing and cut at 1. Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65-70.
 */
export function holmAdjust(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p || a.index - b.index);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let running = 0;
  order.forEach(({ p, index }, rank) => {
    running = Math.max(running, Math.min(1, p * (pValues.length - rank)));
    adjusted[index] = running;
  });
  return adjusted;
}
