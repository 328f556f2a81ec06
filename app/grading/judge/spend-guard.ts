import type { JudgeCallRecord } from './judge-types';

/** Keeps the judge inside a daily budget. */
export interface SpendGuard {
  /** False once the last 24 hours have used the budget up. */
  mayCall(): Promise<boolean>;
  /** Counts a call that was made, until the record of it is in what `mayCall` reads. */
  spent(call: JudgeCallRecord): void;
}

/** US dollars a call counts for; one without a known price counts as `unknownCallUsd` when it reached the model at all. */
export function countedCost(call: Pick<JudgeCallRecord, 'costUsd' | 'httpStatus'>, unknownCallUsd: number): number {
  if (call.costUsd !== null) return call.costUsd;
  return call.httpStatus === 200 ? unknownCallUsd : 0;
}

const DAY_MS = 24 * 3600 * 1000;

/**
 * A guard over `dailyUsd` dollars in any 24 hours. `spentSince` tells what all processes recorded since a time; calls of this
 * process that are not recorded yet are added, so that a burst of parallel gradings cannot run far past the budget.
 */
export function createSpendGuard({
  dailyUsd,
  unknownCallUsd,
  spentSince,
  now = () => new Date(),
}: {
  dailyUsd: number;
  unknownCallUsd: number;
  spentSince: (since: Date) => Promise<number>;
  now?: () => Date;
}): SpendGuard {
  let own: { at: number; usd: number }[] = [];
  return {
    async mayCall() {
      const since = now().getTime() - DAY_MS;
      own = own.filter(({ at }) => at > since);
      // Own calls are soon among the recorded ones; the larger of the two never counts a call twice.
      const ownUsd = own.reduce((sum, { usd }) => sum + usd, 0);
      return Math.max(await spentSince(new Date(since)), ownUsd) < dailyUsd;
    },
    spent(call) {
      own.push({ at: now().getTime(), usd: countedCost(call, unknownCallUsd) });
    },
  };
}
