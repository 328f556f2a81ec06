import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exerciseFiles, TINY_RUBRIC, writeExerciseFolder } from '../../tests/factories/exercise-folder';
import { readExerciseFolder } from './read-exercise-folder.server';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-exercise-'));
});
afterEach(() => rm(root, { recursive: true }));

async function problemsOf(files: Record<string, string | null>, slug = 'tiny-task') {
  const { problems } = await readExerciseFolder({ folder: await writeExerciseFolder({ root, slug, files }) });
  return (problems ?? []).map(({ file, where, message }) => `${file}|${where}|${message}`);
}

describe('readExerciseFolder', () => {
  it('reads a valid folder whole', async () => {
    const { exercise } = await readExerciseFolder({ folder: await writeExerciseFolder({ root }) });
    expect(exercise?.manifest.title).toBe('A tiny exercise');
    expect(exercise?.rubric.criteria).toHaveLength(2);
    expect(exercise?.publicFiles.has('starter/eval.ts')).toBe(true);
    expect(exercise?.publicFiles.paths()).not.toContain('outputs.jsonl');
    expect(exercise?.gradingFiles.has('outputs.jsonl')).toBe(true);
    expect(exercise?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(exercise?.worldFiles.paths()).toEqual([]);
  });

  it('keeps a world apart from what is public and what is for grading', async () => {
    const files = { 'world/world.ts': 'export const world = {};', 'world/parts/state.ts': 'export const state = 1;' };
    const { exercise } = await readExerciseFolder({ folder: await writeExerciseFolder({ root, files }) });
    expect(exercise?.worldFiles.paths()).toEqual(['parts/state.ts', 'world.ts']);
    expect(exercise?.publicFiles.has('world.ts') || exercise?.gradingFiles.has('world.ts')).toBe(false);
  });

  it('names the same content by the same hash wherever it lies, and any change by another', async () => {
    const hashOf = async (slug: string, files: Record<string, string | null> = {}) =>
      (await readExerciseFolder({ folder: await writeExerciseFolder({ root, slug, files }) })).exercise?.contentHash;
    const first = await hashOf('one');
    expect(await hashOf('two')).toBe(first);
    expect(await hashOf('three', { 'samples/stub/answer.json': '{}' })).toBe(first);
    const prompt = exerciseFiles()['prompt.md'] ?? '';
    expect(await hashOf('four', { 'prompt.md': `${prompt} ` })).not.toBe(first);
  });

  it('collects mistakes of all files before it reports', async () => {
    const found = await problemsOf({
      'prompt.md': null,
      'rubric.json': JSON.stringify({ criteria: [{ ...TINY_RUBRIC.criteria[0], weight: -1 }] }),
      'exercise.json': '{ "kind": ',
      'public/.secret': 'x',
    });
    expect(found.join('\n')).toContain('prompt.md||is missing');
    expect(found.join('\n')).toContain('rubric.json|criteria[0].weight|');
    expect(found.join('\n')).toContain('exercise.json||is not valid JSON');
    expect(found.join('\n')).toContain('public/.secret||names may hold');
  });

  it("places mistakes in the kind's content, and in data the kind checks", async () => {
    const manifest = JSON.parse(exerciseFiles()['exercise.json'] ?? '') as {
      content: { judges: { costUsd: unknown }[] };
    };
    const [judge] = manifest.content.judges;
    if (judge) judge.costUsd = 'much';
    expect((await problemsOf({ 'exercise.json': JSON.stringify(manifest) }))[0]).toMatch(
      /^exercise\.json\|content\.judges\[0\]\.costUsd\|/,
    );
    expect((await problemsOf({ 'grading/systems.json': '[]' }, 'other')).length).toBeGreaterThan(0);
  });

  it('reports an unknown kind, a missing folder part and a name that is no slug', async () => {
    const manifest = { ...(JSON.parse(exerciseFiles()['exercise.json'] ?? '') as object), kind: 'no-such-kind' };
    expect(await problemsOf({ 'exercise.json': JSON.stringify(manifest) })).toEqual([
      'exercise.json|kind|there is no exercise kind "no-such-kind"',
    ]);
    const { problems } = await readExerciseFolder({ folder: join(root, 'Not_a_slug') });
    expect(problems?.map((problem) => problem.message)).toContain(
      'the folder name must be lower-case words joined by hyphens',
    );
    expect(problems?.map((problem) => problem.file)).toEqual(expect.arrayContaining(['public/', 'grading/']));
  });

  it('refuses links out of the folder', async () => {
    const folder = await writeExerciseFolder({ root });
    await symlink('/etc/passwd', join(folder, 'public', 'passwd.md'));
    const { problems } = await readExerciseFolder({ folder });
    expect(problems).toEqual([
      { file: 'public/passwd.md', where: '', message: 'must be a regular file, not a link or anything else' },
    ]);
  });

  it('reports exemplars that speak of criteria or levels the rubric does not have', async () => {
    const exemplar = { excerpt: 'an excerpt that is long enough', why: 'because', levels: { limits: 3, absent: 0 } };
    const found = await problemsOf({ 'rubric.json': JSON.stringify({ ...TINY_RUBRIC, exemplars: [exemplar] }) });
    expect(found).toEqual([
      'rubric.json|exemplars[0].levels|criterion "limits" has levels 0 to 2, not 3',
      'rubric.json|exemplars[0].levels|the rubric has no criterion "absent"',
    ]);
  });
});
