import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { getKind } from '../kinds/registry.server';
import type { Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import { exerciseManifest, rubric as rubricSchema } from './exercise-format';
import { createFileTree } from './file-tree';
import type { LoadedExercise } from './loaded-exercise';
import { storableJson } from './storable-json';

const decompress = promisify(gunzip);
/** Versions kept in memory per database; a version is a few megabytes and never changes. */
const MOST_CACHED = 16;

// By database, so that tests and programs with several databases never see each other's versions.
const caches = new WeakMap<Database, Map<string, Promise<LoadedExercise>>>();

/**
 * An exercise version from the database, whole. Versions are immutable, so the most recently used ones stay in memory. Throws
 * `AppError` `not-found` for an unknown id.
 */
export async function getExerciseVersion({
  database,
  versionId,
}: {
  database: Database;
  versionId: string;
}): Promise<LoadedExercise> {
  const cache = caches.get(database) ?? new Map<string, Promise<LoadedExercise>>();
  caches.set(database, cache);
  const loading = cache.get(versionId) ?? loadVersion(database, versionId);
  // Taking it out and putting it back makes it the most recently used.
  cache.delete(versionId);
  cache.set(versionId, loading);
  for (const oldest of cache.keys()) {
    if (cache.size <= MOST_CACHED) break;
    cache.delete(oldest);
  }
  try {
    return await loading;
  } catch (error) {
    if (cache.get(versionId) === loading) cache.delete(versionId);
    throw error;
  }
}

async function loadVersion(database: Database, versionId: string): Promise<LoadedExercise> {
  const version = z.uuid().safeParse(versionId).success
    ? await database.exerciseVersion.findUnique({
        where: { id: versionId },
        include: {
          exercise: { select: { slug: true } },
          rubricVersion: { select: { content: true, hash: true } },
          files: { include: { blob: { select: { bytes: true } } } },
        },
      })
    : null;
  if (!version) throw new AppError('not-found', 'There is no such exercise version.');
  const manifest = exerciseManifest.parse(version.manifest);
  const texts = {
    PUBLIC: new Map<string, string>(),
    GRADING: new Map<string, string>(),
    WORLD: new Map<string, string>(),
  };
  for (const { audience, path, blob } of version.files) {
    texts[audience].set(path, new TextDecoder().decode(await decompress(blob.bytes)));
  }
  return {
    slug: version.exercise.slug,
    manifest,
    content: getKind(manifest.kind).content.parse(storableJson(manifest.content)),
    brief: version.brief,
    rubric: rubricSchema.parse(version.rubricVersion.content),
    contentHash: version.contentHash,
    rubricHash: version.rubricVersion.hash,
    publicFiles: createFileTree('public', texts.PUBLIC),
    gradingFiles: createFileTree('grading', texts.GRADING),
    worldFiles: createFileTree('world', texts.WORLD),
  };
}
