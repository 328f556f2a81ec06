import { getKind, getKindChecks } from '../kinds/registry.server';
import { getDatabase } from '../lib/db/prisma.server';
import type { Database } from '../lib/db/prisma.server';
import type { Json } from '../lib/json';
import type { Criterion } from './exercise-format';
import type { ExercisePage, ForCandidates, PublicCriterion } from './exercise-views';
import { getCurrentExercise } from './get-current-exercise.server';
import { getExerciseVersion } from './get-exercise-version.server';
import type { LoadedExercise } from './loaded-exercise';
import { getPinnedRubric } from './rubrics/get-pinned-rubric.server';
import { renderBrief } from './render-brief.server';

const pages = new WeakMap<LoadedExercise, ForCandidates<ExercisePage>>();

/**
 * What a candidate may see of an exercise: of its current version by `slug`, or of the version an attempt was made on by
 * `versionId`. With `rubricVersionId` (what a sitting's attempt is pinned to) the criteria are that rubric's public parts instead
 * of the exercise's own. Throws `AppError` `not-found`, also for a rubric of another exercise and for a draft.
 */
export async function getExercisePage({
  database = getDatabase(),
  ...which
}: { database?: Database } & (
  | { slug: string; versionId?: undefined; rubricVersionId?: undefined }
  | { versionId: string; slug?: undefined; rubricVersionId?: string | null }
)): Promise<ForCandidates<ExercisePage>> {
  const { versionId, exercise } =
    which.versionId === undefined
      ? await getCurrentExercise({ database, slug: which.slug })
      : {
          versionId: which.versionId,
          exercise: await getExerciseVersion({ database, versionId: which.versionId }),
        };
  const page = pages.get(exercise) ?? buildPage(versionId, exercise);
  pages.set(exercise, page);
  if (!which.rubricVersionId) return page;
  const { rubric } = await getPinnedRubric({ database, versionId, rubricVersionId: which.rubricVersionId });
  return { ...page, criteria: rubric.criteria.map(publicCriterion) };
}

/** Every field is named, so nothing of the exercise comes along by accident; grading files are not read here. */
function buildPage(versionId: string, exercise: LoadedExercise): ForCandidates<ExercisePage> {
  const { slug, manifest, content, brief, rubric, publicFiles } = exercise;
  const kind = getKind(manifest.kind);
  const view = kind.publicView.parse(getKindChecks(kind.id).readPublicView(content, publicFiles));
  const { title, summary, level, skills, minutes, points } = manifest;
  const page: ExercisePage = {
    versionId,
    slug,
    kind: kind.id,
    kindTitle: kind.title,
    title,
    summary,
    level,
    skills,
    minutes,
    gradedBy: kind.gradedBy,
    points,
    briefHtml: renderBrief(brief),
    answerFiles: kind.answerFiles(content),
    content: content as Json,
    view: view as Json,
    criteria: rubric.criteria.map(publicCriterion),
  };
  return page as ForCandidates<ExercisePage>;
}

/** A criterion as candidates may read it: author notes and exemplars stay behind. */
export function publicCriterion({ id, title, question, weight, levels }: Criterion): PublicCriterion {
  return {
    id,
    title,
    question,
    weight,
    levels: levels.map((level) => ({ share: level.share, title: level.title, description: level.description })),
  };
}
