import { rubric as rubricSchema } from '../../exercises/exercise-format';
import { getRubricExercise } from '../../exercises/rubrics/get-rubric-exercise.server';
import { getRubricTexts } from '../../exercises/rubrics/get-rubric-texts.server';
import type { VersionName } from '../../exercises/rubrics/rubric-views';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { readsTheSame } from './reads-the-same';
import { regradable } from './regrade-scope.server';

export interface RegradeOffer {
  exercise: { slug: string; title: string };
  /** The version that would be tried. */
  version: VersionName & { note: string };
  /** Assessments with submissions that were graded by other versions. */
  assessments: {
    id: string;
    name: string;
    submissions: number;
    /** Submissions whose text the judge would read again, because it would be told something else. */
    judgedAgain: number;
  }[];
  /** The regrade of this exercise that is under way: there is one at a time. */
  openRegradeId: string | null;
}

/** What trying a published rubric version on existing submissions would come to. Throws `not-found`. */
export async function getRegradeOffer({
  database = getDatabase(),
  organisationId,
  exerciseSlug,
  rubricVersionId,
}: {
  database?: Database;
  organisationId: string;
  exerciseSlug: string;
  rubricVersionId: string;
}): Promise<RegradeOffer> {
  const { slug, title, texts } = await getRubricTexts({
    database,
    organisationId,
    exerciseSlug,
    ids: [rubricVersionId],
  });
  const { exerciseId } = await getRubricExercise({ database, organisationId, slug });
  const [submissions, open] = await Promise.all([
    database.submission.findMany({
      where: regradable({ organisationId, exerciseId, rubricVersionId }),
      select: {
        attempt: { select: { sitting: { select: { assessment: { select: { id: true, name: true } } } } } },
        gradingRuns: { where: { isCurrent: true }, select: { status: true, rubricVersionId: true } },
      },
    }),
    database.regrade.findFirst({
      where: { organisationId, exerciseId, status: 'RUNNING' },
      select: { id: true },
    }),
  ]);
  const [text] = texts;
  if (!text) throw new Error('a rubric version was found and then was not');
  const used = await database.rubricVersion.findMany({
    where: {
      id: { in: [...new Set(submissions.flatMap((one) => one.gradingRuns.map((run) => run.rubricVersionId)))] },
    },
    select: { id: true, content: true },
  });
  const standing = new Set(
    used.filter(({ content }) => readsTheSame(rubricSchema.parse(content), text.rubric)).map(({ id }) => id),
  );
  const assessments = new Map<string, RegradeOffer['assessments'][number]>();
  for (const { attempt, gradingRuns } of submissions) {
    if (!attempt.sitting) continue;
    const { id, name } = attempt.sitting.assessment;
    const entry = assessments.get(id) ?? { id, name, submissions: 0, judgedAgain: 0 };
    const kept = gradingRuns.some((run) => run.status === 'FINISHED' && standing.has(run.rubricVersionId));
    entry.submissions += 1;
    entry.judgedAgain += kept ? 0 : 1;
    assessments.set(id, entry);
  }
  const { id, number, isOwn, note } = text;
  return {
    exercise: { slug, title },
    version: { id, number, isOwn, note },
    assessments: [...assessments.values()].sort((a, b) => a.name.localeCompare(b.name, 'en')),
    openRegradeId: open?.id ?? null,
  };
}
