import { z } from 'zod';
import { cronbachAlpha } from '../../lib/statistics/cronbach-alpha';
import { quantile } from '../../lib/statistics/quantile';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { loadScoredSittings, type ScoredAssessment } from '../report/load-scored-sittings.server';
import { adviseItem } from './advise-item';
import { summariseScores } from './describe-scores';
import { loadReaderAgreement } from './load-reader-agreement.server';
import { loadTimeSpent } from './load-time-spent.server';
import { measureItem, type ItemScore } from './measure-item';
import {
  countAwaiting,
  rowsForAlpha,
  scoreExercises,
  scoreParts,
  type CountedSitting,
  type ScoredItem,
} from './score-items';
import {
  LEAST_FOR_CORRELATION,
  LEAST_SITTINGS,
  type Absent,
  type AlphaOfAssessment,
  type AssessmentStatistics,
  type ExerciseStatistics,
  type ItemStatistics,
} from './statistics-types';

/**
 * How an assessment and its parts measure: scores, difficulty, discrimination, time, what could not be graded. Over all ended
 * sittings with a score; previews are left out and nobody is named. Throws `not-found`.
 */
export async function getAssessmentStatistics({
  database = getDatabase(),
  organisationId,
  assessmentId,
}: {
  database?: Database;
  organisationId: string;
  assessmentId: string;
}): Promise<AssessmentStatistics> {
  const assessment = z.uuid().safeParse(assessmentId).success
    ? await loadScoredSittings({ database, organisationId, assessmentId })
    : null;
  if (!assessment) throw new AppError('not-found', 'There is no such assessment.');
  const ended = assessment.sittings.filter(({ status }) => status === 'FINISHED');
  const counted = ended.filter(({ score }) => score.points !== null && score.status !== 'grading');
  const figures = {
    counted: counted.length,
    running: assessment.sittings.length - ended.length,
    grading: ended.filter(({ score }) => score.status === 'grading').length,
    provisional: counted.filter(({ score }) => score.status === 'provisional').length,
  };
  if (counted.length < LEAST_SITTINGS) return { ...figures, shown: null };
  const which = { database, organisationId, assessmentId };
  const [minutes, problems, expected, agreement] = await Promise.all([
    loadTimeSpent(which),
    countProblems(which),
    loadExpectedMinutes({ database, assessment }),
    loadReaderAgreement(which),
  ]);
  const scores = counted.map(({ score }) => score.points ?? 0).sort((a, b) => a - b);
  return {
    ...figures,
    shown: {
      scores,
      summary: summariseScores(scores),
      alpha: alphaOf(counted),
      exercises: assessment.exercises.map(
        ({ assessmentExerciseId: id, exerciseVersionId, title, weight }): ExerciseStatistics => {
          const weights = assessment.exercises.reduce((sum, exercise) => sum + exercise.weight, 0);
          const states = ended.flatMap(({ exercises }) =>
            exercises.filter((exercise) => exercise.assessmentExerciseId === id).map(({ state }) => state),
          );
          const max = weights > 0 ? (100 * weight) / weights : 0;
          const whole = {
            id,
            kind: 'exercise' as const,
            title,
            max,
            levels: [],
            awaiting: countAwaiting(counted, id),
            scores: scoreExercises(counted, id),
          };
          return {
            id,
            title,
            whole: describeItem(whole),
            parts: scoreParts(counted, id).map(describeItem),
            time: timeOf(minutes.get(id) ?? [], expected.get(exerciseVersionId) ?? 0),
            notBegun: states.filter((state) => state === 'not-begun').length,
            ungraded: states.filter((state) => state === 'ungraded').length,
            problems: problems.get(id) ?? 0,
          };
        },
      ),
      agreement,
      otherProblems: problems.get('') ?? 0,
    },
  };
}

function describeItem(
  item: Omit<ScoredItem, 'kind' | 'scores'> & {
    kind: ItemStatistics['kind'];
    scores: readonly (ItemScore & { level?: number | null })[];
  },
): ItemStatistics {
  const { id, kind, title, max, awaiting, scores } = item;
  const levels = item.levels.map((name, at) => ({
    title: name,
    count: scores.filter(({ level }) => level === at).length,
  }));
  const measured = { id, kind, title, max, awaiting, levels, ...measureItem(scores) };
  return { ...measured, advice: adviseItem(measured) };
}

function alphaOf(sittings: readonly CountedSitting[]): AlphaOfAssessment | Absent {
  const { of, rows } = rowsForAlpha(sittings);
  if ((rows[0]?.length ?? 2) < 2) return 'nothing-else';
  if (rows.length < LEAST_FOR_CORRELATION) return 'too-few';
  const estimate = cronbachAlpha(rows);
  return estimate ? { ...estimate, of } : 'all-equal';
}

function timeOf(minutes: readonly number[], expected: number): ExerciseStatistics['time'] {
  const ascending = [...minutes].sort((a, b) => a - b);
  const at = (share: number) => quantile(ascending, share);
  return { n: minutes.length, lower: at(0.25), median: at(0.5), upper: at(0.75), expected };
}

/** Problem reports by exercise of the assessment; under an empty name those that concern none. */
async function countProblems({
  database,
  organisationId,
  assessmentId,
}: {
  database: Database;
  organisationId: string;
  assessmentId: string;
}): Promise<Map<string, number>> {
  const reports = await database.problemReport.findMany({
    where: { organisationId, sitting: { organisationId, assessmentId, invitation: { isPreview: false } } },
    select: { attemptId: true },
  });
  const ids = reports.flatMap(({ attemptId }) => (attemptId === null ? [] : [attemptId]));
  const attempts = await database.attempt.findMany({
    where: { id: { in: ids }, sitting: { organisationId } },
    select: { id: true, assessmentExerciseId: true },
  });
  const counts = new Map<string, number>();
  for (const { attemptId } of reports) {
    const exercise = attempts.find(({ id }) => id === attemptId)?.assessmentExerciseId ?? '';
    counts.set(exercise, (counts.get(exercise) ?? 0) + 1);
  }
  return counts;
}

/** What each exercise version says it takes, in minutes. */
async function loadExpectedMinutes({ database, assessment }: { database: Database; assessment: ScoredAssessment }) {
  const ids = assessment.exercises.map(({ exerciseVersionId }) => exerciseVersionId);
  const versions = await database.exerciseVersion.findMany({
    where: { id: { in: ids } },
    select: { id: true, minutes: true },
  });
  return new Map(versions.map(({ id, minutes }) => [id, minutes]));
}
