import type { AgreementReport } from '../../exercises/calibration-format';

/** The bar a pair of rubric and judge must meet before its verdicts are called calibrated (docs/decisions/0011). */
const BAR = {
  /** Samples the judge settled something on; fewer say too little. */
  samples: 8,
  /** Substantial agreement by the usual reading of κ, and an interval that excludes a merely fair one. */
  overall: 0.6,
  overallLow: 0.4,
  /** One criterion on which the judge is close to guessing spoils the grade even when the others make up for it. */
  criterion: 0.2,
  /** Share of criteria settled without a human. */
  coverage: 0.5,
};

/** Where a measured agreement falls short of the bar, in words for authors; empty when it is met. */
export function findShortfalls(report: Omit<AgreementReport, 'met' | 'shortfalls'>): string[] {
  const { judgedSamples, overall, coverage, criteria } = report;
  const found: string[] = [];
  if (judgedSamples < BAR.samples) {
    found.push(`only ${judgedSamples} samples were judged, ${BAR.samples} are needed`);
  }
  if (coverage < BAR.coverage) {
    found.push(`the judge left ${Math.round(100 * (1 - coverage))} % of the criteria to people`);
  }
  if (!overall) found.push('agreement over all criteria cannot be computed: the labels do not vary');
  else {
    if (overall.value < BAR.overall) found.push(`weighted κ is ${overall.value.toFixed(2)}, below ${BAR.overall}`);
    if (overall.low < BAR.overallLow) {
      found.push(`the interval of weighted κ reaches down to ${overall.low.toFixed(2)}, below ${BAR.overallLow}`);
    }
  }
  for (const { criterionId, pairs, weightedKappa } of criteria) {
    if (pairs >= BAR.samples && weightedKappa && weightedKappa.value < BAR.criterion) {
      found.push(`criterion "${criterionId}": weighted κ is ${weightedKappa.value.toFixed(2)}, below ${BAR.criterion}`);
    }
  }
  return found;
}
