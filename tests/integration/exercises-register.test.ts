import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCurrentVersion } from '../../app/exercises/find-current-version.server';
import { getExercisePage } from '../../app/exercises/get-exercise-page.server';
import { getExerciseVersion } from '../../app/exercises/get-exercise-version.server';
import { listCatalogue } from '../../app/exercises/list-catalogue.server';
import { readExerciseFolder } from '../../app/exercises/read-exercise-folder.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { createDatabase } from '../../app/lib/db/prisma.server';
import { AppError } from '../../app/lib/errors';
import { stableStringify } from '../../app/lib/json';
import { writeExerciseFolder } from '../factories/exercise-folder';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let root: string;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-register-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
  await fresh.database.exercise.updateMany({ data: { currentVersionId: null } });
  await fresh.database.exercise.deleteMany();
});

const register = (roots = [root]) => registerExercises({ database: fresh.database, roots, log: () => undefined });

async function currentOf(slug = 'tiny-task') {
  const versionId = await findCurrentVersion({ database: fresh.database, slug });
  if (!versionId) throw new Error(`${slug} has no current version`);
  return getExerciseVersion({ database: fresh.database, versionId });
}

describe('registering exercises', () => {
  it('stores a folder so that what comes back is what was read', async () => {
    const folder = await writeExerciseFolder({ root, files: { 'world/world.ts': 'export const world = {};\n' } });
    expect(await register()).toEqual({ registered: ['tiny-task'], unchanged: [], withdrawn: [], problems: [] });
    const { exercise: read } = await readExerciseFolder({ folder });
    const stored = await currentOf();
    if (!read) throw new Error('the folder is broken');
    const plain = ({ publicFiles, gradingFiles, worldFiles, ...rest }: typeof read) => ({
      ...rest,
      public: publicFiles.paths().map((path) => [path, publicFiles.text(path)]),
      grading: gradingFiles.paths().map((path) => [path, gradingFiles.text(path)]),
      world: worldFiles.paths().map((path) => [path, worldFiles.text(path)]),
    });
    expect(stableStringify(plain(stored))).toBe(stableStringify(plain(read)));
    expect(stored.worldFiles.paths()).toEqual(['world.ts']);
    expect(JSON.stringify(stored.content)).toBe(JSON.stringify(read.content));
  });

  it('changes nothing the second time', async () => {
    await writeExerciseFolder({ root });
    await register();
    const before = await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' });
    expect(await register()).toMatchObject({ registered: [], unchanged: ['tiny-task'] });
    expect(await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' })).toBe(before);
  });

  it('gives changed content a new version, keeps the old one, and finds it again when the change is undone', async () => {
    await writeExerciseFolder({ root });
    await register();
    const first = await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' });
    await writeExerciseFolder({ root, title: 'Another title' });
    expect((await register()).registered).toEqual(['tiny-task']);
    expect((await currentOf()).manifest.title).toBe('Another title');
    expect((await getExerciseVersion({ database: fresh.database, versionId: first ?? '' })).manifest.title).toBe(
      'A tiny exercise',
    );
    await writeExerciseFolder({ root });
    await register();
    expect(await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' })).toBe(first);
    expect(await fresh.database.exerciseVersion.count()).toBe(2);
    expect(await fresh.database.rubricVersion.count()).toBe(1);
  });

  it('keeps the previous version of a folder that broke, and reports it', async () => {
    const folder = await writeExerciseFolder({ root });
    await register();
    await writeFile(join(folder, 'rubric.json'), '{');
    const result = await register();
    expect(result.problems).toMatchObject([{ slug: 'tiny-task', problems: [{ file: 'rubric.json' }] }]);
    expect(result.withdrawn).toEqual([]);
    expect((await currentOf()).rubric.criteria).toHaveLength(2);
  });

  it('withdraws an exercise whose folder vanished: out of the catalogue, but old attempts can still be graded', async () => {
    const folder = await writeExerciseFolder({ root });
    await register();
    const versionId = (await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' })) ?? '';
    await rm(folder, { recursive: true });
    expect((await register()).withdrawn).toEqual(['tiny-task']);
    expect(await listCatalogue({ database: fresh.database })).toEqual([]);
    await expect(getExercisePage({ database: fresh.database, slug: 'tiny-task' })).rejects.toThrow(AppError);
    expect((await getExerciseVersion({ database: fresh.database, versionId })).slug).toBe('tiny-task');
    await writeExerciseFolder({ root });
    expect((await register()).registered).toEqual(['tiny-task']);
  });

  it('withdraws nothing while a root cannot be listed', async () => {
    await writeExerciseFolder({ root });
    await register();
    const result = await register([join(root, 'unmounted')]);
    expect(result.withdrawn).toEqual([]);
    expect(result.problems).toHaveLength(1);
    expect((await currentOf()).slug).toBe('tiny-task');
  });

  it('gives one version when several processes register at once', async () => {
    await Promise.all(['a-task', 'b-task'].map((slug) => writeExerciseFolder({ root, slug })));
    const others = [createDatabase(fresh.url, 3), createDatabase(fresh.url, 3), createDatabase(fresh.url, 3)];
    const results = await Promise.all(
      others.map((database) => registerExercises({ database, roots: [root], log: () => undefined })),
    );
    await Promise.all(others.map((database) => database.$disconnect()));
    expect(results.flatMap((result) => result.registered).sort()).toEqual(['a-task', 'b-task']);
    expect(await fresh.database.exerciseVersion.count()).toBe(2);
  });
});

describe('what candidates see', () => {
  it('lists a card per exercise', async () => {
    await writeExerciseFolder({ root });
    await register();
    expect(await listCatalogue({ database: fresh.database })).toMatchObject([
      { slug: 'tiny-task', title: 'A tiny exercise', level: 'core', minutes: 60, points: { checks: 70, rubric: 30 } },
    ]);
  });

  it('shows brief, public view and criteria, and nothing of the grading files, author notes or exemplars', async () => {
    await writeExerciseFolder({ root });
    await register();
    const page = await getExercisePage({ database: fresh.database, slug: 'tiny-task' });
    expect(page.briefHtml).toContain('<p>Write an evaluator');
    expect(page.briefHtml).not.toContain('<h1>');
    expect(page.criteria.map((criterion) => criterion.id)).toEqual(['limits', 'next-step']);
    const text = JSON.stringify(page);
    expect(text).not.toContain('SECRET');
    const { gradingFiles } = await currentOf();
    for (const line of gradingFiles.text('outputs.jsonl').trim().split('\n').slice(0, 200)) {
      const { output } = JSON.parse(line) as { output: string };
      expect(text).not.toContain(output);
    }
    for (const system of JSON.parse(gradingFiles.text('systems.json')) as { id: string; title: string }[]) {
      expect(text).not.toContain(system.title);
    }
  });

  it('answers not-found for unknown exercises and versions', async () => {
    for (const which of [{ slug: 'none' }, { versionId: 'no-uuid' }, { versionId: crypto.randomUUID() }]) {
      await expect(getExercisePage({ database: fresh.database, ...which })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });
});
