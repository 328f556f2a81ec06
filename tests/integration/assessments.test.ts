import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssessmentPlan } from '../../app/assessments/assessment-plan';
import { changeStatus } from '../../app/assessments/change-status.server';
import { createAssessment } from '../../app/assessments/create-assessment.server';
import { deleteAssessment } from '../../app/assessments/delete-assessment.server';
import { duplicateAssessment } from '../../app/assessments/duplicate-assessment.server';
import { getAssessment } from '../../app/assessments/get-assessment.server';
import { getAssessmentRules } from '../../app/assessments/get-assessment-rules.server';
import { listAssessments } from '../../app/assessments/list-assessments.server';
import { previewAssessment } from '../../app/assessments/preview-assessment.server';
import { saveAssessment } from '../../app/assessments/save-assessment.server';
import { startSitting } from '../../app/attempts/sitting/start-sitting.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { makeInvitation, makeOrganisation } from '../factories/hiring';
import { newDevice, openSittingWorld, SetClock } from '../factories/sitting-world';

let world: Awaited<ReturnType<typeof openSittingWorld>>;
let team: Awaited<ReturnType<typeof makeTeam>>;
let others: Awaited<ReturnType<typeof makeTeam>>;
const ROLES = ['OWNER', 'ADMIN', 'REVIEWER', 'AUTHOR', 'VIEWER'] as const;

async function makeTeam() {
  const made = await makeOrganisation({ database: world.database, roles: ROLES });
  const as = (role: (typeof ROLES)[number]) => ({
    database: world.database,
    actor: made.members[role],
    membership: { organisationId: made.organisationId, slug: made.slug, name: made.name, role },
  });
  return { ...made, as };
}

beforeAll(async () => {
  world = await openSittingWorld();
  team = await makeTeam();
  others = await makeTeam();
});
afterAll(async () => {
  await disposeSingletons();
  await world.close();
});

const get = (assessmentId: string, organisationId = team.organisationId) =>
  getAssessment({ database: world.database, organisationId, assessmentId });
const audit = async () =>
  (await world.database.auditEntry.findMany({ where: { organisationId: team.organisationId } })).length;
const rubricOf = async (versionId: string) =>
  (await world.database.exerciseVersion.findUniqueOrThrow({ where: { id: versionId } })).rubricVersionId;

/** A draft with one section of one exercise, ready to publish. */
async function makeReady(changes: Partial<AssessmentPlan> = {}) {
  const { assessmentId } = await createAssessment({ ...team.as('AUTHOR'), name: 'Engineer' });
  const { plan, token } = await get(assessmentId);
  const exercise = { exerciseVersionId: world.tiny, rubricVersionId: await rubricOf(world.tiny), weight: 1 };
  const ready = {
    ...{ ...plan, minutes: 60, expectations: { evaluation: 0.7, juggling: 1 } },
    sections: [{ title: 'Part 1', minutes: null, exercises: [exercise] }],
    ...changes,
  };
  await saveAssessment({ ...team.as('AUTHOR'), assessmentId, token, plan: ready });
  return { assessmentId, plan: ready };
}
const publish = async (assessmentId: string) => {
  const { token } = await get(assessmentId);
  await changeStatus({ ...team.as('AUTHOR'), assessmentId, change: 'publish', token });
};

describe('building an assessment', () => {
  test('is for authors and admins, and every act is in the audit log exactly when it happened', async () => {
    const before = await audit();
    for (const role of ['REVIEWER', 'VIEWER'] as const) {
      await expect(createAssessment({ ...team.as(role), name: 'X' })).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await audit()).toBe(before);
    const { assessmentId } = await makeReady();
    expect(await audit()).toBe(before + 2);
    const { plan, token } = await get(assessmentId);
    // Saving what is stored already is no act.
    await saveAssessment({ ...team.as('ADMIN'), assessmentId, token: 'stale', plan });
    await expect(
      saveAssessment({ ...team.as('ADMIN'), assessmentId, token: 'stale', plan: { ...plan, name: 'Y' } }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await audit()).toBe(before + 2);
    await saveAssessment({ ...team.as('ADMIN'), assessmentId, token, plan: { ...plan, name: 'Y' } });
    expect(await audit()).toBe(before + 3);
  });

  test('keeps expectations for skills of its exercises only', async () => {
    const { assessmentId } = await makeReady();
    expect((await get(assessmentId)).plan.expectations).toEqual({ evaluation: 0.7 });
  });

  test('refuses exercises of others, drafts of rubrics and rubrics of another exercise', async () => {
    const own = { ownerOrganisationId: others.organisationId };
    const exercise = await world.database.exercise.create({ data: { slug: `own-${randomUUID()}`, ...own } });
    const {
      id: _id,
      exerciseId: _e,
      ...row
    } = await world.database.exerciseVersion.findUniqueOrThrow({
      where: { id: world.tiny },
    });
    const rubric = await world.database.rubricVersion.create({
      data: { exerciseId: exercise.id, number: 1, hash: 'h', content: {} },
    });
    const hidden = await world.database.exerciseVersion.create({
      data: { ...row, manifest: row.manifest ?? {}, exerciseId: exercise.id, rubricVersionId: rubric.id },
    });
    await world.database.exercise.update({ where: { id: exercise.id }, data: { currentVersionId: hidden.id } });
    const tiny = await world.database.exerciseVersion.findUniqueOrThrow({ where: { id: world.tiny } });
    const draft = await world.database.rubricVersion.create({
      data: {
        ...{ exerciseId: tiny.exerciseId, ownerOrganisationId: team.organisationId, status: 'DRAFT' },
        ...{ number: 0, hash: 'draft', content: {} },
      },
    });
    const { assessmentId } = await makeReady();
    const { plan, token, choices } = await get(assessmentId);
    expect(choices.map(({ exerciseId }) => exerciseId)).not.toContain(exercise.id);
    expect((await get((await createFor(others)).assessmentId, others.organisationId)).choices).toHaveLength(
      choices.length + 1,
    );
    for (const pin of [
      { exerciseVersionId: hidden.id, rubricVersionId: rubric.id },
      { exerciseVersionId: world.tiny, rubricVersionId: draft.id },
      { exerciseVersionId: world.tiny, rubricVersionId: await rubricOf(hidden.id) },
      { exerciseVersionId: randomUUID(), rubricVersionId: draft.id },
    ]) {
      const sections = [{ title: 'Part 1', minutes: null, exercises: [{ ...pin, weight: 1 }] }];
      await expect(
        saveAssessment({ ...team.as('AUTHOR'), assessmentId, token, plan: { ...plan, sections } }),
      ).rejects.toMatchObject({ code: 'bad-request' });
    }
  });

  const createFor = (who: typeof team) => createAssessment({ ...who.as('ADMIN'), name: 'Theirs' });

  test('offers the newest version and the rubric of the organisation, and keeps what was pinned', async () => {
    const { assessmentId } = await makeReady();
    const tiny = await world.database.exerciseVersion.findUniqueOrThrow({ where: { id: world.tiny } });
    const own = await world.database.rubricVersion.create({
      data: {
        ...{ exerciseId: tiny.exerciseId, ownerOrganisationId: team.organisationId, number: 7 },
        ...{ hash: randomUUID(), content: {} },
      },
    });
    const { id: _id, contentHash: _hash, ...row } = tiny;
    const newer = await world.database.exerciseVersion.create({
      data: { ...row, manifest: row.manifest ?? {}, contentHash: randomUUID() },
    });
    await world.database.exercise.update({ where: { id: tiny.exerciseId }, data: { currentVersionId: newer.id } });
    const { plan, choices } = await get(assessmentId);
    expect(plan.sections[0]?.exercises[0]?.exerciseVersionId).toBe(world.tiny);
    expect(choices.find(({ exerciseId }) => exerciseId === tiny.exerciseId)).toMatchObject({
      currentVersionId: newer.id,
      currentRubricId: own.id,
    });
    const theirs = await get((await createFor(others)).assessmentId, others.organisationId);
    const seen = theirs.choices.find(({ exerciseId }) => exerciseId === tiny.exerciseId);
    expect(seen?.rubrics.map(({ id }) => id)).not.toContain(own.id);
    await world.database.exercise.update({ where: { id: tiny.exerciseId }, data: { currentVersionId: world.tiny } });
  });
});

describe('publishing', () => {
  test('needs what is missing, then fixes everything but what may change', async () => {
    const { assessmentId: bare } = await createAssessment({ ...team.as('AUTHOR'), name: 'Bare' });
    await expect(publish(bare)).rejects.toMatchObject({ code: 'bad-request' });
    const { assessmentId } = await makeReady();
    await publish(assessmentId);
    const { plan, token, status } = await get(assessmentId);
    expect(status).toBe('PUBLISHED');
    const wanted: AssessmentPlan = {
      ...{ ...plan, name: 'New name', introduction: 'Hello', resultPolicy: 'FULL', reviewPolicy: 'DOUBLE' },
      ...{ dueAt: '2099-01-01T00:00:00.000Z', expectations: { evaluation: 0.5 } },
      ...{ role: 'Other', minutes: 5, aiPolicy: 'FORBIDDEN', blindReview: false, sections: [] },
    };
    await saveAssessment({ ...team.as('AUTHOR'), assessmentId, token, plan: wanted });
    const { role, minutes, aiPolicy, blindReview, sections } = plan;
    expect((await get(assessmentId)).plan).toEqual({ ...wanted, role, minutes, aiPolicy, blindReview, sections });
    await expect(deleteAssessment({ ...team.as('AUTHOR'), assessmentId })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is of the state somebody looked at', async () => {
    const { assessmentId } = await makeReady();
    await expect(
      changeStatus({ ...team.as('AUTHOR'), assessmentId, change: 'publish', token: 'stale' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('can be closed and reopened; a copy begins as a draft without a due date', async () => {
    const { assessmentId, plan } = await makeReady({ dueAt: '2099-01-01T00:00:00.000Z' });
    await publish(assessmentId);
    await changeStatus({ ...team.as('ADMIN'), assessmentId, change: 'close', token: '' });
    await expect(previewAssessment({ ...team.as('ADMIN'), assessmentId })).rejects.toMatchObject({ code: 'conflict' });
    expect((await get(assessmentId)).closedAt).not.toBeNull();
    await changeStatus({ ...team.as('ADMIN'), assessmentId, change: 'reopen', token: '' });
    expect(await get(assessmentId)).toMatchObject({ status: 'PUBLISHED', closedAt: null });
    const copy = await get((await duplicateAssessment({ ...team.as('AUTHOR'), assessmentId })).assessmentId);
    expect(copy).toMatchObject({ status: 'DRAFT', plan: { name: 'Copy of Engineer', dueAt: null } });
    expect(copy.plan.sections).toEqual(plan.sections);
  });
});

describe('a preview', () => {
  test('is a sitting of a draft that counts nowhere, and goes when the sections change', async () => {
    const { assessmentId } = await makeReady();
    const { token } = await previewAssessment({ ...team.as('AUTHOR'), assessmentId });
    const clock = new SetClock(new Date());
    await startSitting({ database: world.database, clock, token, device: newDevice(), userAgent: '', address: '::1' });
    expect(await world.database.sitting.count({ where: { assessmentId } })).toBe(1);
    const card = (await listAssessments({ database: world.database, organisationId: team.organisationId })).find(
      ({ id }) => id === assessmentId,
    );
    expect(card?.counts).toEqual({ waiting: 0, running: 0, finished: 0, decided: 0 });
    const { plan, token: state } = await get(assessmentId);
    const sections = plan.sections.map((section) => ({ ...section, title: 'Renamed' }));
    await saveAssessment({ ...team.as('AUTHOR'), assessmentId, token: state, plan: { ...plan, sections } });
    expect(await world.database.sitting.count({ where: { assessmentId } })).toBe(0);
    await previewAssessment({ ...team.as('AUTHOR'), assessmentId });
    await deleteAssessment({ ...team.as('AUTHOR'), assessmentId });
    await expect(get(assessmentId)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the rules', () => {
  test('show every limit and the due date as they are for this candidate', async () => {
    const { assessmentId } = await makeReady({
      ...{ dueAt: '2099-01-01T00:00:00.000Z', introduction: '# Hello\n\n<script>x</script>' },
    });
    await publish(assessmentId);
    const { database } = world;
    const assessment = await database.assessment.findUniqueOrThrow({
      where: { id: assessmentId },
      include: { sections: { include: { exercises: true } } },
    });
    const { invitation } = await makeInvitation({ database, assessment, candidateMultiplier: 1.5 });
    const { organisationId } = team;
    const rules = await getAssessmentRules({ database, organisationId, invitationId: invitation.id });
    expect(rules.assessment).toMatchObject({ minutes: 90, dueAt: '2099-01-01T00:30:00.000Z' });
    expect(rules.assessment.introductionHtml).toContain('<h1>Hello</h1>');
    expect(rules.assessment.introductionHtml).not.toContain('<script');
    expect(rules.sections).toMatchObject([{ title: 'Part 1', minutes: null, exercises: [{ minutes: 60 }] }]);
    const foreign = { database, organisationId: others.organisationId, invitationId: invitation.id };
    await expect(getAssessmentRules(foreign)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('another organisation gets the same answer as for an assessment that does not exist', async () => {
  const { assessmentId, plan } = await makeReady();
  for (const id of [assessmentId, randomUUID(), 'nonsense', "' OR 1=1"]) {
    const which = { ...others.as('OWNER'), assessmentId: id };
    const refused = [
      () => get(id, others.organisationId),
      () => saveAssessment({ ...which, token: '', plan }),
      () => changeStatus({ ...which, change: 'publish' as const, token: '' }),
      () => duplicateAssessment(which),
      () => deleteAssessment(which),
      () => previewAssessment(which),
    ];
    for (const act of refused) await expect(act(), id).rejects.toMatchObject({ code: 'not-found' });
  }
  expect((await get(assessmentId)).plan.name).toBe('Engineer');
});
