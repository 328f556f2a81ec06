import { z } from 'zod';
import { aiDeclaration } from '../../assessments/assessment-types';
import { readAnswer } from '../../attempts/stored-answer';
import { flag } from '../../grading/grade-types';
import type { JudgeCallRecord } from '../../grading/judge/judge-types';
import { traceOfJudge } from '../../grading/judge/trace-of-judge';
import type { Database, Prisma } from '../../lib/db/prisma.server';
import { listComments } from '../comments/list-comments.server';
import type { HandedIn, OverrideLine, RunFacts } from './everything-views';
import type { ScoredExercise } from './score-types';

/** What was handed in for one exercise of a sitting and all that was said about it. Null when the organisation has no such submission. */
export async function readHandedIn({
  database,
  organisationId,
  scored,
}: {
  database: Database;
  organisationId: string;
  scored: ScoredExercise;
}): Promise<HandedIn | null> {
  const row =
    scored.submissionId === null
      ? null
      : await database.submission.findFirst({
          where: { id: scored.submissionId, attempt: { sitting: { organisationId } } },
          select: submissionSelect,
        });
  if (!row) return null;
  const run = row.gradingRuns[0];
  const declaration = aiDeclaration.safeParse(row.attempt.aiDeclaration);
  return {
    submissionId: row.id,
    number: row.number,
    submittedAt: row.submittedAt.toISOString(),
    answer: readAnswer(row.answer),
    flags: run ? z.array(flag).parse(run.flags) : [],
    run: run ? readRun(run, scored.title) : null,
    reviews: row.reviews.flatMap(({ finishedAt, ...review }) =>
      finishedAt ? [{ ...review, finishedAt: finishedAt.toISOString() }] : [],
    ),
    overrides: row.overrides.flatMap((override) => readOverride(override, scored)),
    comments: await listComments({ database, organisationId, submissionId: row.id }),
    declaration: declaration.success
      ? {
          used: declaration.data.used,
          description: declaration.data.description,
          transcript: declaration.data.transcript,
        }
      : null,
  };
}

const submissionSelect = {
  id: true,
  number: true,
  submittedAt: true,
  answer: true,
  attempt: { select: { aiDeclaration: true } },
  gradingRuns: {
    where: { isCurrent: true },
    take: 1,
    select: {
      judgeModel: true,
      promptHash: true,
      finishedAt: true,
      flags: true,
      rubricVersion: { select: { number: true } },
      judgeCalls: { orderBy: { startedAt: 'asc' } },
    },
  },
  reviews: {
    where: { finishedAt: { not: null } },
    orderBy: { finishedAt: 'asc' },
    select: { pass: true, reviewerName: true, blind: true, finishedAt: true },
  },
  overrides: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      target: true,
      targetId: true,
      levelIndex: true,
      points: true,
      reason: true,
      authorName: true,
      at: true,
    },
  },
} as const satisfies Prisma.SubmissionSelect;

type Row = Prisma.SubmissionGetPayload<{ select: typeof submissionSelect }>;

function readRun(run: Row['gradingRuns'][number], title: string): RunFacts {
  const calls = run.judgeCalls.map(({ startedAt, costUsd, ...call }) => ({
    ...call,
    startedAt: startedAt.toISOString(),
    costUsd: costUsd?.toNumber() ?? null,
  }));
  return {
    judgeModel: run.judgeModel,
    promptHash: run.promptHash,
    rubricNumber: run.rubricVersion.number,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    judgeCalls: calls.length,
    // The columns hold what the log wrote, which is the record's own type.
    trace: traceOfJudge({ name: `Judge of ${title}`, calls: calls as unknown as JudgeCallRecord[] }),
  };
}

function readOverride(override: Row['overrides'][number], scored: ScoredExercise): OverrideLine[] {
  const { id, targetId, levelIndex, points, reason, authorName, at } = override;
  const target = override.target === 'check' ? 'check' : 'criterion';
  const level = scored.criteria.find((one) => one.id === targetId)?.levels[levelIndex ?? -1]?.title;
  const to = levelIndex !== null ? (level ?? `level ${levelIndex + 1}`) : points !== null ? `${points} points` : null;
  return [{ id, target, targetId, to, reason, authorName, at: at.toISOString() }];
}
