import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listExerciseFolders } from '../exercises/list-exercise-folders.server';
import { parseAnswer } from '../exercises/parse-answer.server';
import { readExerciseFolder } from '../exercises/read-exercise-folder.server';
import { readStarter } from '../exercises/read-starter.server';
import type { Answer } from '../kinds/contract';
import type { Json } from '../lib/json';
import { openTestSandbox } from '../lib/sandbox/escape/open-test-sandbox';
import type { Sandbox } from '../lib/sandbox/sandbox';
import { absentJudge } from './absent-judge';
import { gradeAnswer } from './grade-answer.server';
import { memoInMemory } from './step-memo';

/** At a deadline whatever is saved is submitted, so graders meet answers that nobody would hand in. */

const { folders: bySlug } = await listExerciseFolders({
  roots: [path.resolve(import.meta.dirname, '../../exercises')],
});
const folders = [...bySlug].map(([slug, folder]) => ({ slug, folder }));
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

/** The same shape with nothing in it: texts and lists empty, names and numbers as they were. */
const emptied = (value: Json): Json =>
  typeof value === 'string'
    ? ''
    : Array.isArray(value)
      ? []
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner)]))
        : value;

/** Each answer under a name; fields the kind does not take in a draft cannot have been saved and are left out. */
function answersOf(starter: Answer): Record<string, Answer> {
  const empty = Object.fromEntries(Object.keys(starter.files).map((file) => [file, '']));
  const fields = starter.fields as Json;
  const emptyLists =
    fields !== null && typeof fields === 'object' && !Array.isArray(fields)
      ? Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, Array.isArray(value) ? [] : value]))
      : fields;
  return {
    'the untouched starter': starter,
    'every file empty': { ...starter, files: empty },
    'no file at all': { ...starter, files: {} },
    'empty lists': { ...starter, files: empty, fields: emptyLists },
    'empty fields': { ...starter, files: empty, fields: emptied(fields) },
    'no fields': { ...starter, files: empty, fields: {} },
  };
}

test('there are exercises to try', () => expect(folders.length).toBeGreaterThan(3));

describe.each(folders)('$slug', ({ folder }) => {
  test('grades whatever was saved with few points, and never fails over it', async () => {
    const { exercise } = await readExerciseFolder({ folder });
    if (!exercise) throw new Error('the exercise could not be read');
    for (const [name, value] of Object.entries(answersOf(readStarter({ exercise })))) {
      let answer: Answer;
      try {
        answer = parseAnswer({ exercise, value });
      } catch {
        continue;
      }
      const graded = await gradeAnswer({
        exercise,
        answer,
        sandbox,
        judge: absentJudge,
        seed: 7,
        memo: memoInMemory(),
      });
      const failed = graded.checks.filter(({ status }) => status === 'error').map(({ checkId }) => checkId);
      expect({ name, failed, status: graded.grade.status }).toEqual({ name, failed: [], status: 'provisional' });
      const share =
        graded.checks.reduce((sum, { points }) => sum + points, 0) /
        graded.checks.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
      expect(share, name).toBeLessThanOrEqual(0.15);
    }
  }, 300_000);
});
