import { setTimeout as delay } from 'node:timers/promises';
import { subscribe } from '../lib/db/notify.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { stableStringify } from '../lib/json';
import { findCurrentRun } from './find-current-run.server';
import { getGradingProgress } from './get-grading-progress.server';
import type { GradingProgress } from './result-view';

/** How often to look without having been told: notifications may be lost while a connection is being replaced. */
const LOOK_EVERY_MS = 1_500;

/**
 * Progress of a submission's grading: the state now, then every change, until it is finished or ungraded or the signal aborts.
 * Throws `not-found` for a submission that is not this visitor's.
 */
export async function* watchGrading({
  database = getDatabase(),
  submissionId,
  visitorId,
  signal,
}: {
  database?: Database;
  submissionId: string;
  visitorId: string;
  signal: AbortSignal;
}): AsyncGenerator<GradingProgress> {
  let wake: () => void = () => undefined;
  const { id: runId } = await findCurrentRun({ database, submissionId, visitorId });
  await subscribe({ channel: `grading:${runId}`, onMessage: () => wake(), signal });
  let last = '';
  while (!signal.aborted) {
    const told = new Promise<void>((resolve) => (wake = resolve));
    const progress = await getGradingProgress({ database, submissionId, visitorId });
    const text = stableStringify(progress);
    if (text !== last) yield progress;
    last = text;
    if (progress.status === 'FINISHED' || progress.status === 'UNGRADED') return;
    await Promise.race([told, delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)]);
  }
}
