import { z } from 'zod';
import { nameOf, versionName } from '../../exercises/rubrics/get-rubric-history.server';
import type { VersionName } from '../../exercises/rubrics/rubric-views';
import { getDatabase, type Database, type Prisma } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { OPEN, regradable } from './regrade-scope.server';

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
  runs: { submissionId: string; state: 'waiting' | 'finished' | 'ungraded'; judgedAgain: boolean }[];
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
  const isOpen = OPEN.some((status) => status === found.status);
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
    runs: found.runs.map(({ submissionId, status, _count }) => ({
      submissionId,
      state: status === 'FINISHED' ? 'finished' : status === 'UNGRADED' ? 'ungraded' : 'waiting',
      judgedAgain: _count.judgeCalls > 0,
    })),
    missing: candidates.map(({ id }) => id).filter((id) => !known.has(id)),
    assessmentExerciseIds,
  };
}

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
      submissionId: true,
      status: true,
      _count: { select: { judgeCalls: true } },
      submission: { select: { attempt: { select: { assessmentExerciseId: true } } } },
    },
  },
} as const satisfies Prisma.RegradeSelect;
