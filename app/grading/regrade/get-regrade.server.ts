import { z } from 'zod';
import { nameOf, versionName } from '../../exercises/rubrics/get-rubric-history.server';
import type { VersionName } from '../../exercises/rubrics/rubric-views';
import { getDatabase, type Database, type Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { regradable } from './regrade-scope.server';

export interface RegradeView {
  id: string;
  exerciseId: string;
  exerciseSlug: string;
  exerciseTitle: string;
  version: VersionName;
  note: string;
  /** `open` until it is applied or discarded. */
  status: 'open' | 'applied' | 'discarded';
  startedBy: string;
  startedAt: string;
  endedAt: string | null;
  /** Its runs, by submission. */
  runs: {
    submissionId: string;
    runId: string;
    /** The run it is compared with: the shown one, or the one that was shown before an ended regrade. */
    beforeRunId: string | null;
    state: 'waiting' | 'finished' | 'ungraded';
    judgedAgain: boolean;
  }[];
  /** Submissions that came in, or were graded by yet another version, since it was started: it cannot be applied without them. */
  missing: string[];
  /** Places in assessments that it is about. */
  assessmentExerciseIds: string[];
}

/** A regrade of one organisation as it stands. Throws the same `not-found` for a foreign, an unknown and a malformed id. */
export async function getRegrade({
  database = getDatabase(),
  organisationId,
  regradeId,
}: {
  database?: Database | Prisma.TransactionClient;
  organisationId: string;
  regradeId: string;
}): Promise<RegradeView> {
  const found = z.uuid().safeParse(regradeId).success
    ? await database.regrade.findFirst({ where: { id: regradeId, organisationId }, select: selection })
    : null;
  if (!found) throw new AppError('not-found', 'There is no such regrade.');
  const places = found.runs.flatMap(({ submission }) => submission.attempt.assessmentExerciseId ?? []);
  const assessmentExerciseIds = [...new Set(places)];
  const isOpen = found.status === 'RUNNING';
  const candidates = isOpen
    ? await database.submission.findMany({
        where: regradable({ organisationId, ...found, assessmentExerciseIds }),
        select: { id: true },
      })
    : [];
  const known = new Set(found.runs.map(({ submissionId }) => submissionId));
  return {
    id: found.id,
    exerciseId: found.exerciseId,
    exerciseSlug: found.exercise.slug,
    exerciseTitle: found.exercise.versions[0]?.title ?? found.exercise.slug,
    version: nameOf(found.rubricVersion),
    note: found.rubricVersion.note,
    status: isOpen ? 'open' : found.status === 'APPLIED' ? 'applied' : 'discarded',
    startedBy: found.createdByName,
    startedAt: found.createdAt.toISOString(),
    endedAt: found.endedAt?.toISOString() ?? null,
    runs: found.runs.map(({ id, submissionId, queuedAt, status, submission, _count }) => ({
      submissionId,
      runId: id,
      beforeRunId:
        (isOpen ? shownRun(submission.gradingRuns) : runBefore(submission.gradingRuns, id, queuedAt)) ?? null,
      state: status === 'FINISHED' ? 'finished' : status === 'UNGRADED' ? 'ungraded' : 'waiting',
      judgedAgain: _count.judgeCalls > 0,
    })),
    missing: candidates.map(({ id }) => id).filter((id) => !known.has(id)),
    assessmentExerciseIds,
  };
}

type SiblingRun = Found['runs'][number]['submission']['gradingRuns'][number];

const shownRun = (runs: SiblingRun[]) => runs.find(({ isCurrent }) => isCurrent)?.id;

/** The latest earlier run that was shown: one that submitting opened, or that a regrade was applied with. */
const runBefore = (runs: SiblingRun[], runId: string, queuedAt: Date) =>
  runs
    .filter(({ id, regrade }) => id !== runId && (regrade === null || regrade.status === 'APPLIED'))
    .findLast((run) => run.queuedAt <= queuedAt)?.id;

type Found = Prisma.RegradeGetPayload<{ select: typeof selection }>;

const selection = {
  ...{ id: true, exerciseId: true, rubricVersionId: true, status: true },
  ...{ createdByName: true, createdAt: true, endedAt: true },
  exercise: {
    select: { slug: true, versions: { orderBy: { registeredAt: 'desc' }, take: 1, select: { title: true } } },
  },
  rubricVersion: { select: { ...versionName, note: true } },
  runs: {
    orderBy: { submissionId: 'asc' },
    select: {
      ...{ id: true, submissionId: true, status: true, queuedAt: true },
      _count: { select: { judgeCalls: true } },
      submission: {
        select: {
          attempt: { select: { assessmentExerciseId: true } },
          gradingRuns: {
            orderBy: { queuedAt: 'asc' },
            select: { id: true, isCurrent: true, queuedAt: true, regrade: { select: { status: true } } },
          },
        },
      },
    },
  },
} as const satisfies Prisma.RegradeSelect;
