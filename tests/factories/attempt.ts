import { randomUUID } from 'node:crypto';
import type { Database } from '../../app/lib/db/prisma.server';

/** An attempt of a visitor on an exercise that exists as a row only: for tests about whose it is, not about what is in it. */
export async function makeAttempt({
  database,
  visitorId,
}: {
  database: Database;
  visitorId: string;
}): Promise<{ attemptId: string }> {
  const slug = `exercise-${randomUUID()}`;
  const { id: exerciseId } = await database.exercise.create({ data: { slug } });
  const rubric = await database.rubricVersion.create({ data: { exerciseId, number: 1, hash: slug, content: {} } });
  const version = await database.exerciseVersion.create({
    data: {
      exerciseId,
      contentHash: slug,
      kind: 'any',
      title: 'Any',
      summary: 'Any',
      level: 'core',
      skills: [],
      minutes: 1,
      manifest: {},
      brief: '',
      rubricVersionId: rubric.id,
    },
  });
  await database.visitor.upsert({ where: { id: visitorId }, create: { id: visitorId }, update: {} });
  const draft = { schemaVersion: 1, files: {}, fields: {} };
  const { id } = await database.attempt.create({ data: { visitorId, exerciseVersionId: version.id, draft } });
  return { attemptId: id };
}
