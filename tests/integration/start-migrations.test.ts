import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMigrations, migrationsFolder } from '../../app/lib/db/apply-migrations.server';
import { projectRoot } from '../../app/lib/project-root.server';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let folder: string;

beforeEach(async () => {
  fresh = await freshDatabase({ empty: true });
  folder = await mkdtemp(path.join(tmpdir(), 'assay-test-migrations-'));
});
afterEach(async () => {
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
}

const apply = () => applyMigrations({ url: fresh.url, folder });
const records = () =>
  fresh.database.$queryRaw<{ migration_name: string; finished: boolean; rolled_back: boolean; steps: number }[]>`
    SELECT migration_name, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS rolled_back,
      applied_steps_count AS steps FROM _prisma_migrations ORDER BY started_at`;

describe('applying migrations', () => {
  it('brings an empty database to the schema of the application, and a second time changes nothing', async () => {
    const own = { url: fresh.url, folder: migrationsFolder(projectRoot()) };
    expect((await applyMigrations(own)).applied.length).toBeGreaterThan(0);
    expect(await fresh.database.exercise.count()).toBe(0);
    expect(await applyMigrations(own)).toEqual({ applied: [], changed: [] });
  });

  it('applies each migration once when several processes start together', async () => {
    await write('1_first', 'CREATE TABLE one (id int); SELECT pg_sleep(0.2);');
    await write('2_second', 'CREATE TABLE two (id int);');
    const results = await Promise.all([apply(), apply(), apply()]);
    expect(results.flatMap((result) => result.applied)).toEqual(['1_first', '2_second']);
    expect(await records()).toEqual([
      { migration_name: '1_first', finished: true, rolled_back: false, steps: 1 },
      { migration_name: '2_second', finished: true, rolled_back: false, steps: 1 },
    ]);
  });

  it('rolls a failing migration back whole, says which, and applies it once it is mended', async () => {
    await write('1_good', 'CREATE TABLE good (id int);');
    await write('2_bad', 'CREATE TABLE half (id int); SELECT nonsense;');
    await expect(apply()).rejects.toThrow(/migration 2_bad failed and was rolled back: .*nonsense/);
    expect(
      await fresh.database.$queryRaw`SELECT to_regclass('half')::text AS half, to_regclass('good')::text AS good`,
    ).toEqual([{ half: null, good: 'good' }]);
    await write('2_bad', 'CREATE TABLE half (id int);');
    expect((await apply()).applied).toEqual(['2_bad']);
    expect((await records()).map(({ migration_name, finished }) => [migration_name, finished])).toEqual([
      ['1_good', true],
      ['2_bad', false],
      ['2_bad', true],
    ]);
  });

  it('reports a file that changed after it was applied, and does not apply it again', async () => {
    await write('1_first', 'CREATE TABLE one (id int);');
    await apply();
    await write('1_first', 'CREATE TABLE one (id bigint);');
    expect(await apply()).toEqual({ applied: [], changed: ['1_first'] });
  });

  it('refuses to go on over a migration that Prisma left unfinished', async () => {
    await write('1_first', 'CREATE TABLE one (id int);');
    await apply();
    await fresh.database.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`;
    await expect(apply()).rejects.toThrow('prisma migrate resolve');
  });
});
