import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { diffRubrics, type RubricDiff } from './diff-rubrics';
import { getRubricHistory } from './get-rubric-history.server';
import { getRubricTexts } from './get-rubric-texts.server';
import type { VersionName } from './rubric-views';

/** Two published versions of an exercise's rubric compared, and the versions one could choose. Throws `not-found`. */
export async function compareVersions({
  database = getDatabase(),
  organisationId,
  exerciseSlug,
  from,
  to,
}: {
  database?: Database;
  organisationId: string;
  exerciseSlug: string;
  from: string;
  to: string;
}): Promise<{
  exercise: { slug: string; title: string };
  versions: VersionName[];
  from: VersionName;
  to: VersionName;
  diff: RubricDiff;
}> {
  const own = { database, organisationId, exerciseSlug };
  const { slug, title, texts } = await getRubricTexts({ ...own, ids: [from, to] });
  const [before, after] = texts;
  if (!before || !after) throw new AppError('not-found', 'There is no such rubric version.');
  const { versions } = await getRubricHistory(own);
  const nameOf = ({ id, number, isOwn }: VersionName): VersionName => ({ id, number, isOwn });
  return {
    exercise: { slug, title },
    versions: versions.map(nameOf),
    from: nameOf(before),
    to: nameOf(after),
    diff: diffRubrics(before.rubric, after.rubric),
  };
}
