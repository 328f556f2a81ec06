import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calibrate } from '../../app/cli/calibrate';
import { runCommand } from '../../app/cli/run-command';
import { findCurrentVersion } from '../../app/exercises/find-current-version.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { getSubmissionResult } from '../../app/grading/get-submission-result.server';
import { gradeSubmission } from '../../app/grading/grade-submission.server';
import { configureJudge } from '../../app/grading/judge/configure-judge.server';
import { inProcessSandbox } from '../../app/kinds/eval-design/testing/in-process-sandbox';
import { PERFECT } from '../../app/kinds/eval-design/testing/sample-evaluators';
import { readEnv } from '../../app/lib/env.server';
import { startFakeOpenAi, type FakeOpenAi } from '../fakes/openai/start-fake-openai';
import { writeExerciseFolder } from '../factories/exercise-folder';
import { makeSubmission } from '../factories/submission';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let root: string;
let fake: FakeOpenAi;
/** A judge that reads as people did, or one that gives everybody the best level. */
let attentive = true;
const env = () => ({ OPENAI_BASE_URL: fake.baseURL, OPENAI_API_KEY: 'a-key', JUDGE_MODEL: 'a-model' });

const MEMOS = Array.from({ length: 10 }, (_, at) => ({ limits: at % 3, 'next-step': at % 2 }));
const memoOf = (levels: (typeof MEMOS)[number], at: number) =>
  `Memo number ${at} names limits to the degree ${levels.limits}. Of a next step it says as much as ${levels['next-step']}.`;

beforeAll(async () => {
  fresh = await freshDatabase();
  root = await mkdtemp(join(tmpdir(), 'assay-calibrate-'));
  fake = await startFakeOpenAi({
    levelOf: ({ question, levels }, submission) => {
      if (/sum of two primes/.test(question)) return '0';
      if (!attentive) return String(levels.length - 1);
      if (/cannot see/.test(question)) return /degree (\d)/.exec(submission)?.[1] ?? '0';
      if (/measure next/.test(question)) return /as much as (\d)/.exec(submission)?.[1] ?? '0';
      return String(levels.length - 1);
    },
  });
  const files = MEMOS.flatMap((levels, at) => {
    const folder = `samples/sample-${at}`;
    const expected = { checksPercent: { min: 0, max: 100 }, humanLevels: levels };
    return [
      [`${folder}/answer.json`, '{"language":"typescript","labelAudit":[]}'],
      [`${folder}/eval.ts`, PERFECT],
      [`${folder}/memo.md`, memoOf(levels, at)],
      [`${folder}/expected.json`, JSON.stringify(expected)],
    ];
  });
  await writeExerciseFolder({
    root: join(root, 'exercises'),
    files: Object.fromEntries(files) as Record<string, string>,
  });
});
afterAll(async () => {
  await fake.close();
  await fresh.drop();
  await rm(root, { recursive: true });
});

async function assay(...argv: string[]) {
  const text = { out: '', err: '' };
  const code = await runCommand({
    argv: [...argv, '--json'],
    commands: [calibrate],
    env: env(),
    cwd: root,
    streams: { out: (more) => void (text.out += more), err: (more) => void (text.err += more) },
  });
  return { code, json: JSON.parse(text.out) as { exercises: { record: { report: object } }[] }, err: text.err };
}

describe('calibrating a judge', () => {
  it('measures the agreement of an attentive judge, keeps it, and shows it beside that judge’s verdicts', async () => {
    const { code, json } = await assay('calibrate', 'tiny-task', '--save');
    expect(code).toBe(0);
    expect(json.exercises[0]?.record.report).toMatchObject({ met: true, judgedSamples: 10, overall: { value: 1 } });

    await registerExercises({ database: fresh.database, roots: [join(root, 'exercises')], log: () => undefined });
    const outcome = await gradedOutcome();
    expect(outcome?.calibration).toMatchObject({ judgeModel: 'a-model', report: { met: true } });
    expect(outcome?.verdicts.map(({ levelIndex }) => levelIndex)).toEqual([2, 1]);
  });

  it('does not let the agreement of one judge speak for another', async () => {
    const calibration = join(root, 'exercises/tiny-task/calibration.json');
    const text = await readFile(calibration, 'utf8');
    await writeFile(calibration, text.replaceAll('a-model', 'another-model'));
    await registerExercises({ database: fresh.database, roots: [join(root, 'exercises')], log: () => undefined });
    expect((await gradedOutcome())?.calibration).toBeNull();
  });

  it('reports a judge that praises everybody as uncalibrated, with exit code 1', async () => {
    attentive = false;
    const { code, json } = await assay('calibrate', 'tiny-task');
    attentive = true;
    expect(code).toBe(1);
    expect(json.exercises[0]?.record.report).toMatchObject({ met: false });
  });

  it('refuses a broken calibration file in words and registers the exercise all the same', async () => {
    await writeFile(join(root, 'exercises/tiny-task/calibration.json'), '{"schemaVersion":1,"records":[{}]}');
    const logged: unknown[] = [];
    const { problems } = await registerExercises({
      database: fresh.database,
      roots: [join(root, 'exercises')],
      log: (_level, message, facts) => void logged.push([message, facts]),
    });
    expect(problems).toEqual([]);
    expect(JSON.stringify(logged)).toContain('records[0].judgeModel');
  });
});

async function gradedOutcome() {
  const versionId = (await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' })) ?? '';
  const files = { 'eval.ts': PERFECT, 'memo.md': memoOf({ limits: 2, 'next-step': 1 }, 99) };
  const answer = { schemaVersion: 1 as const, files, fields: { language: 'typescript', labelAudit: [] } };
  const { submissionId, runId, visitorId } = await makeSubmission({ database: fresh.database, versionId, answer });
  const settings = readEnv({ DATABASE_URL: 'postgresql://nobody@localhost/none', ...env() });
  if (!settings.ok) throw new Error(settings.problems.join('\n'));
  const judge = configureJudge({ settings: settings.env, spentSince: () => Promise.resolve(0) });
  await gradeSubmission({ database: fresh.database, sandbox: inProcessSandbox(), judge, runId });
  return (await getSubmissionResult({ database: fresh.database, submissionId, visitorId })).outcome;
}
