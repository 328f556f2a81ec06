import { wilsonInterval } from '../../../lib/statistics/wilson';
import type { SiblingsEvidence } from '../evidence';
import type { TraceDiagnosisContent } from '../kind';
import type { HiddenPair, ReplayedRuns } from '../replay/replay-execution';
import { counted, percent, type Finding } from './make-check';
import { ramp, SIBLINGS } from './thresholds';

type SiblingRow = SiblingsEvidence['runs'][number];

/**
 * Healthy runs with the patch against the same runs without it: they must still succeed, at about the cost and duration, and without
 * more questions to people than the exercise allows. Scaled by what the patch repairs: leaving everything as it is harms nobody.
 */
export function scoreSiblings(content: TraceDiagnosisContent, runs: ReplayedRuns): Finding {
  const { allowances } = content;
  const { rows, interruptionsPerRun, harmlessness } = measureHarm(content, runs);
  const kept = rows.filter((row) => row.kept).length;
  const broken = [runs.broken.patched, ...runs.failing.map((run) => run.patched)];
  const repaired = broken.filter((run) => run?.success === true).length / broken.length;
  const repairFactor = ramp(repaired, SIBLINGS.repaired);
  const credit = harmlessness * repairFactor;
  const evidence: SiblingsEvidence = {
    check: 'siblings',
    schemaVersion: 1,
    allowances,
    runs: rows,
    kept: wilsonInterval(kept, rows.length) ?? { value: 0, low: 0, high: 1 },
    costRatio: geometricMean(rows.map((row) => row.costRatio)),
    durationRatio: geometricMean(rows.map((row) => row.durationRatio)),
    interruptionsPerRun,
    repairFactor,
    credit,
  };
  return { checkId: 'siblings', credit, ...words(evidence, kept), evidence };
}

/**
 * How the healthy runs do with the patch, and `harmlessness` in [0, 1]: the mean worth of the runs, less what more interruptions than
 * allowed take from it (nothing is left at one per run above the allowance).
 */
export function measureHarm({ allowances }: TraceDiagnosisContent, runs: ReplayedRuns) {
  const rows = runs.siblings.map((pair, at) => rowOf(pair, at + 1, allowances));
  const interruptionsPerRun = mean(rows.map((row) => row.addedInterruptions));
  const over = ramp(interruptionsPerRun, {
    from: allowances.interruptionsPerRun,
    to: allowances.interruptionsPerRun + 1,
  });
  return { rows, interruptionsPerRun, harmlessness: mean(rows.map((row) => row.credit)) * (1 - over) };
}

function rowOf(
  { recorded, patched }: HiddenPair,
  number: number,
  allowances: SiblingsEvidence['allowances'],
): SiblingRow {
  const kept = patched?.success === true;
  const costRatio = patched ? ratio(patched.costUsd, recorded.costUsd) : null;
  const durationRatio = patched ? ratio(patched.durationMs, recorded.durationMs) : null;
  const thrift = Math.min(slack(costRatio, allowances.costRatio), slack(durationRatio, allowances.durationRatio));
  return {
    number,
    kept,
    ended: patched?.ended ?? null,
    costRatio,
    durationRatio,
    addedInterruptions: (patched?.interruptions ?? recorded.interruptions) - recorded.interruptions,
    credit: kept ? thrift : 0,
  };
}

/** 1 up to the allowance, falling to 0 at `worthless` times it. */
function slack(value: number | null, allowed: number): number {
  if (value === null) return 0;
  return 1 - ramp(value, { from: allowed, to: SIBLINGS.worthless * allowed });
}

/** After / before; a run that cost or took nothing before is only unchanged when it still does. */
const ratio = (after: number, before: number): number => (before > 0 ? after / before : after > 0 ? 1_000 : 1);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function geometricMean(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => (value === null || value <= 0 ? [] : [value]));
  return known.length === 0 ? null : Math.exp(mean(known.map((value) => Math.log(value))));
}

function words(evidence: SiblingsEvidence, kept: number): { summary: string; advice: string } {
  const { runs, costRatio, durationRatio, interruptionsPerRun, allowances, repairFactor } = evidence;
  const times = (value: number | null) => (value === null ? '?' : `${value.toFixed(2)}x`);
  const idle =
    repairFactor < 1 ? ` The patch repairs too little for that to count more than ${percent(repairFactor)}.` : '';
  const summary =
    `${kept} of ${runs.length} healthy runs still succeed, at ${times(costRatio)} the cost and ${times(durationRatio)} the time, ` +
    `with ${interruptionsPerRun.toFixed(1)} more interruptions of people per run.${idle}`;
  const lost = runs.length - kept;
  const slow = runs.filter((run) => run.kept && run.credit < 1).length;
  const advice = [
    lost > 0
      ? `${counted(lost, 'healthy run')} no longer came to a good end: the change hits work that was in order.`
      : '',
    slow > 0
      ? `${counted(slow, 'run')} cost or took more than allowed (${allowances.costRatio}x cost, ${allowances.durationRatio}x time).`
      : '',
    interruptionsPerRun > allowances.interruptionsPerRun
      ? `At most ${allowances.interruptionsPerRun} more interruptions per run are allowed.`
      : '',
    repairFactor < 1 ? 'First make broken runs succeed.' : '',
  ];
  return { summary, advice: advice.filter(Boolean).join(' ') };
}
