import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCurrentVersion } from '../../app/exercises/find-current-version.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { absentJudge, openVerdicts } from '../../app/grading/absent-judge';
import { getGradingProgress } from '../../app/grading/get-grading-progress.server';
import { getSubmissionResult } from '../../app/grading/get-submission-result.server';
import { gradeSubmission } from '../../app/grading/grade-submission.server';
import type { Judge, JudgeCallRecord } from '../../app/grading/judge/judge-types';
import { markUngraded } from '../../app/grading/mark-ungraded.server';
import type { Answer } from '../../app/kinds/contract';
import { inProcessSandbox } from '../../app/kinds/eval-design/testing/in-process-sandbox';
import { PERFECT } from '../../app/kinds/eval-design/testing/sample-evaluators';
import { stableStringify } from '../../app/lib/json';
import type { Sandbox } from '../../app/lib/sandbox/sandbox';
import { writeExerciseFolder } from '../factories/exercise-folder';
import { makeSubmission } from '../factories/submission';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let versionId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  const root = await mkdtemp(join(tmpdir(), 'assay-grading-'));
  await writeExerciseFolder({ root });
  await registerExercises({ database: fresh.database, roots: [root], log: () => undefined });
  versionId = (await findCurrentVersion({ database: fresh.database, slug: 'tiny-task' })) ?? '';
  await rm(root, { recursive: true });
});
afterAll(() => fresh.drop());

const answer: Answer = {
  schemaVersion: 1,
  files: {
    'eval.ts': PERFECT,
    'memo.md': 'It reads numbers only. Next I would measure tone on fifty rows of each kind.',
  },
  fields: { language: 'typescript', labelAudit: [] },
};
const submit = (visitorId?: string) => makeSubmission({ database: fresh.database, versionId, answer, visitorId });

const brokenSandbox: Sandbox = {
  level: 0,
  run: () => Promise.reject(new Error('no process could be started')),
  close: () => Promise.resolve(),
};

const CALL: JudgeCallRecord = {
  sampleIndex: 0,
  attempt: 0,
  model: 'paid',
  promptHash: 'hash',
  requestId: 'r1',
  responseFormat: 'json_schema',
  finishReason: 'stop',
  outcome: 'ok',
  httpStatus: 200,
  inputTokens: 10,
  outputTokens: 5,
  cachedInputTokens: 0,
  costUsd: 0.002,
  startedAt: '2026-01-01T00:00:00.000Z',
  latencyMs: 5,
  responseText: 'a\0b',
};

/** A judge that is paid for one call each time it is asked, and then answers or fails. */
function paidJudge(fail = false): Judge & { asked: number } {
  const judge = {
    model: 'paid',
    asked: 0,
    assess: async (request: Parameters<Judge['assess']>[0], onCall?: (call: JudgeCallRecord) => void) => {
      judge.asked += 1;
      onCall?.(CALL);
      if (fail) throw new Error('overloaded');
      const verdicts = openVerdicts({ rubric: request.rubric, because: 'split' });
      return Promise.resolve({ verdicts, flags: [], calls: [CALL], model: 'paid', promptHash: 'hash' });
    },
  };
  return judge;
}

const gradeRun = (runId: string, parts: { sandbox?: Sandbox; judge?: Judge; lastAttempt?: boolean } = {}) =>
  gradeSubmission({ database: fresh.database, sandbox: inProcessSandbox(), judge: absentJudge, runId, ...parts });

const statusOf = async (runId: string) =>
  (await fresh.database.gradingRun.findUniqueOrThrow({ where: { id: runId } })).status;

describe('grading a submission', () => {
  it('ends with a result that its visitor can read', async () => {
    const { runId, submissionId, visitorId } = await submit();
    expect((await getGradingProgress({ database: fresh.database, submissionId, visitorId })).status).toBe('QUEUED');
    await gradeRun(runId);
    const result = await getSubmissionResult({ database: fresh.database, submissionId, visitorId });
    expect(result.progress.status).toBe('FINISHED');
    expect(result.progress.steps.every((step) => step.state === 'done')).toBe(true);
    expect(result.outcome?.grade.status).toBe('provisional');
    expect(result.outcome?.checks.length).toBeGreaterThan(5);
    expect(result.outcome?.verdicts).toHaveLength(2);
    expect(result.outcome?.judgeCostUsd).toBeNull();
    expect(result.history).toMatchObject([{ id: submissionId, points: result.outcome?.grade.points }]);
    expect(result.answer).toEqual(answer);
  });

  it('shows nothing of it to anybody else', async () => {
    const [mine, other] = [await submit(), await submit()];
    await gradeRun(mine.runId);
    const asOther = { database: fresh.database, submissionId: mine.submissionId, visitorId: other.visitorId };
    await expect(getSubmissionResult(asOther)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getGradingProgress(asOther)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getSubmissionResult({ ...asOther, submissionId: 'x' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is the same byte for byte for the same answer of two people', async () => {
    const runs = [await submit(), await submit()];
    for (const { runId } of runs) await gradeRun(runId);
    const [a, b] = await Promise.all(
      runs.map(({ runId }) => fresh.database.checkResult.findMany({ where: { runId }, orderBy: { position: 'asc' } })),
    );
    const results = (rows: typeof a) => stableStringify(rows?.map((row) => row.result));
    expect(results(a)).toBe(results(b));
  });

  it('continues after a fault without repeating what is done, and records every paid call', async () => {
    const { runId, submissionId, visitorId } = await submit();
    await expect(gradeRun(runId, { judge: paidJudge(true) })).rejects.toThrow('overloaded');
    expect(await statusOf(runId)).toBe('RUNNING');
    const sandbox = inProcessSandbox();
    await gradeRun(runId, { judge: paidJudge(), sandbox });
    expect(sandbox.sessions).toHaveLength(0);
    const { outcome } = await getSubmissionResult({ database: fresh.database, submissionId, visitorId });
    expect(outcome?.judgeCalls).toBe(2);
    expect(outcome?.judgeCostUsd).toBeCloseTo(0.004);
  });

  it('stores exactly one result when workers race, and nobody is paid twice for a finished judge step', async () => {
    const { runId } = await submit();
    await Promise.all([gradeRun(runId), gradeRun(runId), gradeRun(runId)]);
    const judge = paidJudge();
    await gradeRun(runId, { judge });
    expect(judge.asked).toBe(0);
    expect(await statusOf(runId)).toBe('FINISHED');
    const results = await fresh.database.checkResult.findMany({ where: { runId } });
    expect(new Set(results.map((result) => result.checkId)).size).toBe(results.length);
    expect(await fresh.database.verdict.count({ where: { runId } })).toBe(2);
  });

  it('leaves a run alone that was given up, and one that does not exist', async () => {
    const { runId } = await submit();
    await markUngraded({ database: fresh.database, runId, reason: 'the machine broke' });
    await gradeRun(runId);
    expect(await statusOf(runId)).toBe('UNGRADED');
    await gradeRun(crypto.randomUUID());
  });
});

describe('giving a run up', () => {
  it('keeps the submission and gives a reason, never a zero', async () => {
    const { runId, submissionId, visitorId } = await submit();
    await expect(gradeRun(runId, { sandbox: brokenSandbox })).rejects.toThrow('no process');
    await markUngraded({ database: fresh.database, runId, reason: 'the sandbox could not start' });
    const result = await getSubmissionResult({ database: fresh.database, submissionId, visitorId });
    expect(result.progress.status).toBe('UNGRADED');
    expect(result.outcome?.grade).toMatchObject({
      status: 'ungraded',
      points: null,
      reason: 'the sandbox could not start',
    });
    expect(result.history[0]?.points).toBeNull();
  });

  it('counts the executed checks when only the judge could not be reached', async () => {
    for (const end of ['last attempt', 'given up'] as const) {
      const { runId, submissionId, visitorId } = await submit();
      await expect(gradeRun(runId, { judge: paidJudge(true) })).rejects.toThrow('overloaded');
      if (end === 'last attempt') await gradeRun(runId, { judge: paidJudge(true), lastAttempt: true });
      else await markUngraded({ database: fresh.database, runId, reason: 'unused' });
      const { outcome } = await getSubmissionResult({ database: fresh.database, submissionId, visitorId });
      expect(outcome?.grade).toMatchObject({ status: 'provisional', awaiting: 30 });
      expect(outcome?.verdicts[0]?.needsHumanBecause).toBe('judge-failed');
      expect(outcome?.judgeModel).toBe('paid');
    }
  });

  it('does not touch a finished run', async () => {
    const { runId } = await submit();
    await gradeRun(runId);
    await markUngraded({ database: fresh.database, runId, reason: 'too late' });
    expect(await statusOf(runId)).toBe('FINISHED');
  });
});
