import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Database, Prisma } from '../lib/db/prisma.server';
import { sha256 } from '../lib/hash.server';
import type { LoadedExercise } from './loaded-exercise';
import type { ExerciseSources } from './read-exercise-folder.server';
import { storableJson } from './storable-json';

const compress = promisify(gzip);
/** Advisory lock, class and slug: two processes that register the same exercise take turns. */
const LOCK_CLASS = 7_102;
const PATIENCE = { maxWait: 30_000, timeout: 60_000 };

export type StoredVersion = { taken: true } | { taken?: undefined; versionId: string; changed: boolean };

/**
 * Stores an exercise's files under its content hash and makes that version the current one, in one transaction. `changed` is false
 * when it was current already. A version that was current before is found again by its hash, not stored twice. `taken`, and nothing
 * stored, when an exercise of another owner has this slug. `ownerOrganisationId` null: everybody's.
 */
export async function storeExerciseVersion({
  database,
  exercise,
  sources,
  ownerOrganisationId = null,
}: {
  database: Database;
  exercise: LoadedExercise;
  sources: ExerciseSources;
  ownerOrganisationId?: string | null;
}): Promise<StoredVersion> {
  const { slug, contentHash } = exercise;
  const current = await database.exercise.findUnique({
    where: { slug },
    select: { ownerOrganisationId: true, currentVersion: { select: { id: true, contentHash: true } } },
  });
  if (current && current.ownerOrganisationId !== ownerOrganisationId) return { taken: true };
  if (current?.currentVersion?.contentHash === contentHash) {
    return { versionId: current.currentVersion.id, changed: false };
  }
  const files = await packFiles(sources);
  return database.$transaction(async (tx): Promise<StoredVersion> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(${slug}))`;
    const { id: exerciseId, ...exists } = await tx.exercise.upsert({
      where: { slug },
      create: { slug, ownerOrganisationId },
      update: {},
      select: { id: true, currentVersionId: true, ownerOrganisationId: true },
    });
    if (exists.ownerOrganisationId !== ownerOrganisationId) return { taken: true };
    const known = await tx.exerciseVersion.findUnique({
      where: { exerciseId_contentHash: { exerciseId, contentHash } },
      select: { id: true },
    });
    const versionId = known?.id ?? (await createVersion(tx, exerciseId, exercise, files));
    if (exists.currentVersionId === versionId) return { versionId, changed: false };
    await tx.exercise.update({ where: { id: exerciseId }, data: { currentVersionId: versionId } });
    return { versionId, changed: true };
  }, PATIENCE);
}

type FileAudience = 'PUBLIC' | 'GRADING' | 'WORLD';
const AUDIENCES: ReadonlyMap<string, FileAudience> = new Map([
  ['public', 'PUBLIC'],
  ['grading', 'GRADING'],
  ['world', 'WORLD'],
]);

interface PackedFile {
  audience: FileAudience;
  path: string;
  sha256: string;
  bytes: Uint8Array<ArrayBuffer>;
  size: number;
}

async function packFiles(sources: ExerciseSources): Promise<PackedFile[]> {
  const packed: PackedFile[] = [];
  for (const [source, { bytes }] of sources) {
    const [part, ...rest] = source.split('/');
    const audience = part === undefined ? undefined : AUDIENCES.get(part);
    if (!audience) continue;
    packed.push({
      audience,
      path: rest.join('/'),
      sha256: sha256(bytes),
      bytes: new Uint8Array(await compress(bytes)),
      size: bytes.byteLength,
    });
  }
  return packed;
}

async function createVersion(
  tx: Prisma.TransactionClient,
  exerciseId: string,
  exercise: LoadedExercise,
  files: PackedFile[],
): Promise<string> {
  const { manifest, brief, contentHash } = exercise;
  const { kind, title, summary, level, skills, minutes } = manifest;
  await tx.fileBlob.createMany({
    data: files.map((file) => ({ sha256: file.sha256, bytes: file.bytes, size: file.size })),
    skipDuplicates: true,
  });
  const rubricVersionId = await findOrCreateRubric(tx, exerciseId, exercise);
  const { id } = await tx.exerciseVersion.create({
    data: {
      exerciseId,
      contentHash,
      kind,
      title,
      summary,
      level,
      skills,
      minutes,
      manifest: asColumn(manifest),
      brief,
      rubricVersionId,
      files: { create: files.map(({ audience, path, sha256: hash }) => ({ audience, path, sha256: hash })) },
    },
    select: { id: true },
  });
  return id;
}

/** The rubric version with this content; numbers count up within the exercise. */
async function findOrCreateRubric(
  tx: Prisma.TransactionClient,
  exerciseId: string,
  { rubric, rubricHash }: LoadedExercise,
): Promise<string> {
  const known = await tx.rubricVersion.findFirst({
    where: { exerciseId, ownerOrganisationId: null, hash: rubricHash },
    select: { id: true },
  });
  if (known) return known.id;
  const { _max } = await tx.rubricVersion.aggregate({
    where: { exerciseId, ownerOrganisationId: null },
    _max: { number: true },
  });
  const { id } = await tx.rubricVersion.create({
    data: {
      exerciseId,
      number: (_max.number ?? 0) + 1,
      hash: rubricHash,
      content: asColumn(rubric),
      publishedAt: new Date(),
    },
    select: { id: true },
  });
  return id;
}

/** A JSON column never holds a bare null here: manifests and rubrics are objects. */
const asColumn = (value: object) => storableJson(value) as Prisma.InputJsonObject;
