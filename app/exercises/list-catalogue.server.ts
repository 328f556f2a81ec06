import { z } from 'zod';
import { kinds } from '../kinds/registry.server';
import { getDatabase } from '../lib/db/prisma.server';
import type { Database } from '../lib/db/prisma.server';
import { exerciseManifest } from './exercise-format';
import type { CatalogueCard } from './exercise-views';

const LEVELS: readonly string[] = ['core', 'senior', 'staff'] satisfies CatalogueCard['level'][];

const cardManifest = z.object(exerciseManifest.pick({ level: true, points: true }).shape);

/** A card for every exercise that can be practised, by level and then title. */
export async function listCatalogue({ database = getDatabase() }: { database?: Database } = {}): Promise<
  CatalogueCard[]
> {
  const exercises = await database.exercise.findMany({
    where: { currentVersionId: { not: null }, ownerOrganisationId: null },
    select: { slug: true, currentVersion: { omit: { brief: true } } },
  });
  const cards = exercises.flatMap(({ slug, currentVersion }): CatalogueCard[] => {
    const kind = currentVersion ? kinds.get(currentVersion.kind) : undefined;
    // A kind that this program no longer has cannot be worked on.
    if (!currentVersion || !kind) return [];
    const { title, summary, skills, minutes, manifest } = currentVersion;
    const { level, points } = cardManifest.parse(manifest);
    const { id, title: kindTitle, gradedBy } = kind;
    return [{ slug, kind: id, kindTitle, title, summary, level, skills, minutes, gradedBy, points }];
  });
  return cards.sort(
    (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.title.localeCompare(b.title, 'en'),
  );
}
