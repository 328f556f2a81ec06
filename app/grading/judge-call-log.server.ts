import { storableText } from '../exercises/storable-json';
import type { Database } from '../lib/db/prisma.server';
import type { JudgeCallRecord } from './judge/judge-types';

export interface JudgeCallLog {
  record(call: JudgeCallRecord): void;
  /** Resolves when every call is in the database; rejects when one could not be written. */
  settled(): Promise<void>;
}

/** Writes calls to the judge's model to the database as they end, so that money spent is known even if the grading is cut. */
export function createJudgeCallLog({ database, runId }: { database: Database; runId: string }): JudgeCallLog {
  const writes: Promise<unknown>[] = [];
  return {
    record({ startedAt, responseText, ...call }) {
      const data = { ...call, runId, startedAt: new Date(startedAt), responseText: storableText(responseText) };
      writes.push(database.judgeCall.create({ data, select: { id: true } }));
    },
    async settled() {
      const outcomes = await Promise.allSettled(writes.splice(0));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}
