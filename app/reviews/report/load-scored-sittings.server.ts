import { expectations as expectationsSchema, type Expectations } from '../../assessments/assessment-types';
import { exerciseManifest } from '../../exercises/exercise-format';
import type { Database, Prisma } from '../../lib/db/prisma.server';
import type { DecisionOutcome } from './decision-form';
import { loadRubrics, loadSettledGrades } from '../load-settled-grades.server';
import { scoreExercise, type ExerciseFacts } from './score-exercise';
import { scoreSitting } from './score-sitting';
import type { ScoredExercise, SittingScore } from './score-types';

/** A sitting with its score, its exercises in the assessment's order, and who sat it. */
export interface ScoredSitting {
  id: string;
  candidate: { id: string; name: string; email: string };
  isPreview: boolean;
  status: 'RUNNING' | 'FINISHED';
  startedAt: Date;
  finishedAt: Date | null;
  score: SittingScore;
  exercises: ScoredExercise[];
  /** The latest decision. */
  decision: { outcome: DecisionOutcome; at: Date; authorName: string; reasons: string } | null;
}

export interface ScoredAssessment {
  id: string;
  name: string;
  role: string;
  blindReview: boolean;
  expectations: Expectations;
  exercises: Omit<ExerciseFacts, 'attemptId' | 'submissionId'>[];
  sittings: ScoredSitting[];
}

/**
 * The sittings of one assessment of the organisation with their scores, in order of their start: all of them (previews left out),
 * or those asked for, previews too. Null when the organisation has no such assessment. Ids must be UUIDs.
 */
export async function loadScoredSittings({
  database,
  organisationId,
  assessmentId,
  sittingIds,
}: {
  database: Database;
  organisationId: string;
  assessmentId: string;
  sittingIds?: readonly string[];
}): Promise<ScoredAssessment | null> {
  const assessment = await database.assessment.findFirst({
    where: { id: assessmentId, organisationId },
    select: assessmentSelect,
  });
  if (!assessment) return null;
  const exercises = assessment.sections.flatMap((section) => section.exercises.map(readFacts));
  const rows = await database.sitting.findMany({
    where: {
      organisationId,
      assessmentId,
      ...(sittingIds ? { id: { in: [...sittingIds] } } : { invitation: { isPreview: false } }),
    },
    select: sittingSelect,
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  });
  const submissionIds = rows.flatMap((row) =>
    row.attempts.flatMap(({ submissions }) => submissions.map(({ id }) => id)),
  );
  const settled = await loadSettledGrades({ database, organisationId, submissionIds });
  const rubrics = await loadRubrics(
    database,
    organisationId,
    [...settled.values()].map(({ rubricVersionId }) => rubricVersionId),
  );
  const sittings = rows.map((row): ScoredSitting => {
    const ended = row.status === 'FINISHED';
    const scored = exercises.map((facts, index) => {
      const attempt = row.attempts.find(
        ({ assessmentExerciseId }) => assessmentExerciseId === facts.assessmentExerciseId,
      );
      const submissionId = attempt?.submissions[0]?.id ?? null;
      const grade = submissionId === null ? null : (settled.get(submissionId) ?? null);
      const rubric = grade ? (rubrics.get(grade.rubricVersionId) ?? null) : null;
      const own = { ...facts, attemptId: attempt?.id ?? null, submissionId };
      return scoreExercise({ facts: own, settled: grade, rubric, ended, seed: index + 1 });
    });
    return {
      id: row.id,
      candidate: row.invitation.candidate,
      isPreview: row.invitation.isPreview,
      status: row.status,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
      score: scoreSitting({ exercises: scored, ended }),
      exercises: scored.map(({ exercise }) => exercise),
      decision: row.decisions[0] ?? null,
    };
  });
  const { id, name, role, blindReview } = assessment;
  return {
    id,
    name,
    role,
    blindReview,
    expectations: expectationsSchema.parse(assessment.expectations),
    exercises,
    sittings,
  };
}

const assessmentSelect = {
  id: true,
  name: true,
  role: true,
  blindReview: true,
  expectations: true,
  sections: {
    orderBy: { position: 'asc' },
    select: {
      exercises: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          weight: true,
          exerciseVersion: {
            select: {
              id: true,
              kind: true,
              title: true,
              skills: true,
              manifest: true,
              exercise: { select: { slug: true } },
            },
          },
        },
      },
    },
  },
} as const;

const sittingSelect = {
  id: true,
  status: true,
  startedAt: true,
  finishedAt: true,
  invitation: { select: { isPreview: true, candidate: { select: { id: true, name: true, email: true } } } },
  attempts: {
    select: {
      id: true,
      assessmentExerciseId: true,
      submissions: { orderBy: { number: 'desc' }, take: 1, select: { id: true } },
    },
  },
  decisions: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { outcome: true, at: true, authorName: true, reasons: true },
  },
} as const satisfies Prisma.SittingSelect;

function readFacts(exercise: {
  id: string;
  weight: number;
  exerciseVersion: {
    id: string;
    kind: string;
    title: string;
    skills: string[];
    manifest: unknown;
    exercise: { slug: string };
  };
}) {
  const { id, kind, title, skills, manifest, exercise: parent } = exercise.exerciseVersion;
  const { points } = exerciseManifest.parse(manifest);
  const { slug } = parent;
  return {
    assessmentExerciseId: exercise.id,
    exerciseVersionId: id,
    slug,
    kind,
    title,
    skills,
    weight: exercise.weight,
    points,
  };
}
