import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdPins } from '../../app/attempts/sitting/open-section.server';
import { getRubricHistory } from '../../app/exercises/rubrics/get-rubric-history.server';
import { absentJudge } from '../../app/grading/absent-judge';
import { applyRegrade } from '../../app/grading/regrade/apply-regrade.server';
import { discardRegrade } from '../../app/grading/regrade/discard-regrade.server';
import { getRegradeOffer } from '../../app/grading/regrade/get-regrade-offer.server';
import { getRegrade } from '../../app/grading/regrade/get-regrade.server';
import { includeMissing } from '../../app/grading/regrade/include-missing.server';
import { repeatGrading } from '../../app/grading/repeat-grading.server';
import { prepareQueuesAt } from '../../app/jobs/prepare-queues.server';
import { inProcessSandbox } from '../../app/kinds/eval-design/testing/in-process-sandbox';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { getRegradeComparison } from '../../app/reviews/regrade/get-regrade-comparison.server';
import { makeOrganisation, makeSitting } from '../factories/hiring';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { setScene, shownOf, type Scene } from './regrade-scene';

let fresh: FreshDatabase;
let scene: Scene;
const before = { ...process.env };
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
  await prepareQueuesAt({ url: fresh.url, log: () => undefined });
});
afterAll(async () => {
  await disposeSingletons();
  process.env = before;
  await fresh.drop();
});
beforeEach(async () => {
  scene = await setScene({ database: fresh.database, judge: absentJudge });
});

describe('what is not yours', () => {
  it('is not there: neither regrades nor submissions of another organisation', async () => {
    const { rubricVersionId } = await scene.publish((rubric) => ({ ...rubric, exemplars: [] }));
    const { regradeId } = await scene.begin(rubricVersionId);
    const { organisationId, members } = await makeOrganisation({ database: fresh.database, roles: ['OWNER'] });
    const foreign = { ...scene.own, organisationId, actor: members.OWNER };
    for (const id of [regradeId, crypto.randomUUID(), 'no-uuid']) {
      const by = { ...foreign, regradeId: id };
      for (const refused of [
        () => getRegrade(by),
        () => applyRegrade({ ...by, leaveUngraded: true }),
        () => discardRegrade(by),
        () => includeMissing(by),
        () => getRegradeComparison({ ...by, names: true }),
      ]) {
        await expect(refused()).rejects.toMatchObject({ code: 'not-found', message: 'There is no such regrade.' });
      }
    }
    const offer = { ...foreign, exerciseSlug: 'tiny-task', rubricVersionId: scene.tiny.rubricVersionId };
    expect((await getRegradeOffer(offer)).assessments).toEqual([]);
  });
});

describe('applying', () => {
  it('waits for whoever is just beginning, and takes their attempt along', async () => {
    const { database } = fresh;
    const { assessment } = scene;
    const { rubricVersionId } = await scene.publish((rubric) => ({ ...rubric, exemplars: [] }));
    const { regradeId } = await scene.begin(rubricVersionId);
    await scene.gradeRuns(regradeId);
    const { attempts } = await makeSitting({ database, assessment });
    const { id: _removed, ...attempt } = await database.attempt.delete({ where: { id: attempts[0]!.id } });
    let applying: Promise<unknown> = Promise.resolve();
    const { id } = await database.$transaction(async (tx) => {
      await holdPins({ tx, sectionIds: assessment.sections.map((section) => section.id) });
      applying = applyRegrade({ ...scene.own, regradeId, leaveUngraded: true });
      for (let waiting = 0; waiting === 0;) {
        const [row] = await database.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        waiting = row?.n ?? 0;
      }
      const begun = { ...attempt, draft: attempt.draft as object, aiDeclaration: undefined };
      return tx.attempt.create({ data: begun });
    });
    await applying;
    expect(await database.attempt.findUniqueOrThrow({ where: { id } })).toMatchObject({ rubricVersionId });
  });
});

describe('a discarded regrade', () => {
  it('asks no judge and executes nothing for what was still waiting', async () => {
    const { rubricVersionId } = await scene.publish((rubric) => ({
      ...rubric,
      criteria: rubric.criteria.map((item) => ({ ...item, question: `${item.question} Say where.` })),
    }));
    const { regradeId } = await scene.begin(rubricVersionId);
    const [begun] = await fresh.database.gradingRun.findMany({ where: { regradeId } });
    await fresh.database.gradingRun.update({ where: { id: begun?.id }, data: { status: 'RUNNING' } });
    await discardRegrade({ ...scene.own, regradeId });
    let asked = 0;
    const assess = () => Promise.reject(new Error(`asked ${(asked += 1)} times`));
    const sandbox = inProcessSandbox();
    await scene.gradeRuns(regradeId, { judge: { model: 'a-model', assess }, sandbox });
    expect([asked, sandbox.sessions.length]).toEqual([0, 0]);
    const runs = await fresh.database.gradingRun.findMany({ where: { regradeId } });
    expect(runs.map(({ status, isCurrent }) => [status, isCurrent])).toEqual(runs.map(() => ['UNGRADED', false]));
    for (const { submissionId } of scene.submissions) {
      expect(await shownOf(fresh.database, submissionId)).toMatchObject({ status: 'FINISHED' });
    }
  });
});

describe('a rubric’s history', () => {
  it('leads to the regrades with each version, ended ones too, of the own organisation', async () => {
    const { rubricVersionId } = await scene.publish((rubric) => ({ ...rubric, exemplars: [] }));
    const { regradeId } = await scene.begin(rubricVersionId);
    await discardRegrade({ ...scene.own, regradeId });
    const history = (organisationId: string) =>
      getRubricHistory({ database: fresh.database, organisationId, exerciseSlug: scene.tiny.slug });
    const { versions } = await history(scene.organisationId);
    expect(versions.find(({ id }) => id === rubricVersionId)?.regrades).toMatchObject([
      { id: regradeId, status: 'discarded' },
    ]);
    const other = await makeOrganisation({ database: fresh.database, roles: ['OWNER'] });
    expect((await history(other.organisationId)).versions.flatMap(({ regrades }) => regrades)).toEqual([]);
  });
});

describe('grading again', () => {
  it('is for ungraded submissions of the organisation, once', async () => {
    const [, , last] = scene.submissions;
    const submissionId = last?.submissionId ?? '';
    await expect(repeatGrading({ ...scene.own, submissionId })).rejects.toMatchObject({ code: 'conflict' });
    const run = await shownOf(fresh.database, submissionId);
    await fresh.database.gradingRun.update({ where: { id: run.runId }, data: { status: 'UNGRADED' } });
    const other = await makeOrganisation({ database: fresh.database, roles: ['OWNER'] });
    const foreign = { ...scene.own, organisationId: other.organisationId, submissionId };
    await expect(repeatGrading(foreign)).rejects.toMatchObject({ code: 'not-found' });
    const results = await Promise.allSettled([1, 2, 3].map(() => repeatGrading({ ...scene.own, submissionId })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const again = await shownOf(fresh.database, submissionId);
    expect(again).toMatchObject({ status: 'QUEUED', rubricVersionId: run.rubricVersionId });
    await scene.grade(again.runId);
    expect((await shownOf(fresh.database, submissionId)).status).toBe('FINISHED');
  });
});
