import type { LabelAgreement } from './public-run';
import { cohenKappa } from '../../lib/statistics/cohen-kappa';

/**
 * How far two lists of pass (true) / fail (false) verdicts about the same rows agree: counts and Cohen's κ with its asymptotic
 * 95 % interval. Rows where either side is null are left out; κ is null where it is undefined.
 */
export function agreementBetween(
  first: readonly (boolean | null)[],
  second: readonly (boolean | null)[],
): LabelAgreement {
  const counts = { passPass: 0, passFail: 0, failPass: 0, failFail: 0 };
  first.forEach((a, at) => {
    const b = second[at] ?? null;
    if (a === null || b === null) return;
    counts[a ? (b ? 'passPass' : 'passFail') : b ? 'failPass' : 'failFail'] += 1;
  });
  const kappa = cohenKappa([
    [counts.passPass, counts.passFail],
    [counts.failPass, counts.failFail],
  ]);
  return { ...counts, kappa: kappa && { value: kappa.value, low: kappa.low, high: kappa.high } };
}
