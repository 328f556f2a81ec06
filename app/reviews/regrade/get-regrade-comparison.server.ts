import { getRegrade, type RegradeView } from '../../grading/regrade/get-regrade.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { exerciseManifest, type Rubric } from '../../exercises/exercise-format';
import { loadRubrics, loadSettledGrades } from '../load-settled-grades.server';
import type { SettledGrade } from '../settled-grade';
import { compareRegrade, type RegradeSide } from './compare-regrade';
import type { RegradeComparison } from './regrade-views';

/**
 * A regrade as before and after, with what humans have said: levels they gave carry over where criterion and levels are the same.
 * `names` false hides who the candidates are; blind assessments hide it always. Throws `not-found`.
 */
export async function getRegradeComparison({
  database = getDatabase(),
  organisationId,
  regradeId,
  names,
}: {
  database?: Database;
  organisationId: string;
  regradeId: string;
  names: boolean;
}): Promise<RegradeComparison> {
  const { runs, missing, ...regrade } = await getRegrade({ database, organisationId, regradeId });
  const submissionIds = runs.map(({ submissionId }) => submissionId);
  const [submissions, before, after] = await Promise.all([
    database.submission.findMany({
      where: { id: { in: submissionIds }, attempt: { sitting: { organisationId } } },
      orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
      select: submissionSelect,
    }),
    loadSettledGrades({
      database,
      organisationId,
      submissionIds,
      runIds: runs.flatMap((run) => run.beforeRunId ?? []),
    }),
    loadSettledGrades({ database, organisationId, submissionIds, runIds: runs.map(({ runId }) => runId) }),
  ]);
  const rubrics = await loadRubrics(
    database,
    organisationId,
    [...before.values(), ...after.values()].map(({ rubricVersionId }) => rubricVersionId),
  );
  const known = submissions.flatMap(({ id, attempt }) =>
    attempt.sitting ? [{ id, attempt, sitting: attempt.sitting }] : [],
  );
  const rows = compareRegrade(
    known.map(({ id, attempt, sitting }) => {
      const rubricPoints = exerciseManifest.parse(attempt.exerciseVersion.manifest).points.rubric;
      const [old, now] = [before.get(id), after.get(id)];
      const pending = !now || now.state === 'grading' || now.state === 'ungraded';
      return {
        id,
        group: sitting.assessment.id,
        before: old ? sideOf(old, rubrics, rubricPoints) : NOTHING,
        after: pending ? null : sideOf(now, rubrics, rubricPoints),
      };
    }),
  );
  const assessments = [...new Map(known.map(({ sitting }) => [sitting.assessment.id, sitting.assessment])).values()];
  return {
    ...pick(regrade),
    progress: {
      finished: runs.filter(({ state }) => state === 'finished').length,
      ungraded: runs.filter(({ state }) => state === 'ungraded').length,
      total: runs.length,
    },
    missing: missing.length,
    judgedAgain: runs.filter((run) => run.judgedAgain).length,
    assessments: assessments.map(({ id, name, blindReview }) => ({
      id,
      name,
      rows: rows.flatMap((row) => {
        const sitting = known.find((one) => one.id === row.id)?.sitting;
        if (sitting?.assessment.id !== id) return [];
        return [
          {
            ...row,
            sittingId: sitting.id,
            name: names && !blindReview ? sitting.invitation.candidate.name : null,
            shortId: sitting.id.slice(-6),
            isUngraded: runs.some(({ submissionId, state }) => submissionId === row.id && state === 'ungraded'),
          },
        ];
      }),
    })),
  };
}

/** What of a regrade its page shows. */
function pick(regrade: Omit<RegradeView, 'runs' | 'missing'>) {
  const { id, exerciseSlug, exerciseTitle, version, note, status, startedBy, startedAt, endedAt } = regrade;
  return { id, exerciseSlug, exerciseTitle, version, note, status, startedBy, startedAt, endedAt };
}

const submissionSelect = {
  id: true,
  attempt: {
    select: {
      exerciseVersion: { select: { manifest: true } },
      sitting: {
        select: {
          id: true,
          assessment: { select: { id: true, name: true, blindReview: true } },
          invitation: { select: { candidate: { select: { name: true } } } },
        },
      },
    },
  },
} as const;

const NOTHING: RegradeSide = { points: null, awaiting: 0, rubric: { criteria: [] }, rubricPoints: 0, levels: [] };
const HUMAN: readonly string[] = ['review', 'adjudication', 'override'];

function sideOf(settled: SettledGrade, rubrics: ReadonlyMap<string, Rubric>, rubricPoints: number): RegradeSide {
  return {
    points: settled.grade?.points ?? null,
    awaiting: settled.grade?.awaiting ?? 0,
    rubric: rubrics.get(settled.rubricVersionId) ?? { criteria: [] },
    rubricPoints,
    levels: settled.verdicts.map(({ criterionId, status, levelIndex, source }) => ({
      criterionId,
      levelIndex: status === 'judged' ? levelIndex : null,
      byHuman: HUMAN.includes(source),
    })),
  };
}
