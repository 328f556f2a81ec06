import { readdir } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';

/** Where exercise folders lie: a path whose exercises are everybody's, or one whose exercises belong to the organisation of this slug. */
export type ExerciseRoot = string | { path: string; organisation: string };

export interface FoundFolder {
  slug: string;
  folder: string;
  /** Slug of the organisation it belongs to; null when it is everybody's. */
  organisation: string | null;
}

export interface ExerciseFolders {
  /** By slug; one per slug and owner. */
  found: FoundFolder[];
  /** Folder by slug, in the order of the slugs; of several owners' folders with one name, that of the earliest root. */
  folders: Map<string, string>;
  /** Roots that could not be listed, and folders hidden by one of the same name in an earlier root. */
  problems: { folder: string; message: string }[];
  /** Owners of roots that could not be listed: nothing may be concluded from a slug of theirs that is absent. */
  unlisted: Set<string | null>;
}

const OWNED = /^([a-z0-9]+(?:-[a-z0-9]+)*)=(.+)$/;

/**
 * The exercise roots: the repository's own, then those of EXERCISES_DIR (a list like PATH). An entry `slug=path` holds the
 * exercises of one organisation. Paths are made absolute.
 */
export function exerciseRoots({ base, extra }: { base: string; extra: string | undefined }): ExerciseRoot[] {
  const roots = new Map<string, ExerciseRoot>();
  for (const entry of ['exercises', ...(extra ?? '').split(delimiter).filter(Boolean)]) {
    const owned = OWNED.exec(entry);
    const path = resolve(base, owned?.[2] ?? entry);
    const organisation = owned?.[1];
    roots.set(`${organisation ?? ''}=${path}`, organisation === undefined ? path : { path, organisation });
  }
  return [...roots.values()];
}

/** Every folder in the roots, one level deep; names starting with a dot or an underscore are left alone. */
export async function listExerciseFolders({ roots }: { roots: readonly ExerciseRoot[] }): Promise<ExerciseFolders> {
  const found = new Map<string, FoundFolder>();
  const problems: ExerciseFolders['problems'] = [];
  const unlisted = new Set<string | null>();
  for (const root of roots) {
    const { path, organisation } = typeof root === 'string' ? { path: root, organisation: null } : root;
    const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
      unlisted.add(organisation);
      problems.push({ folder: path, message: `cannot be listed: ${(error as Error).message}` });
      return [];
    });
    for (const entry of entries) {
      const slug = entry.name;
      if (!entry.isDirectory() || /^[._]/.test(slug)) continue;
      const folder = join(path, slug);
      const key = `${organisation ?? ''}=${slug}`;
      const earlier = found.get(key);
      if (earlier) problems.push({ folder, message: `has the same name as ${earlier.folder}, which is used instead` });
      else found.set(key, { slug, folder, organisation });
    }
  }
  const bySlug = [...found.values()].sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0));
  const folders = new Map<string, string>();
  for (const { slug, folder } of bySlug) if (!folders.has(slug)) folders.set(slug, folder);
  return { found: bySlug, folders, problems, unlisted };
}
