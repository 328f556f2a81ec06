import type { ExerciseManifest, Rubric } from '../exercises/exercise-format';
import type { CheckResult } from '../kinds/contract';
import type { Grade, Verdict } from './grade-types';

/** Two decimals: finer differences mean nothing to anybody, and sums stay readable. */
const round = (points: number): number => Math.round(points * 100) / 100;

/**
 * The grade out of 100 from check results and verdicts, pure. Checks share `points.checks` in proportion to their own points;
 * criteria share `points.rubric` by weight, each earning its level's share. A criterion without a final verdict is awaiting:
 * its points are neither earned nor lost and the grade is provisional. Any check that is an `error` (ours) leaves the whole
 * grade ungraded, never zero. Raising a check's points or a verdict's level never lowers the total.
 */
export function combine({
  manifest,
  rubric,
  checks,
  verdicts,
}: {
  manifest: Pick<ExerciseManifest, 'points'>;
  rubric: Pick<Rubric, 'criteria'>;
  checks: readonly CheckResult[];
  verdicts: readonly Verdict[];
}): Grade {
  const split = manifest.points;
  const broken = brokenChecks(checks, split.checks > 0);
  if (broken) return ungraded({ manifest, reason: broken });

  const scale = checks.reduce((sum, check) => sum + check.maxPoints, 0);
  const reached = checks.reduce((sum, check) => sum + Math.min(Math.max(check.points, 0), check.maxPoints), 0);
  const checkPoints = scale > 0 ? round((split.checks * reached) / scale) : 0;

  const weights = rubric.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  let earned = 0;
  let open = 0;
  let final = 0;
  for (const criterion of rubric.criteria) {
    const most = (split.rubric * criterion.weight) / weights;
    const verdict = verdicts.find((candidate) => candidate.criterionId === criterion.id);
    const level = verdict?.levelIndex == null ? undefined : criterion.levels[verdict.levelIndex];
    if (verdict?.status === 'judged' && level) {
      earned += most * level.share;
      final += 1;
    } else open += most;
  }
  const rubricPoints = round(earned);
  const awaits = final < rubric.criteria.length && split.rubric > 0;
  return {
    status: awaits ? 'provisional' : 'graded',
    points: round(checkPoints + rubricPoints),
    awaiting: awaits ? round(open) : 0,
    maxPoints: split.checks + split.rubric,
    checks: { ...CHECKS_PART, earned: checkPoints, max: split.checks },
    rubric: { ...RUBRIC_PART, earned: final > 0 || split.rubric === 0 ? rubricPoints : null, max: split.rubric },
    reason: null,
  };
}

/** The grade of a run that we could not finish. `reason` is shown to candidate and reviewer. */
export function ungraded({ manifest, reason }: { manifest: Pick<ExerciseManifest, 'points'>; reason: string }): Grade {
  const { checks, rubric } = manifest.points;
  return {
    status: 'ungraded',
    points: null,
    awaiting: checks + rubric,
    maxPoints: checks + rubric,
    checks: { ...CHECKS_PART, earned: null, max: checks },
    rubric: { ...RUBRIC_PART, earned: null, max: rubric },
    reason,
  };
}

const CHECKS_PART = { id: 'checks', title: 'Executed checks' };
const RUBRIC_PART = { id: 'rubric', title: 'Judged rubric' };

function brokenChecks(checks: readonly CheckResult[], expected: boolean): string | null {
  const failed = checks.filter((check) => check.status === 'error' || !Number.isFinite(check.points));
  if (failed.length > 0) return `we could not run: ${failed.map((check) => check.title).join(', ')}`;
  const scale = checks.reduce((sum, check) => sum + check.maxPoints, 0);
  return expected && !(scale > 0) ? 'the exercise has no check that carries points' : null;
}
