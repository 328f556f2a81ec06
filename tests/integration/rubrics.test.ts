import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listExerciseChoices } from '../../app/assessments/list-exercise-choices.server';
import { getExercisePage } from '../../app/exercises/get-exercise-page.server';
import { discardRubricDraft } from '../../app/exercises/rubrics/discard-rubric-draft.server';
import { forkRubric } from '../../app/exercises/rubrics/fork-rubric.server';
import { getRubricDraft } from '../../app/exercises/rubrics/get-rubric-draft.server';
import { getRubricHistory } from '../../app/exercises/rubrics/get-rubric-history.server';
import { getRubricTexts } from '../../app/exercises/rubrics/get-rubric-texts.server';
import { listRubricExercises } from '../../app/exercises/rubrics/list-rubric-exercises.server';
import { publishRubric } from '../../app/exercises/rubrics/publish-rubric.server';
import { changeDraft } from '../../app/exercises/rubrics/rubric-draft';
import { saveRubricDraft } from '../../app/exercises/rubrics/save-rubric-draft.server';
import { systemClock } from '../../app/lib/clock';
import { TINY_RUBRIC } from '../factories/exercise-folder';
import { makeAssessment, makeOrganisation } from '../factories/hiring';
import { publishChanged, registerTinyTask } from '../factories/regrade';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let tiny: Awaited<ReturnType<typeof registerTinyTask>>;
beforeAll(async () => {
  fresh = await freshDatabase();
  tiny = await registerTinyTask({ database: fresh.database });
});
afterAll(() => fresh.drop());

let own: Awaited<ReturnType<typeof begin>>;
beforeEach(async () => {
  own = await begin();
});

/** A new organisation, as every command of an author takes it. */
async function begin() {
  const { organisationId, members } = await makeOrganisation({ database: fresh.database, roles: ['AUTHOR', 'OWNER'] });
  return {
    ...{ database: fresh.database, clock: systemClock, organisationId },
    ...{ actor: members.AUTHOR, exerciseSlug: tiny.slug },
  };
}
const fork = (by = own, rubricVersionId = tiny.rubricVersionId) => forkRubric({ ...by, rubricVersionId });
const heavier = (by = own, from = tiny.rubricVersionId, weight = 5) =>
  publishChanged({
    ...by,
    from,
    change: (rubric) => ({
      ...rubric,
      criteria: rubric.criteria.map((item) => ({ ...item, weight: item.weight + weight })),
    }),
  });
const actionsOf = async (organisationId: string) =>
  (await fresh.database.auditEntry.findMany({ where: { organisationId }, orderBy: { at: 'asc' } })).map(
    (e) => e.action,
  );

describe('a draft', () => {
  it('begins as the version it is forked from, and is saved as it is typed, complete or not', async () => {
    await fork();
    const { draft, revision, problems, rubricPoints } = await getRubricDraft(own);
    expect(draft.criteria).toEqual(TINY_RUBRIC.criteria);
    expect({ revision, problems, rubricPoints }).toEqual({ revision: 0, problems: {}, rubricPoints: 30 });
    const longer = changeDraft(draft, { kind: 'add-criterion', id: 'c-new' });
    expect(await saveRubricDraft({ ...own, revision, draft: longer })).toEqual({ revision: 1 });
    const saved = await getRubricDraft(own);
    expect(saved.draft).toEqual(longer);
    expect(Object.keys(saved.problems)).toEqual(
      expect.arrayContaining(['criteria.2.title', 'criteria.2.question', 'criteria.2.levels.0.description']),
    );
  });

  it('is one per organisation and exercise, also when two begin at once; organisations do not meet', async () => {
    const results = await Promise.allSettled([fork(), fork(), fork()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' });
    await fork(await begin());
  });

  it('is not overwritten by somebody who did not see the latest save', async () => {
    await fork();
    const { draft } = await getRubricDraft(own);
    const colleague = await begin();
    await saveRubricDraft({ ...own, revision: 0, draft: { ...draft, exemplars: [] } });
    const late = saveRubricDraft({ ...own, actor: colleague.actor, revision: 0, draft });
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(own.actor.name) as string,
    });
    expect((await getRubricDraft(own)).draft.exemplars).toEqual([]);
  });

  it('is discarded, with its trace in the log, and published versions stay', async () => {
    await heavier();
    await fork();
    await discardRubricDraft(own);
    await expect(getRubricDraft(own)).rejects.toMatchObject({ code: 'not-found' });
    await expect(discardRubricDraft(own)).rejects.toMatchObject({ code: 'not-found' });
    expect((await getRubricHistory(own)).versions).toHaveLength(2);
    expect(await actionsOf(own.organisationId)).toEqual([
      'rubric.forked',
      'rubric.published',
      'rubric.forked',
      'rubric.draft-discarded',
    ]);
  });
});

describe('publishing', () => {
  it('names every mistake beside its field and publishes nothing', async () => {
    await fork();
    const { draft } = await getRubricDraft(own);
    const [first, second] = draft.criteria;
    if (!first || !second) throw new Error('the tiny rubric has two criteria');
    const wrong = {
      criteria: [
        {
          ...first,
          title: '',
          weight: 0,
          levels: first.levels.map((level) => ({ ...level, share: level.share === 0.5 ? 1.5 : level.share })),
        },
        second,
      ],
      exemplars: [{ excerpt: 'a graded excerpt of a memo', levels: {}, why: 'because' }],
    };
    const { revision } = await saveRubricDraft({ ...own, revision: 0, draft: wrong });
    const reply = await publishRubric({ ...own, revision, note: 'try' });
    expect(reply).toMatchObject({
      problems: {
        'criteria.0.title': 'At least 3 characters.',
        'criteria.0.weight': 'Give a number above 0.',
        'criteria.0.levels.1.share': 'Give a percentage between 0 and 100.',
      },
    });
    expect((await getRubricHistory(own)).versions).toHaveLength(1);
  });

  it('counts on from the folder, per organisation, and says who, when, why and from what', async () => {
    expect((await heavier()).number).toBe(2);
    const third = await heavier(own, tiny.rubricVersionId, 7);
    expect(third.number).toBe(3);
    expect((await heavier(await begin())).number).toBe(2);
    const { versions } = await getRubricHistory(own);
    expect(versions.map(({ number, isOwn, author, note }) => ({ number, isOwn, author, note }))).toEqual([
      { number: 3, isOwn: true, author: own.actor.name, note: 'The team agreed on it.' },
      { number: 2, isOwn: true, author: own.actor.name, note: 'The team agreed on it.' },
      { number: 1, isOwn: false, author: null, note: '' },
    ]);
    expect(versions[0]?.basedOn).toMatchObject({ number: 1, isOwn: false });
  });

  it('happens once, however often it is pressed at the same moment', async () => {
    await fork();
    const { draft } = await getRubricDraft(own);
    const { revision } = await saveRubricDraft({ ...own, revision: 0, draft: { ...draft, exemplars: [] } });
    const publish = () => publishRubric({ ...own, revision, note: 'fewer excerpts' });
    const results = await Promise.allSettled([publish(), publish(), publish(), publish()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const numbers = (await getRubricHistory(own)).versions.map(({ number }) => number);
    expect(numbers).toEqual([2, 1]);
  });

  it('refuses what is word for word a version there is, and a draft that was saved since', async () => {
    await fork();
    await expect(publishRubric({ ...own, revision: 0, note: 'none' })).rejects.toMatchObject({
      message: expect.stringContaining('version 1') as string,
    });
    const { draft } = await getRubricDraft(own);
    await saveRubricDraft({ ...own, revision: 0, draft: { ...draft, exemplars: [] } });
    await expect(publishRubric({ ...own, revision: 0, note: 'late' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('ends all changing: nothing saves into, publishes or discards a published version', async () => {
    const { rubricVersionId } = await heavier();
    const before = await fresh.database.rubricVersion.findUniqueOrThrow({ where: { id: rubricVersionId } });
    const draft = { criteria: [], exemplars: [] };
    for (const revision of [0, 1, 2]) {
      await expect(saveRubricDraft({ ...own, revision, draft })).rejects.toMatchObject({ code: 'not-found' });
      await expect(publishRubric({ ...own, revision, note: 'again' })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(discardRubricDraft(own)).rejects.toMatchObject({ code: 'not-found' });
    expect(await fresh.database.rubricVersion.findUniqueOrThrow({ where: { id: rubricVersionId } })).toEqual(before);
  });
});

/** Ids of the rubric versions an organisation may pin for the exercise. */
const offered = async (by: typeof own) =>
  (await listExerciseChoices(by)).flatMap(({ rubrics }) => rubrics.map(({ id }) => id));

describe('what others get of a fork', () => {
  it('is nothing: not its text, not its history, not the use of its id', async () => {
    const { rubricVersionId } = await heavier();
    await fork(own, rubricVersionId);
    const other = await begin();
    expect((await getRubricHistory(other)).versions.map(({ number }) => number)).toEqual([1]);
    expect((await getRubricHistory(other)).draft).toBeNull();
    await expect(getRubricDraft(other)).rejects.toMatchObject({ code: 'not-found' });
    for (const refused of [
      () => getRubricTexts({ ...other, ids: [rubricVersionId] }),
      () => fork(other, rubricVersionId),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await offered(other)).toEqual([tiny.rubricVersionId]);
    expect(await offered(own)).toEqual([rubricVersionId, tiny.rubricVersionId]);
  });

  it('is nothing for a draft either: it can be neither pinned, forked nor read as a version', async () => {
    const { draftId } = await fork();
    expect(await offered(own)).toEqual([tiny.rubricVersionId]);
    await expect(getRubricTexts({ ...own, ids: [draftId] })).rejects.toMatchObject({ code: 'not-found' });
    const page = { database: fresh.database, versionId: tiny.versionId, rubricVersionId: draftId };
    await expect(getExercisePage(page)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is its public criteria for candidates who are graded by it, without notes and excerpts', async () => {
    const { rubricVersionId } = await heavier();
    const page = await getExercisePage({ database: fresh.database, versionId: tiny.versionId, rubricVersionId });
    expect(page.criteria.map(({ weight }) => weight)).toEqual([7, 6]);
    expect(JSON.stringify(page)).not.toContain('SECRET');
    const plain = await getExercisePage({ database: fresh.database, versionId: tiny.versionId });
    expect(plain.criteria.map(({ weight }) => weight)).toEqual([2, 1]);
  });

  it('answers unknown, malformed and foreign exercises and ids alike', async () => {
    const foreign = await heavier(await begin());
    for (const rubricVersionId of [foreign.rubricVersionId, crypto.randomUUID(), 'no-uuid', '']) {
      await expect(fork(own, rubricVersionId)).rejects.toMatchObject({ message: 'There is no such rubric version.' });
    }
    for (const exerciseSlug of ['none', '../x', '']) {
      await expect(getRubricHistory({ ...own, exerciseSlug })).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('the list of exercises', () => {
  it("begins with those in the organisation's assessments and tells of drafts", async () => {
    const second = await registerSecond();
    const { database, organisationId } = own;
    await makeAssessment({ database, organisationId, sections: [[second.versionId]] });
    await fork();
    const list = await listRubricExercises(own);
    expect(list.map(({ slug, assessments, draft }) => ({ slug, assessments, drafted: draft !== null }))).toEqual([
      { slug: 'zz-task', assessments: 1, drafted: false },
      { slug: 'tiny-task', assessments: 0, drafted: true },
    ]);
  });

  async function registerSecond() {
    const made = await registerTinyTask({ database: fresh.database, slug: 'zz-task' });
    await fresh.database.exercise.update({
      where: { id: tiny.exerciseId },
      data: { currentVersionId: tiny.versionId },
    });
    return made;
  }
});
