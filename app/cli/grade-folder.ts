import { writeFile } from 'node:fs/promises';
import { readSubmissionFolder } from '../exercises/read-submission-folder.server';
import { gradeAnswer } from '../grading/grade-answer.server';
import type { GradedAnswer } from '../grading/grade-answer.server';
import { gradingSeed } from '../grading/grading-seed.server';
import { traceOfJudge } from '../grading/judge/trace-of-judge';
import { memoInMemory } from '../grading/step-memo';
import type { LoadedExercise } from '../exercises/loaded-exercise';
import type { Json } from '../lib/json';
import { exportOtlp } from '../lib/trace/export-otlp';
import { chooseJudge } from './choose-judge';
import type { Command, CommandOutput } from './command-types';
import { UsageError } from './command-types';
import { findExerciseFolder, resolvePath } from './find-folder';
import { loadExercise } from './load-exercise';
import { withSandbox } from './with-sandbox';

export const gradeFolder: Command = {
  name: ['grade'],
  usage: '<slug|folder> <submission-dir> [--judge none|openai] [--judge-trace file]',
  summary: 'grade a submission folder without a database: checks, flags, verdicts, grade',
  arity: [2, 2],
  options: { judge: { type: 'string', default: 'none' }, 'judge-trace': { type: 'string' } },
  async run(input, output) {
    const [name = '', submission = ''] = input.args;
    if (input.options.judge !== 'none' && input.options.judge !== 'openai') {
      throw new UsageError('--judge must be none or openai');
    }
    const judge = await chooseJudge({ name: input.options.judge, env: input.env });
    const exercise = await loadExercise(await findExerciseFolder(name, input));
    const answer = await readSubmissionFolder({ exercise, folder: resolvePath(submission, input) });
    const startedAt = performance.now();
    const graded = await withSandbox(input, 2, (sandbox) =>
      gradeAnswer({
        exercise,
        answer,
        sandbox,
        judge,
        seed: gradingSeed({ contentHash: exercise.contentHash, answer }),
        memo: memoInMemory(),
      }),
    );
    const ms = Math.round(performance.now() - startedAt);
    printGraded(output, exercise, graded, ms);
    const tracePath = input.options['judge-trace'];
    if (typeof tracePath === 'string') await writeJudgeTrace(tracePath, exercise, graded, output);
    return { ok: graded.grade.status !== 'ungraded', json: gradedJson(exercise, graded, ms) };
  },
};

/** The judge's calls as OTLP/JSON, to be opened at /traces. */
async function writeJudgeTrace(
  path: string,
  exercise: LoadedExercise,
  graded: GradedAnswer,
  output: CommandOutput,
): Promise<void> {
  const trace = traceOfJudge({ name: `Judge of ${exercise.slug}`, calls: graded.calls });
  if (!trace) return output.note('the judge was not asked, so there is no trace of it');
  await writeFile(path, JSON.stringify(exportOtlp([trace])));
}

/** Share of check points in percent, two decimals; 0 when no check carries points. */
export function checksPercent(checks: readonly { points: number; maxPoints: number }[]): number {
  const most = checks.reduce((sum, check) => sum + check.maxPoints, 0);
  const points = checks.reduce((sum, check) => sum + check.points, 0);
  return most > 0 ? Math.round((10_000 * points) / most) / 100 : 0;
}

function printGraded(output: CommandOutput, exercise: LoadedExercise, graded: GradedAnswer, ms: number): void {
  const { checks, flags, verdicts, grade, judge } = graded;
  output.line(`${exercise.manifest.title}: graded in ${ms} ms`);
  output.line(`\nChecks: ${checksPercent(checks)} % of their points`);
  for (const check of checks) {
    const points = `${check.points.toFixed(2).padStart(6)} / ${String(check.maxPoints).padEnd(4)}`;
    output.line(`  ${check.status.padEnd(7)} ${points} ${check.title}`);
    output.line(`          ${check.summary}`);
    if (check.advice) output.line(`          ${check.advice}`);
  }
  if (flags.length > 0) output.line('\nFlags for a reviewer');
  for (const flag of flags) output.line(`  ${flag.code}: ${flag.message}`);
  output.line(`\nCriteria (judge: ${judge.model})`);
  for (const verdict of verdicts) {
    const criterion = exercise.rubric.criteria.find(({ id }) => id === verdict.criterionId);
    const level = verdict.levelIndex === null ? null : criterion?.levels[verdict.levelIndex]?.title;
    const state = verdict.status === 'judged' ? level : `awaits a human (${verdict.needsHumanBecause ?? 'unknown'})`;
    output.line(`  ${criterion?.title ?? verdict.criterionId}: ${state ?? 'unknown'}`);
    if (verdict.reason) output.line(`          ${verdict.reason}`);
  }
  const total =
    grade.points === null ? `ungraded: ${grade.reason ?? ''}` : `${grade.points} of ${grade.maxPoints} points`;
  const open = grade.status === 'provisional' ? `, ${grade.awaiting} more awaiting a human` : '';
  output.line(`\nGrade: ${total}${open}`);
}

function gradedJson(exercise: LoadedExercise, graded: GradedAnswer, ms: number): Json {
  const { checks, flags, verdicts, grade, judge, calls } = graded;
  const costs = calls.map((call) => call.costUsd);
  const costUsd = costs.some((cost) => cost === null)
    ? null
    : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
  return {
    exercise: { slug: exercise.slug, kind: exercise.manifest.kind, contentHash: exercise.contentHash },
    checksPercent: checksPercent(checks),
    checks: checks.map((check) => ({ ...check })),
    flags: flags.map((flag) => ({ ...flag })),
    verdicts: JSON.parse(JSON.stringify(verdicts)) as Json,
    grade: { ...grade },
    judge: { ...judge, calls: calls.length, costUsd },
    ms,
  };
}
