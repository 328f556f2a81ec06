import type { OwnSitting } from '../../assessments/sitting/sitting-views';
import { readAnswer } from '../../attempts/stored-answer';
import type { ForCandidates } from '../../exercises/exercise-views';
import { getExercisePage } from '../../exercises/get-exercise-page.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { noteResultsSeen } from '../appeals/result-seen.server';
import { listOwnAppeals } from '../appeals/own-appeals.server';
import { loadSettledGrades } from '../load-settled-grades.server';
import { getSittingScore } from '../report/get-sitting-score.server';
import type { SettledGrade } from '../settled-grade';
import { forCandidate } from './for-candidate';
import type { OwnAppeal, OwnExerciseResult, OwnResult } from './result-view';

/**
 * The candidate's own result after the end, as far as the assessment's policy shows it: nothing, points, or everything but what is
 * hidden and who reviewed. The first look at a settled grade is noted, because the time to appeal begins with it.
 */
export async function getOwnResult({
  database = getDatabase(),
  clock = getClock(),
  sitting,
}: {
  database?: Database;
  clock?: Clock;
  sitting: OwnSitting;
}): Promise<ForCandidates<OwnResult>> {
  const { organisationId, sittingId, isPreview, candidateId } = sitting;
  const row = await database.sitting.findUniqueOrThrow({
    where: { id: sittingId, organisationId },
    select: selection,
  });
  const { resultPolicy: policy } = row.assessment;
  const head = {
    ...{ sittingId, isPreview, policy, organisation: row.organisation.name, assessment: row.assessment.name },
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
  if (policy === 'NOTHING') {
    const nothing: OwnResult = { ...head, status: 'grading', points: null, awaiting: 0, exercises: [] };
    return nothing as ForCandidates<OwnResult>;
  }
  const submissionIds = row.attempts.flatMap(({ submissions }) => submissions.map(({ id }) => id));
  const grades = await loadSettledGrades({ database, organisationId, submissionIds });
  const settledIds = submissionIds.filter((id) => grades.get(id)?.state === 'settled');
  const appeals = isPreview
    ? new Map<string, OwnAppeal>()
    : await listOwnAppeals({
        ...{ database, clock, organisationId, submissionIds },
        seen: await noteResultsSeen({
          ...{ database, organisationId, submissionIds: settledIds },
          actor: { id: null, name: await nameOf(database, candidateId) },
        }),
      });
  const pinned = row.assessment.sections.flatMap(({ exercises }) => exercises);
  const weights = pinned.reduce((sum, { weight }) => sum + weight, 0);
  const exercises = pinned.map(async (exercise): Promise<OwnExerciseResult> => {
    const attempt = row.attempts.find(({ assessmentExerciseId }) => assessmentExerciseId === exercise.id);
    const submission = attempt?.submissions[0];
    const settled = submission && grades.get(submission.id);
    const { title, id: versionId } = exercise.exerciseVersion;
    const state = stateOf(settled);
    const full =
      policy === 'FULL' && submission && settled?.grade
        ? {
            exercise: await getExercisePage({ database, versionId, rubricVersionId: settled.rubricVersionId }),
            answer: readAnswer(submission.answer),
            ...forCandidate(settled, settled.grade),
          }
        : null;
    return {
      ...{ title, state, full, submissionId: submission?.id ?? null, maxPoints: 100 },
      points: submission ? (settled?.grade?.points ?? null) : 0,
      awaiting: settled?.grade?.status === 'ungraded' ? 0 : (settled?.grade?.awaiting ?? 0),
      share: weights > 0 ? exercise.weight / weights : 0,
      appeal: submission ? (appeals.get(submission.id) ?? null) : null,
    };
  });
  const score = await getSittingScore({ database, organisationId, sittingId });
  const result: OwnResult = {
    ...head,
    status: score.status === 'running' ? 'grading' : score.status,
    points: score.points,
    awaiting: score.awaiting,
    exercises: await Promise.all(exercises),
  };
  return result as ForCandidates<OwnResult>;
}

const selection = {
  finishedAt: true,
  organisation: { select: { name: true } },
  assessment: {
    select: {
      name: true,
      resultPolicy: true,
      sections: {
        orderBy: { position: 'asc' },
        select: {
          exercises: {
            orderBy: { position: 'asc' },
            select: { id: true, weight: true, exerciseVersion: { select: { id: true, title: true } } },
          },
        },
      },
    },
  },
  attempts: {
    select: {
      assessmentExerciseId: true,
      submissions: { orderBy: { number: 'desc' }, take: 1, select: { id: true, answer: true } },
    },
  },
} as const;

const nameOf = async (database: Database, candidateId: string) =>
  (await database.candidate.findUniqueOrThrow({ where: { id: candidateId }, select: { name: true } })).name;

function stateOf(settled: SettledGrade | undefined): OwnExerciseResult['state'] {
  if (!settled) return 'not-submitted';
  if (settled.state === 'grading' || settled.state === 'ungraded' || settled.state === 'settled') return settled.state;
  return 'provisional';
}
