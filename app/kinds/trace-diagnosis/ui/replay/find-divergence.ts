import type { ReplayedRun } from '../../public-run';

/** Position of the first pair that differs, null when the runs are one. Where one run had ended, its part of the pair is null. */
export function findDivergence({ pairs, divergence }: Pick<ReplayedRun, 'pairs' | 'divergence'>): number | null {
  if (!divergence) return null;
  const { recorded, patched } = divergence;
  const exact = pairs.findIndex((pair) => pair.recorded === recorded && pair.patched === patched);
  if (exact !== -1) return exact;
  const either = pairs.findIndex(
    (pair) => (recorded !== null && pair.recorded === recorded) || (patched !== null && pair.patched === patched),
  );
  return either === -1 ? null : either;
}
