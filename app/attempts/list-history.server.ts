import { getDatabase, type Database } from '../lib/db/prisma.server';
import type { ExerciseHistory } from './attempt-views';
import { submissionSummarySelect, summariseSubmission } from './summarise-submission';

/** Everything the visitor has worked on, by exercise; exercises and attempts with the newest first. At most 500 attempts. */
export async function listHistory({
  database = getDatabase(),
  visitorId,
  slug,
}: {
  database?: Database;
  visitorId: string;
  /** Only this exercise. */
  slug?: string;
}): Promise<ExerciseHistory[]> {
  const attempts = await database.attempt.findMany({
    where: { visitorId, exerciseVersion: slug === undefined ? undefined : { exercise: { slug } } },
    orderBy: { startedAt: 'desc' },
    take: 500,
    select: {
      id: true,
      startedAt: true,
      draftSavedAt: true,
      exerciseVersion: { select: { title: true, exercise: { select: { slug: true } } } },
      submissions: { orderBy: { number: 'asc' }, select: submissionSummarySelect },
    },
  });
  const bySlug = new Map<string, ExerciseHistory>();
  for (const { exerciseVersion, submissions, ...attempt } of attempts) {
    const key = exerciseVersion.exercise.slug;
    const history = bySlug.get(key) ?? { slug: key, title: exerciseVersion.title, attempts: [] };
    history.attempts.push({
      id: attempt.id,
      startedAt: attempt.startedAt.toISOString(),
      draftSavedAt: attempt.draftSavedAt.toISOString(),
      submissions: submissions.map(summariseSubmission),
    });
    bySlug.set(key, history);
  }
  return [...bySlug.values()];
}
