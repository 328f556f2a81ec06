/** Counts of a yes/no decision against the truth. "Positive" is what is being looked for. They may be weights. */
export interface DecisionCounts {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
}

/**
 * Precision, recall, F1 (their harmonic mean; van Rijsbergen, Information Retrieval, 1979), false-positive rate, and Youden's J
 * = recall - false-positive rate (Youden, Cancer 3 (1950) 32-35), which is 0 for any decision that ignores the case and 1 for a
 * perfect one. A ratio without a denominator is null; F1 is 0 when there is something to find, or something was claimed, and
 * nothing was hit.
 */
export function classificationRates(counts: DecisionCounts): {
  precision: number | null;
  recall: number | null;
  f1: number | null;
  falsePositiveRate: number | null;
  youdenJ: number | null;
} {
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = counts;
  const recall = ratio(tp, tp + fn);
  const falsePositiveRate = ratio(fp, fp + tn);
  return {
    precision: ratio(tp, tp + fp),
    recall,
    f1: ratio(2 * tp, 2 * tp + fp + fn),
    falsePositiveRate,
    youdenJ: recall === null || falsePositiveRate === null ? null : recall - falsePositiveRate,
  };
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
