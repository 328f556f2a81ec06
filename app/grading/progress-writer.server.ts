import type { Database } from '../lib/db/prisma.server';
import { notify } from '../lib/db/notify.server';
import type { ProgressSteps } from './grade-types';
import type { StepReport } from './grade-answer.server';
import { gradingChannel } from './grading-channel';
import { writeProgress } from './stored-progress';

/** Counts inside a step are written at most this often; a step that begins or ends is written at once. */
const WRITE_EVERY_MS = 200;

export interface ProgressWriter {
  report(report: StepReport): void;
  /** The steps as they stand. */
  steps(): ProgressSteps;
  /** Waits for what is being written, and takes nothing more. */
  close(): Promise<void>;
}

/**
 * Writes what a run is doing to the database and announces it. `report` returns at once: writes happen one at a time in the
 * background and only the newest state is written. Progress is an extra, so a write that fails is dropped: the result does not
 * depend on it.
 */
export function createProgressWriter({
  database,
  runId,
  steps: titles,
}: {
  database: Database;
  runId: string;
  steps: { id: string; title: string }[];
}): ProgressWriter {
  let steps: ProgressSteps = titles.map((step) => ({ ...step, state: 'waiting' }));
  let pending = false;
  let closed = false;
  let writtenAt = 0;
  let writing: Promise<void> | null = null;

  async function writeNewest(): Promise<void> {
    while (pending) {
      pending = false;
      writtenAt = Date.now();
      await writeSteps(database, runId, steps).catch(() => undefined);
    }
    writing = null;
  }

  return {
    report({ stepId, state, ...counts }) {
      const before = steps.find((step) => step.id === stepId)?.state;
      steps = steps.map((step) => (step.id === stepId ? { id: step.id, title: step.title, state, ...counts } : step));
      if (closed || (before === state && Date.now() - writtenAt < WRITE_EVERY_MS)) return;
      pending = true;
      writing ??= writeNewest();
    },
    steps: () => steps,
    async close() {
      closed = true;
      await writing;
    },
  };
}

async function writeSteps(database: Database, runId: string, steps: ProgressSteps): Promise<void> {
  const { count } = await database.gradingRun.updateMany({
    where: { id: runId, status: 'RUNNING' },
    data: { progress: writeProgress(steps) },
  });
  if (count > 0) await notify({ database, channel: gradingChannel(runId), payload: 'RUNNING' });
}
