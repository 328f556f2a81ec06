import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countUse, forgetExpiredUses } from '../../app/lib/rate-limit/rate-limit.server';
import { freshDatabase, type FreshDatabase } from './fresh-database';

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  fresh = await freshDatabase();
  pool = new pg.Pool({ connectionString: fresh.url, max: 5 });
  // Dropping the database may end a connection that is still saying goodbye.
  pool.on('connect', (client) => void client.on('error', () => undefined));
});
afterAll(async () => {
  await pool.end();
  await fresh.drop();
});

const limit = { name: 'test', points: 5, seconds: 60, what: 'tests in a minute' };

describe('a limit shared by all processes', () => {
  test('lets exactly its share through, however many ask at once', async () => {
    const keys = [{ key: 'burst', factor: 1 }];
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => countUse(limit, keys, pool)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const refusal = asked.find((one) => one.status === 'rejected');
    expect(refusal?.reason).toMatchObject({
      code: 'too-many',
      message: expect.stringMatching(/^Too many tests in a minute\. Try again in \d+ seconds\.$/) as unknown,
    });
  });

  test('scales a key by its factor and refuses as soon as one key has had its share', async () => {
    for (let visitor = 0; visitor < 10; visitor += 1) {
      await countUse(
        limit,
        [
          { key: `visitor-${visitor}`, factor: 1 },
          { key: 'office', factor: 2 },
        ],
        pool,
      );
    }
    await expect(
      countUse(
        limit,
        [
          { key: 'visitor-11', factor: 1 },
          { key: 'office', factor: 2 },
        ],
        pool,
      ),
    ).rejects.toMatchObject({ code: 'too-many' });
    await countUse(limit, [{ key: 'visitor-11', factor: 1 }], pool);
  });

  test('deletes counters that ran out an hour ago and keeps the others', async () => {
    await pool.query('DELETE FROM "RateLimit"');
    await countUse(limit, [{ key: 'now', factor: 1 }], pool);
    const old = Date.now() - 2 * 3_600_000;
    await pool.query('INSERT INTO "RateLimit" (key, points, expire) VALUES ($1, 1, $2)', ['test:old', old]);
    expect(await forgetExpiredUses(pool)).toBe(1);
    const left = await pool.query<{ key: string }>('SELECT key FROM "RateLimit"');
    expect(left.rows).toEqual([{ key: 'test:now' }]);
  });
});
