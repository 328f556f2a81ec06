/**
 * The true share of positives behind an apparent share `apparent` that an imperfect decision reported, given how often it says
 * yes to a positive (`truePositiveRate`) and no to a negative (`trueNegativeRate`): (p + TNR - 1) / (TPR + TNR - 1), cut to
 * [0, 1]. All in [0, 1]. Returns null when the decision is no better than chance (TPR + TNR <= 1), where nothing can be told.
 * Source: Rogan & Gladen, American Journal of Epidemiology 107 (1978) 71-76.
 */
export function correctedRate({
  apparent,
  truePositiveRate,
  trueNegativeRate,
}: {
  apparent: number;
  truePositiveRate: number;
  trueNegativeRate: number;
}): number | null {
  const informed = truePositiveRate + trueNegativeRate - 1;
  if (informed <= 1e-9) return null;
  return Math.min(1, Math.max(0, (apparent + trueNegativeRate - 1) / informed));
}
