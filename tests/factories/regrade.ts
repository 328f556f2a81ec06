import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import type { Rubric } from '../../app/exercises/exercise-format';
import { forkRubric } from '../../app/exercises/rubrics/fork-rubric.server';
import { publishRubric } from '../../app/exercises/rubrics/publish-rubric.server';
import { saveRubricDraft } from '../../app/exercises/rubrics/save-rubric-draft.server';
import type { Actor } from '../../app/accounts/write-audit.server';
import { systemClock } from '../../app/lib/clock';
import type { Database } from '../../app/lib/db/prisma.server';
import { writeExerciseFolder } from './exercise-folder';

/** Registers the tiny exercise; returns the ids that tests about rubrics begin with. */
export async function registerTinyTask({ database, slug = 'tiny-task' }: { database: Database; slug?: string }) {
  const root = await mkdtemp(join(tmpdir(), 'assay-tiny-'));
  await writeExerciseFolder({ root, slug });
  await registerExercises({ database, roots: [root], log: () => undefined });
  await rm(root, { recursive: true });
  const exercise = await database.exercise.findUniqueOrThrow({ where: { slug }, include: { currentVersion: true } });
  if (!exercise.currentVersion) throw new Error('the tiny exercise was not registered');
  const { id: versionId, rubricVersionId } = exercise.currentVersion;
  return { exerciseId: exercise.id, slug, versionId, rubricVersionId };
}

/** Forks a version, changes it, and publishes it as the organisation's next one. */
export async function publishChanged({
  database,
  organisationId,
  actor,
  exerciseSlug = 'tiny-task',
  from,
  change,
}: {
  database: Database;
  organisationId: string;
  actor: Actor;
  exerciseSlug?: string;
  from: string;
  change: (rubric: Rubric) => Rubric;
}): Promise<{ rubricVersionId: string; number: number }> {
  const own = { database, organisationId, actor, exerciseSlug };
  const { draftId } = await forkRubric({ ...own, rubricVersionId: from });
  const { content } = await database.rubricVersion.findUniqueOrThrow({ where: { id: draftId } });
  const draft = change(content as unknown as Rubric);
  const { revision } = await saveRubricDraft({ ...own, revision: 0, draft });
  const published = await publishRubric({ ...own, clock: systemClock, revision, note: 'The team agreed on it.' });
  if ('problems' in published) throw new Error(JSON.stringify(published.problems));
  return published;
}
