import { env } from '../lib/env.server';
import { countUse } from '../lib/rate-limit/rate-limit.server';

type Bounded = 'attempts' | 'runs' | 'submissions';

/** Who asks: the visitor's id and the network address the request came from. */
export interface Requester {
  visitorId: string;
  /** Null in a sitting: three hundred candidates may sit behind the address of one office. */
  address: string | null;
}

/**
 * Counts one attempt, run or submission by the visitor and by the address (which may stand for several people), and throws
 * `too-many` with Retry-After when either has had its share.
 */
export async function countUseBy(what: Bounded, { visitorId, address }: Requester): Promise<void> {
  const settings = env();
  const limits = {
    attempts: { points: settings.ATTEMPTS_PER_HOUR, seconds: 3600, what: 'new attempts in an hour' },
    runs: { points: settings.RUNS_PER_MINUTE, seconds: 60, what: 'runs in a minute' },
    submissions: { points: settings.SUBMISSIONS_PER_HOUR, seconds: 3600, what: 'submissions in an hour' },
  };
  await countUse({ name: what, ...limits[what] }, [
    { key: `visitor:${visitorId}`, factor: 1 },
    ...(address === null ? [] : [{ key: `address:${address}`, factor: settings.ADDRESS_FACTOR }]),
  ]);
}
