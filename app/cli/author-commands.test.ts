import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeExerciseFolder } from '../../tests/factories/exercise-folder';
import { kind } from '../kinds/eval-design/kind';
import { generateExercise } from './generate-exercise';
import { listExercises } from './list-exercises';
import { newExercise } from './new-exercise';
import { runCommand } from './run-command';
import { validateExercises } from './validate-exercises';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'assay-author-'));
});
afterEach(() => rm(cwd, { recursive: true }));

async function assay(...argv: string[]) {
  const text = { out: '', err: '' };
  const code = await runCommand({
    argv: [...argv, '--json'],
    commands: [listExercises, validateExercises, newExercise, generateExercise],
    env: {},
    cwd,
    streams: { out: (more) => void (text.out += more), err: (more) => void (text.err += more) },
  });
  return { code, json: JSON.parse(text.out) as Record<string, unknown>, err: text.err };
}

const writeTiny = () => writeExerciseFolder({ root: join(cwd, 'exercises') });

describe('exercises list and validate', () => {
  it('list what there is, broken folders too', async () => {
    await writeTiny();
    await writeExerciseFolder({ root: join(cwd, 'exercises'), slug: 'broken', files: { 'rubric.json': null } });
    const { code, json } = await assay('exercises', 'list');
    expect(code).toBe(0);
    expect(json.exercises).toMatchObject([
      { slug: 'broken', valid: false },
      { slug: 'tiny-task', valid: true, level: 'core' },
    ]);
  });

  it('validate exits with 1 and names the place of every mistake', async () => {
    await writeTiny();
    expect((await assay('exercises', 'validate')).code).toBe(0);
    await writeExerciseFolder({ root: join(cwd, 'exercises'), slug: 'broken', files: { 'rubric.json': '{}' } });
    const { code, json } = await assay('exercises', 'validate', 'broken');
    expect(code).toBe(1);
    expect(json.exercises).toMatchObject([{ slug: 'broken', problems: [{ file: 'rubric.json', where: 'criteria' }] }]);
  });

  it('answers an unknown slug with the slugs there are', async () => {
    await writeTiny();
    const { code, err } = await assay('exercises', 'validate', 'absent');
    expect(code).toBe(1);
    expect(err).toBe('there is no exercise "absent"; there are: tiny-task\n');
  });
});

describe('exercises new', () => {
  it('copies an exercise of the kind, so that the new one is valid from the start', async () => {
    await writeTiny();
    expect(await assay('exercises', 'new', kind.id, 'my-own-task')).toMatchObject({
      code: 0,
      json: { copyOf: 'tiny-task' },
    });
    expect((await assay('exercises', 'validate', 'my-own-task')).code).toBe(0);
    const manifest = await readFile(join(cwd, 'exercises/my-own-task/exercise.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ title: 'My own task' });
  });

  it('writes a skeleton for the first exercise of a kind, and validate tells what the kind still asks for', async () => {
    expect((await assay('exercises', 'new', kind.id, 'first')).code).toBe(0);
    const { json } = await assay('exercises', 'validate', 'first');
    const [{ problems }] = json.exercises as [{ problems: { file: string; where: string }[] }];
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ file, where }) => file === 'exercise.json' && where.startsWith('content'))).toBe(true);
  });

  it('refuses an unknown kind, a bad slug and a folder that exists', async () => {
    await writeTiny();
    expect((await assay('exercises', 'new', 'no-kind', 'a')).err).toContain('there is no kind "no-kind"');
    expect((await assay('exercises', 'new', kind.id, 'Bad_Slug')).err).toContain('lower-case words');
    expect((await assay('exercises', 'new', kind.id, '../../outside')).err).toContain('lower-case words');
    expect((await assay('exercises', 'new', kind.id, 'tiny-task')).err).toContain('exists already');
  });
});

describe('exercises generate', () => {
  const source = "export const generate = (seed: number) => ({ 'public/policy.md': `policy ${seed}\\n` });\n";
  const read = (path: string) => readFile(join(cwd, path), 'utf8');

  it('prints without touching anything, writes with --write, and then keeps the seed in step', async () => {
    await writeFile(join(await writeTiny(), 'generate.ts'), source);
    expect((await assay('exercises', 'generate', 'tiny-task', '--seed', '9')).json).toMatchObject({
      seed: 9,
      writtenTo: null,
    });
    expect(await read('exercises/tiny-task/public/policy.md')).not.toContain('policy 9');
    expect((await assay('exercises', 'generate', 'tiny-task', '--seed', '9', '--write')).code).toBe(0);
    expect(await read('exercises/tiny-task/public/policy.md')).toBe('policy 9\n');
    expect(JSON.parse(await read('exercises/tiny-task/exercise.json'))).toMatchObject({ seed: 9 });
  });

  it('writes another variant as a whole exercise beside, leaving the original alone', async () => {
    await writeFile(join(await writeTiny(), 'generate.ts'), source);
    expect((await assay('exercises', 'generate', 'tiny-task', '--seed', '5', '--out', 'variants')).code).toBe(0);
    expect(await read('variants/tiny-task/public/policy.md')).toBe('policy 5\n');
    expect(await read('exercises/tiny-task/public/policy.md')).not.toContain('policy');
    expect((await assay('exercises', 'validate', './variants/tiny-task')).code).toBe(0);
  });

  it('refuses a seed that is none and flags that exclude each other', async () => {
    await writeFile(join(await writeTiny(), 'generate.ts'), source);
    expect((await assay('exercises', 'generate', 'tiny-task', '--seed', '-1')).code).toBe(1);
    expect((await assay('exercises', 'generate', 'tiny-task', '--seed', 'abc')).err).toContain('non-negative integer');
    expect((await assay('exercises', 'generate', 'tiny-task', '--write', '--out', 'x')).err).toContain(
      'exclude each other',
    );
  });
});
