import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATS_REPORT } from '../../app/accounts/webhooks/queue-ats-report.server';
import type { Rubric } from '../../app/exercises/exercise-format';
import { applyRegrade } from '../../app/grading/regrade/apply-regrade.server';
import { discardRegrade } from '../../app/grading/regrade/discard-regrade.server';
import { getRegradeOffer } from '../../app/grading/regrade/get-regrade-offer.server';
import { getRegrade } from '../../app/grading/regrade/get-regrade.server';
import { includeMissing } from '../../app/grading/regrade/include-missing.server';
import { markUngraded } from '../../app/grading/mark-ungraded.server';
import { prepareQueuesAt } from '../../app/jobs/prepare-queues.server';
import { inProcessSandbox } from '../../app/kinds/eval-design/testing/in-process-sandbox';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { getRegradeComparison } from '../../app/reviews/regrade/get-regrade-comparison.server';
import { startFakeOpenAi, type FakeOpenAi } from '../fakes/openai/start-fake-openai';
import { makeSitting } from '../factories/hiring';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { judgeAt, setScene, shownOf, submitAttemptOf, type Scene } from './regrade-scene';

let fresh: FreshDatabase;
let fake: FakeOpenAi;
let scene: Scene;
const before = { ...process.env };
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  await prepareQueuesAt({ url: fresh.url, log: () => undefined });
  // Knows the marker words of the memos, so that candidates differ.
  const levelOf = ({ question, levels }: { question: string; levels: string[] }, submission: string) => {
    if (/sum of two primes/.test(question)) return '0';
    if (/cannot see/.test(question)) return String(submission.includes('LIMITED') ? levels.length - 1 : 0);
    return String(/measure next|one word/.test(question) && !/Next|one word/.test(submission + question) ? 0 : 1);
  };
  fake = await startFakeOpenAi({ levelOf });
});
afterAll(async () => {
  await disposeSingletons();
  await fake.close();
  process.env = before;
  await fresh.drop();
});
beforeEach(async () => {
  scene = await setScene({ database: fresh.database, judge: judgeAt(fake) });
});

const reweighed = (rubric: Rubric): Rubric => ({
  ...rubric,
  criteria: rubric.criteria.map((item) => ({ ...item, weight: item.id === 'next-step' ? 4 : 1 })),
});
const reworded = (rubric: Rubric): Rubric => ({
  ...rubric,
  criteria: rubric.criteria.map((item) => ({ ...item, question: `${item.question} Say where.` })),
});
const apply = (regradeId: string, leaveUngraded = false) => applyRegrade({ ...scene.own, regradeId, leaveUngraded });
const shown = () => Promise.all(scene.submissions.map(({ submissionId }) => shownOf(fresh.database, submissionId)));
const compare = (regradeId: string) =>
  getRegradeComparison({ database: fresh.database, organisationId: scene.organisationId, regradeId, names: true });
const steps = (regradeId: string) =>
  fresh.database.gradingStep.count({ where: { run: { regradeId }, stepId: { not: { startsWith: 'judge' } } } });

describe('trying a version on existing submissions', () => {
  it('asks no judge and executes nothing when only weights differ, and shows who moves', async () => {
    const { rubricVersionId } = await scene.publish(reweighed);
    const asked = fake.requests.length;
    const standing = await shown();
    const { regradeId, submissions } = await scene.begin(rubricVersionId);
    expect(submissions).toBe(3);
    const sandbox = inProcessSandbox();
    await scene.gradeRuns(regradeId, { sandbox });
    expect(sandbox.sessions).toHaveLength(0);
    expect(fake.requests.length).toBe(asked);
    expect(await shown()).toEqual(standing);

    const { assessments, progress, judgedAgain, missing } = await compare(regradeId);
    expect({ progress, judgedAgain, missing }).toEqual({
      progress: { finished: 3, ungraded: 0, total: 3 },
      judgedAgain: 0,
      missing: 0,
    });
    const rows = assessments[0]?.rows ?? [];
    expect(rows.map(({ change }) => Math.sign(change ?? 0)).sort()).toEqual([-1, 0, 1]);
    const [top] = rows;
    expect(top?.name).toBe('Robin Candidate');
    const fallen = rows.find(({ change }) => (change ?? 0) < 0);
    expect(fallen?.moves.map(({ criterionId }) => criterionId)).toContain('limits');
    expect(fallen?.after.rank).toBeGreaterThan(fallen?.before.rank ?? 3);
  });

  it('asks the judge once more, and executes nothing, when a question changed', async () => {
    const { rubricVersionId } = await scene.publish(reworded);
    const own = { database: fresh.database, organisationId: scene.organisationId, exerciseSlug: 'tiny-task' };
    expect((await getRegradeOffer({ ...own, rubricVersionId })).assessments).toMatchObject([
      { id: scene.assessment.id, submissions: 3, judgedAgain: 3 },
    ]);
    const asked = fake.requests.length;
    const { regradeId } = await scene.begin(rubricVersionId);
    const executed = await steps(regradeId);
    const sandbox = inProcessSandbox();
    await scene.gradeRuns(regradeId, { sandbox });
    expect(executed).toBeGreaterThan(0);
    expect(sandbox.sessions).toHaveLength(0);
    expect(fake.requests.length - asked).toBe(9);
    expect((await compare(regradeId)).judgedAgain).toBe(3);
  });

  it('goes on where it was killed: no step is repeated and no sample paid twice', async () => {
    const { rubricVersionId } = await scene.publish(reworded);
    const { regradeId } = await scene.begin(rubricVersionId);
    const asked = fake.requests.length;
    const killed = new AbortController();
    const [first] = await fresh.database.gradingRun.findMany({ where: { regradeId } });
    killed.abort(new Error('killed'));
    await expect(scene.grade(first?.id ?? '', { signal: killed.signal })).rejects.toThrow();
    expect((await getRegrade({ ...scene.own, regradeId })).runs.map(({ state }) => state)).toContain('waiting');
    await expect(apply(regradeId)).rejects.toMatchObject({ code: 'conflict' });
    await scene.gradeRuns(regradeId);
    await scene.gradeRuns(regradeId);
    expect(fake.requests.length - asked).toBe(9);
    expect(await apply(regradeId)).toEqual({ applied: 3 });
  });

  it('is one at a time per exercise, and needs something to grade', async () => {
    const { rubricVersionId } = await scene.publish(reweighed);
    const results = await Promise.allSettled([scene.begin(rubricVersionId), scene.begin(rubricVersionId)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await fresh.database.gradingRun.count({ where: { regrade: { organisationId: scene.organisationId } } }),
    ).toBe(3);
    const quiet = await setScene({ database: fresh.database, judge: judgeAt(fake), memos: [] });
    const version = await quiet.publish(reweighed);
    await expect(quiet.begin(version.rubricVersionId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('leaves previews, practice and other organisations alone', async () => {
    const preview = await makeSitting({ database: fresh.database, assessment: scene.assessment, isPreview: true });
    const attemptId = preview.attempts[0]?.id ?? '';
    await submitAttemptOf({ database: fresh.database, attemptId, memo: 'A memo of a member who tries it out.' });
    const { rubricVersionId } = await scene.publish(reweighed);
    expect((await scene.begin(rubricVersionId)).submissions).toBe(3);
  });
});

describe('applying', () => {
  it('swaps all shown runs and moves attempts and the assessment, once', async () => {
    const { rubricVersionId, number } = await scene.publish(reweighed);
    const { regradeId } = await scene.begin(rubricVersionId);
    await scene.gradeRuns(regradeId);
    const { assessments: seen } = await compare(regradeId);
    // The one test that was asked for from outside is reported there, once, with the swap.
    const url = 'https://greenhouse.example/done/1';
    await fresh.database.sitting.update({
      where: { id: scene.submissions[0]?.sittingId ?? '' },
      data: {
        gradedAt: new Date(),
        invitation: { update: { externalOrigin: { schemaVersion: 1, system: 'greenhouse', url, profileUrl: url } } },
      },
    });
    const results = await Promise.all([apply(regradeId), apply(regradeId)]);
    expect(results).toEqual([{ applied: 3 }, { applied: 3 }]);
    expect((await shown()).map((one) => one.rubricVersionId)).toEqual([
      rubricVersionId,
      rubricVersionId,
      rubricVersionId,
    ]);
    const attempts = await fresh.database.attempt.findMany({
      where: { sitting: { assessmentId: scene.assessment.id } },
    });
    expect(new Set(attempts.map((attempt) => attempt.rubricVersionId))).toEqual(new Set([rubricVersionId]));
    const pinned = await fresh.database.assessmentExercise.findFirstOrThrow({
      where: { section: { assessmentId: scene.assessment.id } },
    });
    expect(pinned.rubricVersionId).toBe(rubricVersionId);
    const entries = await fresh.database.auditEntry.findMany({
      where: { organisationId: scene.organisationId, action: 'regrade.applied' },
    });
    expect(entries.map(({ subject }) => subject)).toEqual([{ exercise: 'tiny-task', number, submissions: 3, left: 0 }]);
    const { organisationId } = scene;
    const told = await fresh.database.webhookDelivery.findMany({ where: { organisationId, event: ATS_REPORT } });
    expect(told.map((one) => one.url)).toEqual([url]);
    // The record still says what moved.
    const kept = await compare(regradeId);
    expect(kept.status).toBe('applied');
    expect(kept.assessments).toEqual(seen);
  });

  it('waits for who submits in the same moment: nobody stays behind on the old version', async () => {
    const late = await makeSitting({ database: fresh.database, assessment: scene.assessment });
    const attemptId = late.attempts[0]?.id ?? '';
    const { rubricVersionId } = await scene.publish(reweighed);
    const { regradeId } = await scene.begin(rubricVersionId);
    await scene.gradeRuns(regradeId);
    const [applied, submitted] = await Promise.allSettled([
      apply(regradeId),
      submitAttemptOf({
        database: fresh.database,
        attemptId,
        memo: 'Next I would measure tone. LIMITED in many ways.',
      }),
    ]);
    if (submitted.status === 'rejected') throw submitted.reason;
    const { submissionId, runId } = submitted.value;
    if (applied.status === 'rejected') {
      expect(applied.reason).toMatchObject({ code: 'conflict' });
      await scene.grade(runId);
      expect(await includeMissing({ ...scene.own, regradeId })).toEqual({ added: 1 });
      expect(await includeMissing({ ...scene.own, regradeId })).toEqual({ added: 0 });
      await scene.gradeRuns(regradeId);
      expect(await apply(regradeId)).toEqual({ applied: 4 });
    }
    expect((await shownOf(fresh.database, submissionId)).rubricVersionId).toBe(rubricVersionId);
  });

  it('is refused when a submission came in since, and changes nothing then', async () => {
    const { rubricVersionId } = await scene.publish(reweighed);
    const { regradeId } = await scene.begin(rubricVersionId);
    await scene.gradeRuns(regradeId);
    const { runId } = await scene.submit('Something that came in late, with a next step: Next, measure tone.');
    await scene.grade(runId);
    const standing = await shown();
    await expect(apply(regradeId)).rejects.toMatchObject({ code: 'conflict' });
    expect(await shown()).toEqual(standing);
    expect((await compare(regradeId)).missing).toBe(1);
  });

  it('leaves what could not be graded as it was, only when told so', async () => {
    const { rubricVersionId } = await scene.publish(reworded);
    const { regradeId } = await scene.begin(rubricVersionId);
    const [broken] = await fresh.database.gradingRun.findMany({ where: { regradeId } });
    await fresh.database.gradingStep.deleteMany({ where: { runId: broken?.id } });
    await markUngraded({ database: fresh.database, runId: broken?.id ?? '', reason: 'the sandbox was gone' });
    await scene.gradeRuns(regradeId);
    await expect(apply(regradeId)).rejects.toMatchObject({ code: 'conflict' });
    expect(await apply(regradeId, true)).toEqual({ applied: 2 });
    const left = await shownOf(fresh.database, broken?.submissionId ?? '');
    expect(left).toMatchObject({ rubricVersionId: scene.tiny.rubricVersionId, status: 'FINISHED' });
    const attempt = await fresh.database.attempt.findFirstOrThrow({
      where: { submissions: { some: { id: broken?.submissionId } } },
    });
    expect(attempt.rubricVersionId).toBe(scene.tiny.rubricVersionId);
  });

  it('happens whole or not at all', async () => {
    const { rubricVersionId } = await scene.publish(reweighed);
    const { regradeId } = await scene.begin(rubricVersionId);
    await scene.gradeRuns(regradeId);
    const standing = await shown();
    // What fails is the last write of the transaction.
    const noSuchUser = { ...scene.members.OWNER, id: crypto.randomUUID() };
    await expect(applyRegrade({ ...scene.own, actor: noSuchUser, regradeId, leaveUngraded: false })).rejects.toThrow();
    expect(await shown()).toEqual(standing);
    expect((await getRegrade({ ...scene.own, regradeId })).status).toBe('open');
    expect(await apply(regradeId)).toEqual({ applied: 3 });
  });

  it('moves nobody when the version says the same', async () => {
    const { rubricVersionId } = await scene.publish(reweighed);
    const same = await fresh.database.rubricVersion.findUniqueOrThrow({ where: { id: scene.tiny.rubricVersionId } });
    await fresh.database.rubricVersion.update({
      where: { id: rubricVersionId },
      data: { content: same.content as object },
    });
    const standing = await shown();
    const { regradeId } = await scene.begin(rubricVersionId);
    await scene.gradeRuns(regradeId);
    const rows = (await compare(regradeId)).assessments.flatMap((assessment) => assessment.rows);
    expect(
      rows.map(({ change, moves, before: was, after }) => ({ change, moves, moved: was.rank !== after.rank })),
    ).toEqual(rows.map(() => ({ change: 0, moves: [], moved: false })));
    await apply(regradeId);
    expect((await shown()).map(({ grade }) => grade)).toEqual(standing.map(({ grade }) => grade));
  });

  it('can be declined: the runs stay for the record, and it cannot be applied any more', async () => {
    const { rubricVersionId } = await scene.publish(reweighed);
    const { regradeId } = await scene.begin(rubricVersionId);
    await scene.gradeRuns(regradeId);
    await discardRegrade({ ...scene.own, regradeId });
    await expect(apply(regradeId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(discardRegrade({ ...scene.own, regradeId })).rejects.toMatchObject({ code: 'conflict' });
    expect((await compare(regradeId)).assessments[0]?.rows).toHaveLength(3);
    expect((await scene.begin(rubricVersionId)).submissions).toBe(3);
  });
});
