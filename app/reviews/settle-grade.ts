import type { Criterion, ExerciseManifest, Rubric } from '../exercises/exercise-format';
import { combine } from '../grading/combine';
import type { Grade, Verdict } from '../grading/grade-types';
import type { CheckResult } from '../kinds/contract';
import type {
  OverrideView,
  ReviewLevels,
  ReviewPass,
  ReviewPolicy,
  ReviewState,
  SettledCheck,
  SettledGrade,
  SettledVerdict,
} from './settled-grade';
import { settleLevel, type GivenOverride, type GivenReview, type RubricsById, type SettledLevel } from './settle-level';

/** A finished review. */
export interface FinishedReview extends GivenReview {
  reviewerName: string;
  levels: ReviewLevels;
}

/** An override as it was written. */
export interface WrittenOverride extends GivenOverride {
  reason: string;
  authorName: string;
  /** ISO 8601. */
  at: string;
}

/** A grading run that has ended. */
export interface EndedRun {
  status: 'FINISHED' | 'UNGRADED';
  grade: Grade;
  checks: readonly CheckResult[];
  verdicts: readonly Verdict[];
}

export interface SettleOptions {
  manifest: Pick<ExerciseManifest, 'points'>;
  rubric: Pick<Rubric, 'criteria'>;
  rubricVersionId: string;
  rubricNumber: number;
  /** Null while grading. */
  run: EndedRun | null;
  /** False: the judge's verdicts are proposals that await a human (an organisation that requires calibration). */
  judgeCounts: boolean;
  policy: ReviewPolicy;
  reviews: readonly FinishedReview[];
  /** Oldest first. */
  overrides: readonly WrittenOverride[];
  rubrics: RubricsById;
}

/**
 * What a submission is worth after everybody has had their say: checks with their overrides, and for each criterion the level that
 * `settleLevel` comes to, put together by `combine`. Pure. A submission is settled when no pass is owed any more; with a rubric that
 * carries no points none ever is.
 */
export function settleGrade(options: SettleOptions): SettledGrade {
  const { manifest, rubric, rubricVersionId, rubricNumber, run } = options;
  const known = { rubricVersionId, rubricNumber };
  if (!run) return { ...known, state: 'grading', passes: [], grade: null, checks: [], verdicts: [] };
  const checks = run.checks.map((check) => settleCheck(check, options.overrides));
  const verdicts = rubric.criteria.map((criterion) => settleCriterion(criterion, run, options));
  // Without check results there is nothing to combine: the run's own reason stands.
  const broken = run.status === 'UNGRADED' && !checks.some((check) => check.override);
  const grade = broken ? run.grade : combine({ manifest, rubric, checks, verdicts });
  if (grade.status === 'ungraded') return { ...known, state: 'ungraded', passes: [], grade, checks, verdicts };
  const passes = owedPasses(verdicts, manifest.points.rubric);
  const state = passes[0] ? AWAITING[passes[0]] : 'settled';
  const status = state === 'settled' ? grade.status : 'provisional';
  return { ...known, state, passes, grade: { ...grade, status }, checks, verdicts };
}

/** Passes that a submission is owed, in order: what any of its criteria awaits. None when the rubric carries no points. */
export function owedPasses(levels: readonly { awaits: readonly ReviewPass[] }[], rubricPoints: number): ReviewPass[] {
  if (rubricPoints <= 0) return [];
  return PASSES.filter((pass) => levels.some(({ awaits }) => awaits.includes(pass)));
}

const PASSES: readonly ReviewPass[] = ['FIRST', 'SECOND', 'ADJUDICATION'];
/** The state of a submission by the first pass it is owed. */
export const AWAITING: Record<ReviewPass, ReviewState> = {
  FIRST: 'awaiting-first',
  SECOND: 'awaiting-second',
  ADJUDICATION: 'awaiting-adjudication',
};

const viewOf = ({ reason, authorName, at }: WrittenOverride, before: number | null): OverrideView => ({
  ...{ reason, authorName, at, before },
});

/** A check with the points of its latest override, within its scale; `before` is what the one before it left. */
function settleCheck(check: CheckResult, overrides: readonly WrittenOverride[]): SettledCheck {
  const own = overrides.filter((one) => one.target === 'check' && one.targetId === check.checkId);
  const last = own.at(-1);
  if (last?.points == null) return { ...check, source: 'check', override: null };
  const points = Math.min(Math.max(last.points, 0), check.maxPoints);
  const status = points >= check.maxPoints ? 'pass' : points > 0 ? 'partial' : 'fail';
  const before = own.at(-2)?.points ?? (check.status === 'error' ? null : check.points);
  return { ...check, points, status, source: 'override', override: viewOf(last, before) };
}

const open = (criterionId: string): Verdict => ({
  ...{ criterionId, status: 'needs-human', levelIndex: null, reason: '', quotes: [], samples: [], spread: 0 },
  ...{ gradedBy: 'none', needsHumanBecause: 'no-judge' },
});

function settleCriterion(criterion: Criterion, run: EndedRun, options: SettleOptions): SettledVerdict {
  const judge = run.verdicts.find(({ criterionId }) => criterionId === criterion.id) ?? null;
  const decided = judge?.status === 'judged' && judge.levelIndex !== null;
  const counts = options.judgeCounts && decided;
  const asked = { ...options, criterion, judgeLevel: counts ? judge.levelIndex : null };
  const level = settleLevel(asked);
  const proposal = judge ?? open(criterion.id);
  const unproven: Verdict =
    decided && !counts ? { ...proposal, status: 'needs-human', needsHumanBecause: 'uncalibrated' } : proposal;
  return {
    ...(level.source === 'judge' ? proposal : byHuman(level, criterion.id, unproven)),
    source: level.source,
    override: level.override && viewOf(level.override, levelBefore(asked, level.override)),
    reviews: level.reviews.flatMap((review) => {
      const given = review.levels[criterion.id];
      const { pass, reviewerName } = review;
      return given ? [{ pass, reviewerName, levelIndex: given.levelIndex, reason: given.reason }] : [];
    }),
    judge,
    awaits: level.awaits,
  };
}

function byHuman(
  level: SettledLevel<FinishedReview, WrittenOverride>,
  criterionId: string,
  proposal: Verdict,
): Verdict {
  if (level.levelIndex === null) {
    const differ = level.awaits.includes('ADJUDICATION');
    return differ ? { ...open(criterionId), needsHumanBecause: 'reviewers-differ' } : proposal;
  }
  const given = level.review?.levels[criterionId];
  return {
    ...open(criterionId),
    status: 'judged',
    levelIndex: level.levelIndex,
    reason: level.override?.reason ?? given?.reason ?? '',
    quotes: given?.quotes ?? [],
    gradedBy: 'human',
    needsHumanBecause: null,
  };
}

/** The level that stood before this override was made. */
function levelBefore(asked: Parameters<typeof settleLevel>[0], override: GivenOverride): number | null {
  return settleLevel({ ...asked, overrides: asked.overrides.slice(0, asked.overrides.indexOf(override)) }).levelIndex;
}
