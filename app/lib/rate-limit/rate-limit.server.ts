import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors';
import { env } from '../env.server';
import { singleton } from '../singleton.server';

/** At most `points` uses of `name` in any window of `seconds`, counted over all web processes. */
export interface RateLimit {
  name: string;
  points: number;
  seconds: number;
  /** Completes "Too many ... ", for example "runs". */
  what: string;
}

const getPool = () =>
  singleton(
    'rate-limit-pool',
    () => {
      const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 3 });
      // A broken idle connection is replaced at next use; without a listener it would end the process.
      pool.on('error', (error) => console.warn(`rate-limit connection: ${error.message}`));
      return pool;
    },
    (pool) => pool.end(),
  );

const limiterOf = (limit: RateLimit, pool: pg.Pool) =>
  new RateLimiterPostgres({
    storeClient: pool,
    tableName: 'RateLimit',
    tableCreated: true,
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.seconds,
    clearExpiredByTimeout: false,
  });

/**
 * Counts one use by every key (a visitor, an address) and throws `too-many` with Retry-After in seconds when any of them has
 * used up its share. `factor` scales a key's share: an address stands for several people.
 */
export async function countUse(
  limit: RateLimit,
  keys: { key: string; factor: number }[],
  pool: pg.Pool = getPool(),
): Promise<void> {
  for (const { key, factor } of keys) {
    const limiter = limiterOf({ ...limit, points: limit.points * factor }, pool);
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new AppError('too-many', `Too many ${limit.what}. Try again in ${inWords(retryAfterSeconds)}.`, {
        retryAfterSeconds,
      });
    }
  }
}

/** Deletes counters that ran out an hour ago; returns how many. Called from time to time by the worker. */
export async function forgetExpiredUses(pool: pg.Pool = getPool()): Promise<number> {
  const deleted = await pool.query('DELETE FROM "RateLimit" WHERE expire < $1', [Date.now() - 3_600_000]);
  return deleted.rowCount ?? 0;
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
