import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../lib/db/prisma.server';
import type { Log } from '../lib/log.server';
import { makeDemoAftermath } from './demo-aftermath.server';
import { makeDemoAssessments } from './demo-assessments.server';
import { demoState, makeDemoOrganisation, markFilled } from './demo-organisation.server';
import { closeFinishedRound, dateGradingBack, listDemoSubmissions, makeDemoReviews } from './demo-reviews.server';
import { makeDemoSittings } from './demo-sittings.server';
import { liveInvitationLink } from './live-candidate.server';

const LOOK_EVERY_MS = 1_000;

export interface FillOptions {
  database: Database;
  /** Address of the site, for links in mails. */
  origin: string;
  log: Log;
}

/** The company, its assessments and its candidates' finished sittings. To be done before a worker runs; once. */
export async function fillWithWork({ database, origin, log }: FillOptions): Promise<void> {
  if ((await demoState(database)) === 'filled') return;
  const now = new Date();
  await makeDemoOrganisation({ database, now });
  await makeDemoAssessments({ database, now });
  await makeDemoSittings({ database, now, origin, onCandidate: (name) => log('info', 'demo-candidate', { name }) });
}

/** Everything that follows the grading, which a worker does meanwhile: reviews, appeals, decisions. Ends when `signal` aborts; once. */
export async function fillWithReviews({
  database,
  origin,
  log,
  signal,
}: FillOptions & { signal: AbortSignal }): Promise<void> {
  if ((await demoState(database)) === 'filled') return;
  const now = new Date();
  await liveInvitationLink({ database, origin });
  let told = -1;
  for (;;) {
    const { graded, total } = await listDemoSubmissions(database);
    if (graded.size !== told) {
      log('info', 'demo-graded', { graded: (told = graded.size), total });
      await dateGradingBack(database);
      await makeDemoReviews({ database, now, graded });
    }
    if (graded.size === total || signal.aborted) break;
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  if (signal.aborted) return;
  const { graded } = await listDemoSubmissions(database);
  await makeDemoAftermath({ database, now, graded, origin });
  await closeFinishedRound({ database, now });
  await markFilled(database);
  log('info', 'demo-filled');
}
