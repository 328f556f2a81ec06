import type { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCurrentVersion } from '../../app/exercises/find-current-version.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { enqueue } from '../../app/jobs/enqueue.server';
import { PERFECT } from '../../app/kinds/eval-design/testing/sample-evaluators';
import { startBoss } from '../../app/lib/queue/boss.server';
import { writeExerciseFolder } from '../factories/exercise-folder';
import { makeSubmission } from '../factories/submission';
import { startFakeOpenAi, type FakeOpenAi } from '../fakes/openai/start-fake-openai';
import {
  endPrograms,
  ensureBuilt,
  runProgram,
  temporaryFolder,
  until,
  type RunningProgram,
} from '../support/run-program';
import { freshDatabase, type FreshDatabase } from './fresh-database';

const TAKEN_OVER_WITHIN_MS = 30_000;
let fresh: FreshDatabase;
let boss: PgBoss;
let versionId: string;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let judgeStuck: boolean;
let fake: FakeOpenAi;

beforeAll(async () => {
  ensureBuilt(['programs']);
  fresh = await freshDatabase();
  folder = await temporaryFolder();
  await writeExerciseFolder({ root: folder.path });
  await registerExercises({ database: fresh.database, roots: [folder.path], log: () => undefined });
  versionId = (await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' })) ?? '';
  boss = await startBoss({ url: fresh.url, supervise: false, applicationName: 'test', onError: () => undefined });
});
beforeEach(async () => {
  judgeStuck = true;
  fake = await startFakeOpenAi({ behave: () => (judgeStuck ? 'slow' : 'good') });
});
afterEach(async () => {
  await endPrograms();
  await fake.close();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await fresh.drop();
  await folder.remove();
});

const startWorker = async (): Promise<RunningProgram> => {
  const worker = runProgram('worker', [], {
    ...{
      DATABASE_URL: fresh.url,
      DATA_DIR: `${folder.path}/data`,
      OPENAI_BASE_URL: fake.baseURL,
      OPENAI_API_KEY: 'key',
    },
    ...{ GRADING_CONCURRENCY: '1', SANDBOX_CONCURRENCY: '1' },
  });
  await worker.line(/"event":"working"/);
  return worker;
};

/** Submits, and waits until a worker has finished the executed part and asks the judge, who does not answer. */
async function submitUntilJudged(): Promise<string> {
  const answer = {
    schemaVersion: 1 as const,
    files: {
      'eval.ts': PERFECT,
      'memo.md': 'It reads numbers only. Next I would measure tone on fifty rows of each kind.',
    },
    fields: { language: 'typescript', labelAudit: [] },
  };
  const { runId, visitorId } = await makeSubmission({ database: fresh.database, versionId, answer });
  await fresh.database.$transaction((tx) =>
    enqueue({ tx, boss, job: 'grade-submission', payload: { runId }, fairnessKey: visitorId, limit: 10 }),
  );
  await until(() => fake.requests.length > 0);
  return runId;
}

const stepsOf = (runId: string) =>
  fresh.database.gradingStep.findMany({
    where: { runId },
    orderBy: { stepId: 'asc' },
    select: { stepId: true, finishedAt: true },
  });

const finished = async (runId: string) => {
  const run = await fresh.database.gradingRun.findUniqueOrThrow({
    where: { id: runId },
    include: { checkResults: true, verdicts: true },
  });
  return run.status === 'FINISHED' ? run : null;
};

describe('a worker that dies in the middle of a grading', () => {
  it('is replaced within 30 s by another one, which repeats no finished step and stores exactly one grade', async () => {
    const first = await startWorker();
    const runId = await submitUntilJudged();
    const before = await stepsOf(runId);
    expect(before.length).toBeGreaterThan(0);
    await startWorker();
    judgeStuck = false;
    const killedAt = performance.now();
    first.process.kill('SIGKILL');
    await until(async () => (await finished(runId)) !== null);
    expect(performance.now() - killedAt).toBeLessThan(TAKEN_OVER_WITHIN_MS);
    const after = await stepsOf(runId);
    expect(after.filter(({ stepId }) => before.some((step) => step.stepId === stepId))).toEqual(before);
    const run = await finished(runId);
    expect(run?.grade).toMatchObject({ status: 'graded' });
    expect(new Set(run?.checkResults.map((check) => check.checkId)).size).toBe(run?.checkResults.length);
    expect(run?.verdicts).toHaveLength(2);
  });
});

describe('a worker that is told to stop in the middle of a grading', () => {
  it('hands the job back and is gone within ten seconds; the next worker finishes it at once', async () => {
    const first = await startWorker();
    const runId = await submitUntilJudged();
    const before = await stepsOf(runId);
    const toldAt = performance.now();
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(10_500);
    const [job] = await boss.findJobs('grade-submission', { id: runId });
    expect(job).toMatchObject({ state: 'retry', retryCount: 1, retryLimit: 6 });
    judgeStuck = false;
    const startedAt = performance.now();
    await startWorker();
    await until(async () => (await finished(runId)) !== null);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect((await stepsOf(runId)).filter(({ stepId }) => before.some((step) => step.stepId === stepId))).toEqual(
      before,
    );
  });
});
