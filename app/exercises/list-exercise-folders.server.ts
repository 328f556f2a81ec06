import { readdir } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';

export interface ExerciseFolders {
  /** Folder by slug, in the order of the slugs. */
  folders: Map<string, string>;
  /** Roots that could not be listed, and folders hidden by one of the same name in an earlier root. */
  problems: { folder: string; message: string }[];
  /** False when a root could not be listed: then nothing may be concluded from a slug that is absent. */
  complete: boolean;
}

/** The exercise roots: the repository's own, then those of EXERCISES_DIR (a list like PATH). Absolute paths. */
export function exerciseRoots({ base, extra }: { base: string; extra: string | undefined }): string[] {
  const others = (extra ?? '').split(delimiter).filter(Boolean);
  return [...new Set(['exercises', ...others].map((root) => resolve(base, root)))];
}

/** Every folder in the roots, one level deep; names starting with a dot or an underscore are left alone. */
export async function listExerciseFolders({ roots }: { roots: readonly string[] }): Promise<ExerciseFolders> {
  const found = new Map<string, string>();
  const problems: ExerciseFolders['problems'] = [];
  let complete = true;
  for (const root of roots) {
    const entries = await readdir(root, { withFileTypes: true }).catch((error: unknown) => {
      complete = false;
      problems.push({ folder: root, message: `cannot be listed: ${(error as Error).message}` });
      return [];
    });
    for (const entry of entries) {
      if (!entry.isDirectory() || /^[._]/.test(entry.name)) continue;
      const folder = join(root, entry.name);
      const earlier = found.get(entry.name);
      if (earlier) problems.push({ folder, message: `has the same name as ${earlier}, which is used instead` });
      else found.set(entry.name, folder);
    }
  }
  return { folders: new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1))), problems, complete };
}
