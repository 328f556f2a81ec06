import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addWebhook } from '../../app/accounts/webhooks/add-webhook.server';
import { webhookPayload } from '../../app/accounts/webhooks/webhook-events';
import type { GradedAnswer } from '../../app/grading/grade-answer.server';
import { grade as gradeSchema } from '../../app/grading/grade-types';
import { markUngraded } from '../../app/grading/mark-ungraded.server';
import { noteMissedGradings } from '../../app/grading/note-missed-gradings.server';
import { storeResult } from '../../app/grading/store-result.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { aCheck, aVerdict, makeGradedSubmission, makeSitting } from '../factories/hiring';
import { makeTeam, registerTinyExercise } from '../factories/interop';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let versionId: string;
let team: Awaited<ReturnType<typeof makeTeam>>;
const before = { ...process.env };
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  versionId = await registerTinyExercise(fresh.database);
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});
beforeEach(async () => {
  team = await makeTeam({ database: fresh.database, versionId, exercises: 2 });
  const { membership, owner: actor } = team;
  const url = 'https://example.org/hook';
  await addWebhook({
    ...{ database: fresh.database, membership, actor, url },
    ...{ events: ['sitting.graded'], allowPrivate: false },
  });
});

const ANSWER = { schemaVersion: 1, files: { 'eval.ts': '', 'memo.md': 'words' }, fields: {} } as const;

/** A sitting whose submissions are just being graded: each run waits for its result to be stored. */
async function makeRunning(fields: Partial<Parameters<typeof makeSitting>[0]> = {}) {
  const { database } = fresh;
  const made = await makeSitting({ database, assessment: team.assessment, ...fields });
  const results: { runId: string; graded: GradedAnswer }[] = [];
  for (const [at, attempt] of made.attempts.entries()) {
    const checks = [aCheck({ points: at === 0 ? 10 : 5 })];
    const verdicts = [aVerdict('limits', 2), aVerdict('next-step', 1)];
    const { runId } = await makeGradedSubmission({ database, attemptId: attempt.id, answer: ANSWER, checks, verdicts });
    const { grade } = await database.gradingRun.findUniqueOrThrow({ where: { id: runId } });
    await database.checkResult.deleteMany({ where: { runId } });
    await database.verdict.deleteMany({ where: { runId } });
    await database.gradingRun.update({ where: { id: runId }, data: { status: 'RUNNING', finishedAt: null } });
    const judge = { model: 'judge-1', promptHash: null };
    results.push({ runId, graded: { checks, flags: [], verdicts, grade: gradeSchema.parse(grade), calls: [], judge } });
  }
  const store = (at: number) => storeResult({ database, steps: [], ...results[at]! });
  return { ...made, results, store };
}

const finish = (id: string) =>
  fresh.database.sitting.update({
    where: { id },
    data: { status: 'FINISHED', endedBy: 'CANDIDATE', finishedAt: new Date() },
  });
const gradedAt = async (id: string) => (await fresh.database.sitting.findUniqueOrThrow({ where: { id } })).gradedAt;
const told = async () =>
  (await fresh.database.webhookDelivery.findMany({ where: { organisationId: team.organisationId } })).map((row) => ({
    ...row,
    data: row.url ? null : webhookPayload.parse(row.payload).data,
  }));

describe('a finished sitting', () => {
  test('is told to be graded when its last run ends, with the mean of its points', async () => {
    const { sitting, candidate, store } = await makeRunning();
    await finish(sitting.id);
    await store(0);
    expect([await gradedAt(sitting.id), await told()]).toEqual([null, []]);
    await store(1);
    expect(await gradedAt(sitting.id)).not.toBeNull();
    const [delivery, ...more] = await told();
    expect(more).toEqual([]);
    // 70 points of checks, 30 of the rubric: (100 + 65) / 2.
    expect(delivery).toMatchObject({ event: 'sitting.graded', data: { sittingId: sitting.id, points: 82.5 } });
    expect(delivery?.data?.candidate).toEqual({ email: candidate.email, name: candidate.name });
  });

  test('is told once when two runs end at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { sitting, store } = await makeRunning();
      await finish(sitting.id);
      expect(await Promise.all([store(0), store(1)])).toEqual([true, true]);
      expect(await gradedAt(sitting.id)).not.toBeNull();
      expect((await told()).filter(({ data }) => data?.sittingId === sitting.id)).toHaveLength(1);
    }
  });

  test('counts a run that could not be graded as ended, and leaves it out of the points', async () => {
    const { sitting, results, store } = await makeRunning();
    await finish(sitting.id);
    await store(0);
    await markUngraded({ database: fresh.database, runId: results[1]!.runId, reason: 'a fault of ours' });
    await markUngraded({ database: fresh.database, runId: results[1]!.runId, reason: 'again' });
    expect((await told()).map(({ data }) => data?.points)).toEqual([100]);
  });

  test('whose runs all ended before it did is found by the sweep, once', async () => {
    const { sitting, store } = await makeRunning();
    await store(0);
    await store(1);
    expect(await gradedAt(sitting.id)).toBeNull();
    await finish(sitting.id);
    expect(await noteMissedGradings({ database: fresh.database })).toBe(1);
    expect(await noteMissedGradings({ database: fresh.database })).toBe(0);
    expect(await told()).toHaveLength(1);
  });

  test('in which nothing was submitted is graded too: with 0', async () => {
    const { sitting } = await makeSitting({ database: fresh.database, assessment: team.assessment });
    await finish(sitting.id);
    expect(await noteMissedGradings({ database: fresh.database })).toBe(1);
    expect((await told()).map(({ data }) => data?.points)).toEqual([0]);
  });

  test('that another system asked for is reported there by the same transaction', async () => {
    const url = 'https://app.greenhouse.io/integrations/testing_partners/take_home_tests/1';
    const externalOrigin = { schemaVersion: 1, system: 'greenhouse', url, profileUrl: null };
    const { sitting, invitation, store } = await makeRunning({ externalOrigin });
    await finish(sitting.id);
    await store(1);
    await store(0);
    const [report] = (await told()).filter(({ webhookId }) => webhookId === null);
    expect(report).toMatchObject({ event: 'greenhouse.report', url, payload: { invitationId: invitation.id } });
  });

  test('that was a preview is noted and told nobody', async () => {
    const { sitting, store } = await makeRunning({ isPreview: true });
    await finish(sitting.id);
    await store(0);
    await store(1);
    expect(await gradedAt(sitting.id)).not.toBeNull();
    expect(await told()).toEqual([]);
  });
});

test('a run of a regrade that nobody has applied is no news of the sitting', async () => {
  const { sitting, results, store } = await makeRunning();
  await finish(sitting.id);
  await store(0);
  const { runId } = results[1]!;
  const { submissionId, rubricVersionId, exerciseHash } = await fresh.database.gradingRun.findUniqueOrThrow({
    where: { id: runId },
  });
  const shadow = await fresh.database.gradingRun.create({
    data: { submissionId, rubricVersionId, exerciseHash, isCurrent: false, status: 'RUNNING' },
  });
  await storeResult({ database: fresh.database, steps: [], ...results[1]!, runId: shadow.id });
  expect(await gradedAt(sitting.id)).toBeNull();
});
