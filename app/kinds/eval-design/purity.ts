import type { ItemRun } from './run-session';

/**
 * Whether two evaluations of the same item came out alike: same verdict and score, or an error both times. Reasons, slices, times
 * and judge calls may differ, and a row that broke its session is given the benefit of the doubt. An evaluator for which this fails does not depend on its row alone.
 */
export function sameOutcome(first: ItemRun, again: ItemRun): boolean {
  if (first.brokeSession || again.brokeSession) return true;
  if (!first.evaluation || !again.evaluation) return !first.evaluation && !again.evaluation;
  return (
    first.evaluation.pass === again.evaluation.pass && Math.abs(first.evaluation.score - again.evaluation.score) < 1e-9
  );
}

/** An outcome in a few words: "pass 0.92", "error TypeError". */
export function outcomeInWords(run: ItemRun): string {
  if (!run.evaluation) return `error ${run.error?.name ?? ''}`.trim();
  return `${run.evaluation.pass ? 'pass' : 'fail'} ${Number(run.evaluation.score.toFixed(4))}`;
}
