import { basename } from 'node:path';
import { REQUIRED_SAMPLES } from '../exercises/exercise-format';
import type { SampleExpectation } from '../exercises/exercise-format';
import type { LoadedExercise } from '../exercises/loaded-exercise';
import { levelProblems } from '../exercises/read-exercise-folder.server';
import { readSample } from '../exercises/read-sample.server';
import { absentJudge } from '../grading/absent-judge';
import { gradeAnswer } from '../grading/grade-answer.server';
import type { GradedAnswer } from '../grading/grade-answer.server';
import { gradingSeed } from '../grading/grading-seed.server';
import { memoInMemory } from '../grading/step-memo';
import type { Answer } from '../kinds/contract';
import { stableStringify } from '../lib/json';
import type { Sandbox } from '../lib/sandbox/sandbox';
import { checksPercent } from './grade-folder';
import type { Proof } from './proof';

/**
 * Grades one sample with the real graders and no judge, and lists where it misses what its author and the format expect: band of
 * check points, statuses, flags, human levels; exemplars are graded twice and must come out byte-identical and without a flag.
 */
export async function proveSample({
  folder,
  exercise,
  sandbox,
}: {
  folder: string;
  exercise: LoadedExercise;
  sandbox: Sandbox;
}): Promise<Proof> {
  const name = basename(folder);
  const reading = await readSample({ exercise, folder });
  if (reading.problems) return { name, what: 'cannot be read', problems: reading.problems };
  const startedAt = performance.now();
  let graded: GradedAnswer;
  const problems = humanLevelProblems(exercise, reading.expected);
  try {
    graded = await gradeSample(exercise, reading.answer, sandbox);
    if (isExemplar(name)) {
      const again = await gradeSample(exercise, reading.answer, sandbox);
      if (stableStringify(results(again)) !== stableStringify(results(graded))) {
        problems.push('grading it twice gave two different results');
      }
    }
  } catch (error) {
    return {
      name,
      what: 'grading failed',
      problems: [...problems, error instanceof Error ? error.message : String(error)],
    };
  }
  problems.push(...expectationProblems(name, reading.expected, graded));
  const percent = checksPercent(graded.checks);
  const flags = graded.flags.map((flag) => flag.code);
  const band = bandOf(name, reading.expected);
  return {
    name,
    what: `${percent.toFixed(2)} % in [${band.min}, ${band.max}]${flags.length > 0 ? `, flags: ${flags.join(', ')}` : ''}`,
    problems,
    sample: {
      percent,
      band,
      points: Object.fromEntries(graded.checks.map((check) => [check.checkId, check.points])),
      statuses: Object.fromEntries(graded.checks.map((check) => [check.checkId, check.status])),
      flags,
      ms: Math.round(performance.now() - startedAt),
    },
  };
}

const isExemplar = (name: string) => name === 'exemplar' || name.startsWith('exemplar-');

const results = ({ checks, flags }: GradedAnswer) => ({ checks, flags });

const gradeSample = (exercise: LoadedExercise, answer: Answer, sandbox: Sandbox) =>
  gradeAnswer({
    exercise,
    answer,
    sandbox,
    judge: absentJudge,
    seed: gradingSeed({ contentHash: exercise.contentHash, answer }),
    memo: memoInMemory(),
  });

/** The author's band, never wider than the one the format demands of samples of this name. */
function bandOf(name: string, expected: SampleExpectation): { min: number; max: number } {
  const required = REQUIRED_SAMPLES[name] ?? { min: 0, max: 100 };
  const { min, max } = expected.checksPercent;
  return { min: Math.max(min, required.min), max: Math.min(max, required.max) };
}

function humanLevelProblems({ rubric }: LoadedExercise, { humanLevels }: SampleExpectation): string[] {
  const missing = rubric.criteria.filter(({ id }) => humanLevels[id] === undefined);
  return [
    ...levelProblems(rubric, humanLevels).map((problem) => `humanLevels: ${problem}`),
    ...missing.map(({ id }) => `humanLevels: criterion "${id}" has no level`),
  ];
}

function expectationProblems(name: string, expected: SampleExpectation, graded: GradedAnswer): string[] {
  const problems: string[] = [];
  const band = bandOf(name, expected);
  const percent = checksPercent(graded.checks);
  if (percent < band.min || percent > band.max) {
    problems.push(`${percent} % of check points lies outside [${band.min}, ${band.max}]`);
  }
  for (const check of graded.checks) {
    if (check.status === 'error') problems.push(`check ${check.checkId} could not run: ${check.summary}`);
  }
  for (const [id, status] of Object.entries(expected.checks)) {
    const check = graded.checks.find(({ checkId }) => checkId === id);
    if (!check) problems.push(`expected.json speaks of a check "${id}" that does not exist`);
    else if (check.status !== status) problems.push(`check ${id} is ${check.status}, expected ${status}`);
  }
  const codes = graded.flags.map((flag) => flag.code);
  for (const code of expected.flags) if (!codes.includes(code)) problems.push(`flag ${code} was not raised`);
  if (REQUIRED_SAMPLES[name]?.mustBeFlagged && codes.length === 0) problems.push('nothing was flagged');
  if (isExemplar(name) && codes.length > 0)
    problems.push(`an exemplar must not be flagged, but was: ${codes.join(', ')}`);
  return problems;
}
