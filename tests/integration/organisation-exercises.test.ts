import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listExerciseChoices } from '../../app/assessments/list-exercise-choices.server';
import { startAttempt } from '../../app/attempts/start-attempt.server';
import { findCurrentVersion } from '../../app/exercises/find-current-version.server';
import { getExercisePage } from '../../app/exercises/get-exercise-page.server';
import { listCatalogue } from '../../app/exercises/list-catalogue.server';
import { exerciseRoots, type ExerciseRoot } from '../../app/exercises/list-exercise-folders.server';
import { registerExercises } from '../../app/exercises/register-exercises.server';
import { writeExerciseFolder } from '../factories/exercise-folder';
import { makeOrganisation } from '../factories/hiring';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let base: string;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'assay-owned-'));
});
afterEach(async () => {
  await rm(base, { recursive: true });
  await fresh.database.exercise.updateMany({ data: { currentVersionId: null } });
  await fresh.database.exercise.deleteMany();
});

const make = () => makeOrganisation({ database: fresh.database, roles: ['OWNER'] });
const publicRoot = () => join(base, 'public');
const rootOf = (slug: string) => ({ path: join(base, slug), organisation: slug });
const write = (folder: string, slug: string, title?: string) =>
  writeExerciseFolder({ root: join(base, folder), slug, ...(title ? { title } : {}) });

async function register(roots: ExerciseRoot[]) {
  const warnings: string[] = [];
  const log = (level: string, event: string) => void (level === 'info' || warnings.push(event));
  return { ...(await registerExercises({ database: fresh.database, roots, log })), warnings };
}

const slugsFor = async (organisationId: string) =>
  (await listExerciseChoices({ database: fresh.database, organisationId })).map(({ slug }) => slug);

const ownerOf = async (slug: string) =>
  (await fresh.database.exercise.findUniqueOrThrow({ where: { slug } })).ownerOrganisationId;

describe('exercises of an organisation', () => {
  it('are offered to its assessment builder, and to nobody else anywhere', async () => {
    const [acme, other] = [await make(), await make()];
    await write('public', 'open-task', 'An open exercise');
    await write(acme.slug, 'secret-task', 'A secret exercise');
    const { registered } = await register([publicRoot(), rootOf(acme.slug)]);
    expect(registered).toEqual(['open-task', 'secret-task']);

    expect(await slugsFor(acme.organisationId)).toEqual(['secret-task', 'open-task']);
    expect(await slugsFor(other.organisationId)).toEqual(['open-task']);
    expect((await listCatalogue({ database: fresh.database })).map(({ slug }) => slug)).toEqual(['open-task']);
    expect(await findCurrentVersion({ database: fresh.database, slug: 'secret-task' })).toBeNull();
    const hidden = { database: fresh.database, slug: 'secret-task' };
    await expect(getExercisePage(hidden)).rejects.toMatchObject({ code: 'not-found' });
    const requester = { visitorId: crypto.randomUUID(), address: '127.0.0.1' };
    await expect(startAttempt({ ...hidden, requester })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are not offered to another organisation that names their version as one it has pinned', async () => {
    const [acme, other] = [await make(), await make()];
    await write(acme.slug, 'secret-task');
    await register([rootOf(acme.slug)]);
    const { currentVersionId } = await fresh.database.exercise.findUniqueOrThrow({ where: { slug: 'secret-task' } });
    const pinned = [currentVersionId ?? ''];
    const choicesOf = ({ organisationId }: typeof acme) =>
      listExerciseChoices({ database: fresh.database, organisationId, pinned });
    expect((await choicesOf(acme)).map(({ slug }) => slug)).toEqual(['secret-task']);
    expect(await choicesOf(other)).toEqual([]);
  });

  it('whose kind this program no longer has are offered only where they are pinned already', async () => {
    const acme = await make();
    await write(acme.slug, 'old-task');
    await register([rootOf(acme.slug)]);
    const { id } = await fresh.database.exerciseVersion.findFirstOrThrow({ where: { exercise: { slug: 'old-task' } } });
    await fresh.database.exerciseVersion.update({ where: { id }, data: { kind: 'juggling' } });
    const choicesOf = (pinned: string[]) =>
      listExerciseChoices({ database: fresh.database, organisationId: acme.organisationId, pinned });
    expect(await choicesOf([])).toEqual([]);
    const [kept] = await choicesOf([id]);
    expect(kept).toMatchObject({ slug: 'old-task', currentVersionId: null, versions: [{ id }] });
  });

  it('wait for their organisation, with one warning, and are registered once it is there', async () => {
    await write('later', 'a-task');
    await write('later', 'b-task');
    const roots = exerciseRoots({ base, extra: `later=${join(base, 'later')}` }).slice(1);
    const before = await register(roots);
    expect(before.registered).toEqual([]);
    expect(before.warnings).toHaveLength(1);
    expect(before.problems[0]?.problems[0]?.message).toContain('no organisation "later"');
    await fresh.database.organisation.create({ data: { slug: 'later', name: 'Later' } });
    expect(await register(roots)).toMatchObject({ registered: ['a-task', 'b-task'], warnings: [] });
  });

  it('are withdrawn when their folder is gone, but not when another owner cannot be listed', async () => {
    const [acme, other] = [await make(), await make()];
    const folder = await write(acme.slug, 'acme-task');
    await write(acme.slug, 'acme-second');
    await write(other.slug, 'other-task');
    await register([rootOf(acme.slug), rootOf(other.slug)]);
    await rm(folder, { recursive: true });
    await rm(join(base, other.slug), { recursive: true });
    expect((await register([rootOf(acme.slug), rootOf(other.slug)])).withdrawn).toEqual(['acme-task']);
    expect(await slugsFor(other.organisationId)).toEqual(['other-task']);
    expect((await register([rootOf(acme.slug)])).withdrawn).toEqual(['other-task']);
  });
});

describe('a name that two owners use', () => {
  it('stays with whoever had it first; the other is told without being told whose it is', async () => {
    const [acme, other] = [await make(), await make()];
    await write(other.slug, 'shared-task', 'The first one');
    await register([rootOf(other.slug)]);
    await write(acme.slug, 'shared-task', 'The second one');
    const { problems, withdrawn, unchanged } = await register([rootOf(acme.slug), rootOf(other.slug)]);
    expect(await ownerOf('shared-task')).toBe(other.organisationId);
    expect({ withdrawn, unchanged }).toEqual({ withdrawn: [], unchanged: ['shared-task'] });
    expect(problems.map(({ slug }) => slug)).toEqual(['shared-task']);
    const told = JSON.stringify(problems);
    expect(told).toContain('rename the folder');
    for (const secret of [other.slug, other.organisationId, other.name]) expect(told).not.toContain(secret);
  });

  it('cannot be taken from the public catalogue either, not even when two processes start at once', async () => {
    const acme = await make();
    await write('public', 'shared-task');
    await write(acme.slug, 'shared-task');
    const results = await Promise.all([register([publicRoot()]), register([rootOf(acme.slug)])]);
    expect(results.flatMap(({ registered }) => registered)).toEqual(['shared-task']);
    expect(results.flatMap(({ problems }) => problems)).toHaveLength(1);
  });
});
