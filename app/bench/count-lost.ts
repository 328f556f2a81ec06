import { setTimeout as wait } from 'node:timers/promises';
import { GRACE_MS } from '../assessments/sitting-clock';
import type { Database } from '../lib/db/prisma.server';

/** What became of the saves once the server had submitted everything. */
export interface Counted {
  /** Submissions that exist. */
  submitted: number;
  /** Attempts without a submission, and attempts whose submission is older than a save that was acknowledged. */
  lost: number;
  /** From the end of the grace to the last submission, in ms. */
  submittedAfterMs: number;
}

/** Waits until every attempt has its submission (at most `withinMs`) and compares each with the last edit that was acknowledged. */
export async function countLost({
  database,
  dueAt,
  acknowledged,
  withinMs,
}: {
  database: Database;
  dueAt: Date;
  acknowledged: ReadonlyMap<string, number>;
  withinMs: number;
}): Promise<Counted> {
  const giveUpAt = Date.now() + withinMs;
  const attemptId = { in: [...acknowledged.keys()] };
  // A database that was killed may still be on its way back.
  const count = () => database.submission.count({ where: { attemptId } }).catch(() => 0);
  while (Date.now() < giveUpAt && (await count()) < acknowledged.size) await wait(200);
  const submissions = await database.submission.findMany({
    where: { attemptId },
    select: { attemptId: true, answer: true, submittedAt: true },
  });
  const edits = new Map(submissions.map(({ attemptId: id, answer }) => [id, editOf(answer)]));
  const lost = [...acknowledged].filter(([id, edit]) => (edits.get(id) ?? -1) < edit).length;
  const last = Math.max(...submissions.map(({ submittedAt }) => submittedAt.getTime()));
  return { submitted: submissions.length, lost, submittedAfterMs: Math.max(0, last - dueAt.getTime() - GRACE_MS) };
}

/** Number of the edit that an answer holds; -1 for one without. */
function editOf(answer: unknown): number {
  const found = /\/\/ edit (\d+)/.exec(JSON.stringify(answer));
  return found ? Number(found[1]) : -1;
}
