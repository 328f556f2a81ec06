import { benchDatabase } from './bench-database';
import { startBenchServer } from './bench-server';
import { compared, measured, required, type Measurement } from './bench-types';
import { percentile } from './percentile';
import { inviteCandidates } from './invite-candidates';
import { countLost } from './count-lost';
import { killProcesses } from './kill-processes';
import { readWorkload } from './read-workload';
import { typeUntilDeadline } from './type-until-deadline';

const CANDIDATES = 300;
/** Within which candidates arrive, then the time all of them type, in ms. */
const ARRIVE_MS = 60_000;
const TYPING_MS = 60_000;
const SUBMITTED_WITHIN_MS = 120_000;

/**
 * A shared deadline: candidates type, each saving every two seconds, until all their sittings end at the same moment and the server
 * submits what is saved. What counts is the latency of saves, and that no acknowledged save is missing from what was submitted.
 */
export const benchSittings = (): Promise<Measurement[]> => measureSittings({ kill: false });

/** The same with web, worker and database killed (SIGKILL) one after the other while they type. Linux only. */
export const benchSittingsKilled = (): Promise<Measurement[]> => measureSittings({ kill: true });

async function measureSittings({ kill }: { kill: boolean }): Promise<Measurement[]> {
  const run = await runSittings({ kill });
  const idle = (p: number) => ({ name: `/healthz, p${p * 100}`, value: percentile(run.idle, p) });
  return [
    measured('candidates', CANDIDATES, 'people'),
    measured('saves acknowledged', run.savesOnArrival.length + run.saves.length, 'saves'),
    measured('tries that failed and were repeated', run.failures, 'tries'),
    compared('start of a sitting, p95', percentile(run.starts, 0.95), 'ms', idle(0.95)),
    compared('save while others still arrive, p95', percentile(run.savesOnArrival, 0.95), 'ms', idle(0.95)),
    compared('save, p50', percentile(run.saves, 0.5), 'ms', idle(0.5)),
    compared('save, p95', percentile(run.saves, 0.95), 'ms', idle(0.95)),
    measured('longest wait until a save was taken, with repeats', Math.max(...run.waits), 'ms'),
    compared('save after the end refused, p95', percentile(run.refusals, 0.95), 'ms', idle(0.95)),
    required('submitted', run.submitted, 'submissions', CANDIDATES),
    required('acknowledged saves lost', run.lost, 'saves', 0),
    measured('end of grace to last submission', run.submittedAfterMs, 'ms'),
  ];
}

async function runSittings({ kill }: { kill: boolean }) {
  const { slug, answer } = await readWorkload();
  const server = await startBenchServer();
  const database = await benchDatabase({ dataDir: server.dataDir });
  try {
    const dueAt = new Date(Date.now() + ARRIVE_MS + TYPING_MS);
    const tokens = await inviteCandidates({ database, slug, count: CANDIDATES, dueAt });
    const killing = kill
      ? killProcesses({ server, from: dueAt.getTime() - TYPING_MS, everyMs: TYPING_MS / 4 })
      : Promise.resolve();
    const typed = await typeUntilDeadline({ url: server.url, tokens, answer, database, dueAt, arriveMs: ARRIVE_MS });
    await killing;
    const counted = await countLost({
      database,
      dueAt,
      acknowledged: typed.acknowledged,
      withinMs: SUBMITTED_WITHIN_MS,
    });
    return { ...typed, ...counted };
  } finally {
    await database.$disconnect();
    await server.stop();
  }
}
