import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exerciseRoots, listExerciseFolders } from './list-exercise-folders.server';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'assay-roots-'));
});
afterEach(() => rm(base, { recursive: true }));

const make = (path: string) => mkdir(join(base, path), { recursive: true });

describe('exerciseRoots', () => {
  it('puts the own folder first and drops repetitions', () => {
    expect(exerciseRoots({ base: '/srv/app', extra: '/private:exercises::/more' })).toEqual([
      '/srv/app/exercises',
      '/private',
      '/more',
    ]);
  });

  it('reads who owns the exercises below a path', () => {
    expect(exerciseRoots({ base: '/srv/app', extra: 'acme=private:acme=/srv/app/private:/x/a=b' })).toEqual([
      '/srv/app/exercises',
      { path: '/srv/app/private', organisation: 'acme' },
      '/x/a=b',
    ]);
  });
});

describe('listExerciseFolders', () => {
  it('finds the folders of all roots, sorted, and only folders', async () => {
    await Promise.all([make('one/b-task'), make('one/.hidden'), make('one/_draft'), make('two/a-task')]);
    await writeFile(join(base, 'one/README.md'), '');
    const { folders, problems, unlisted } = await listExerciseFolders({
      roots: [join(base, 'one'), join(base, 'two')],
    });
    expect([...folders.keys()]).toEqual(['a-task', 'b-task']);
    expect(problems).toEqual([]);
    expect(unlisted.size).toBe(0);
  });

  it('uses the first of two folders with the same name and says so', async () => {
    await Promise.all([make('one/task'), make('two/task')]);
    const { folders, problems } = await listExerciseFolders({ roots: [join(base, 'one'), join(base, 'two')] });
    expect(folders.get('task')).toBe(join(base, 'one', 'task'));
    expect(problems).toMatchObject([{ folder: join(base, 'two', 'task') }]);
  });

  it('keeps folders of one name apart by owner', async () => {
    await Promise.all([make('one/task'), make('two/task')]);
    const owned = { path: join(base, 'two'), organisation: 'acme' };
    const { found, folders, problems } = await listExerciseFolders({ roots: [join(base, 'one'), owned] });
    expect(found.map(({ slug, organisation }) => [slug, organisation])).toEqual([
      ['task', null],
      ['task', 'acme'],
    ]);
    expect(folders.get('task')).toBe(join(base, 'one', 'task'));
    expect(problems).toEqual([]);
  });

  it('says whose list is incomplete when a root cannot be listed', async () => {
    await make('one/task');
    const absent = { path: join(base, 'absent'), organisation: 'acme' };
    const { folders, unlisted } = await listExerciseFolders({ roots: [absent, join(base, 'one')] });
    expect([...folders.keys()]).toEqual(['task']);
    expect([...unlisted]).toEqual(['acme']);
  });
});
