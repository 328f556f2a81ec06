/**
 * Exact McNemar test on paired yes/no outcomes. `worse` and `better` are the discordant pairs: non-negative integers. Under "no
 * difference" each discordant pair falls on either side with probability 1/2, so the number on one side is Binomial(n, 1/2);
 * concordant pairs carry no information. `oneSided` is P(X >= worse), the evidence for "got worse"; `twoSided` doubles the
 * smaller tail, at most 1. Without discordant pairs both are 1. Source: McNemar, Psychometrika 12 (1947) 153-157, in the exact
 * conditional form of Fagerland, Lydersen & Laake, BMC Medical Research Methodology 13:91 (2013).
 */
export function mcnemarExact({ worse, better }: { worse: number; better: number }): {
  oneSided: number;
  twoSided: number;
} {
  const n = worse + better;
  const oneSided = upperTail(n, worse);
  return { oneSided, twoSided: Math.min(1, 2 * Math.min(oneSided, upperTail(n, better))) };
}

/** P(X >= k) for X ~ Binomial(n, 1/2), summed from the largest term down in logarithms, so that large n does not overflow. */
function upperTail(n: number, k: number): number {
  if (k <= 0) return 1;
  let logTerm = -n * Math.LN2;
  for (let i = 1; i <= k; i += 1) logTerm += Math.log((n - i + 1) / i);
  let sum = 0;
  for (let i = k; i <= n; i += 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log((n - i) / (i + 1));
  }
  return Math.min(1, sum);
}
