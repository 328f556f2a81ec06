import type { AuthoringProblem, GradingFiles, PublicFiles, WorldFiles } from '../kinds/contract';
import { getKind, getKindChecks } from '../kinds/registry.server';
import { AppError } from '../lib/errors';
import type { ExerciseManifest } from './exercise-format';
import { ExerciseFileMissing } from './file-tree';
import { issuePath } from './parse-json-file';
import { storableJson } from './storable-json';

/**
 * Parses `content` by the kind's schema and lets the kind check the folder's data. Every mistake comes back as a problem;
 * `content` is only to be used when there are none.
 */
export function validateKindContent({
  manifest,
  publicFiles,
  gradingFiles,
  worldFiles,
}: {
  manifest: ExerciseManifest;
  publicFiles: PublicFiles;
  gradingFiles: GradingFiles;
  worldFiles: WorldFiles;
}): { content: unknown; problems: AuthoringProblem[] } {
  const problem = (where: string, message: string) => ({ file: 'exercise.json', where, message });
  try {
    const kind = getKind(manifest.kind);
    const checks = getKindChecks(manifest.kind);
    const parsed = kind.content.safeParse(storableJson(manifest.content ?? null));
    if (!parsed.success) {
      const problems = parsed.error.issues.map((issue) =>
        problem(issuePath(['content', ...issue.path]), issue.message),
      );
      return { content: undefined, problems };
    }
    return { content: parsed.data, problems: checks.validate(parsed.data, publicFiles, gradingFiles, worldFiles) };
  } catch (error) {
    if (error instanceof AppError) return { content: undefined, problems: [problem('kind', error.message)] };
    if (error instanceof ExerciseFileMissing) {
      return { content: undefined, problems: [{ file: error.path, where: '', message: 'is missing' }] };
    }
    throw error;
  }
}
